import { cellOf } from '@/lib/core/compatibility/standing'
import type { Ctx } from '@/lib/server/ctx'
import { releasesOf } from './releases'
import { readStanding } from './standing'
import { subjectOf } from './subject'

/**
 * Inside the caller's transaction: computes the cells of automations again, one for each system that the automation touches or
 * is tested on. Cells that rest on nothing any more go.
 * @returns how many cells now say something else
 */
export async function recomputeCells(ctx: Ctx, automationIds: readonly string[]): Promise<number> {
  const standing = await readStanding(ctx, automationIds)
  let changed = 0
  for (const [automationId, { checks, releases, faults }] of standing) {
    const systems = [...new Set([...(await subjectOf(ctx, automationId)).systems.map(({ id }) => id), ...checks.flatMap(({ systemIds }) => systemIds)])]
    const current = { ...(await releasesOf(ctx, systems)), ...releases }
    const before = new Map((await ctx.db.compatCell.findMany({ where: { automationId } })).map((cell) => [cell.systemId, cell]))
    const retired = await ctx.db.automation.count({ where: { id: automationId, OR: [{ archivedAt: { not: null } }, { stage: 'retired' }] } })
    const kept = retired ? [] : systems
    const whole = checks.filter(({ systemIds }) => systemIds.length === 0)
    for (const systemId of kept) {
      const own = checks.filter((check) => check.systemIds.includes(systemId))
      const sum = (pick: 'blockers' | 'others') => [...own, ...whole].reduce((total, { id }) => total + (faults.get(id)?.[pick] ?? 0), 0)
      const [blockers, others] = [sum('blockers'), sum('others')]
      const currentRelease = current[systemId] ?? null
      const { state, testedRelease, runId, testedAtMs } = cellOf({ checks: own, whole, systemId, currentRelease, blockers, faults: others })
      const old = before.get(systemId)
      const data = { state, testedRelease, currentRelease, runId, testedAt: testedAtMs === null ? null : new Date(testedAtMs), blockers, faults: others, staleSince: state === 'stale' ? (old?.state === 'stale' ? old.staleSince : ctx.now) : null }
      if (old && same(old, data)) continue
      changed += 1
      await ctx.db.compatCell.upsert({ where: { automationId_systemId: { automationId, systemId } }, create: { automationId, systemId, ...data, computedAt: ctx.now }, update: { ...data, computedAt: ctx.now }, select: { state: true } })
    }
    const gone = [...before.keys()].filter((systemId) => !kept.includes(systemId))
    if (gone.length) changed += (await ctx.db.compatCell.deleteMany({ where: { automationId, systemId: { in: gone } } })).count
  }
  return changed
}

type Kept = { state: string; testedRelease: string | null; currentRelease: string | null; runId: string | null; testedAt: Date | null; blockers: number; faults: number }
const same = (a: Kept, b: Kept): boolean =>
  a.state === b.state && a.testedRelease === b.testedRelease && a.currentRelease === b.currentRelease && a.runId === b.runId && a.testedAt?.getTime() === b.testedAt?.getTime() && a.blockers === b.blockers && a.faults === b.faults
