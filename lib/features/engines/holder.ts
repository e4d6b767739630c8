import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { db } from '@/lib/server/db'

const startedAt = () => String(Math.trunc(performance.timeOrigin))

/** A new name for whoever holds a lease; tells the host, the process and its start. */
export const newHolder = (): string => [hostname(), process.pid, startedAt(), randomUUID()].join('|')

/** True only when the holder was a process of this host that does not exist any more. */
export function isGone(holder: string): boolean {
  const [host, pid, start] = holder.split('|')
  if (host !== hostname() || !start || !/^[1-9]\d*$/.test(pid ?? '')) return false
  if (Number(pid) === process.pid) return start !== startedAt()
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

/** Ends the leases that a killed process of this host left behind, so that its engines are due at once. */
export async function endLeasesOfTheDead(now: Date): Promise<void> {
  const held = await db.engine.findMany({ where: { leaseUntil: { gte: now } }, select: { id: true, leaseHolder: true } })
  for (const { id, leaseHolder } of held) {
    if (!leaseHolder || !isGone(leaseHolder)) continue
    await db.engine.updateMany({ where: { id, leaseHolder }, data: { leaseUntil: new Date(now.getTime() - 1) } })
  }
}
