import { z } from 'zod'
import { liveStages } from '@/lib/core/portfolio/stages'
import type { AuditDraft } from '@/lib/server/audit'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { moveInside } from './move'
import { oneOfMany } from './one-of-many'
import { evidenceOf, movedRequest } from './workflow-facts'

const PAGE = 200

/** Requests in delivery whose automation is live, or for a retirement retired: candidates for the step that needs no button. */
const arrived = {
  status: 'in-delivery',
  OR: [
    { type: 'idea', automation: { stage: { in: [...liveStages] }, liveSince: { not: null } } },
    { type: 'retirement', automation: { stage: 'retired' } },
  ],
}

/** Lets requests go live as soon as runs of their automation count, and retirements end with theirs. @returns how many moved */
export async function followDelivery(ctx: Ctx, signal: AbortSignal): Promise<number> {
  let moved = 0
  for (let after = ''; !signal.aborted; ) {
    const page = await ctx.db.request.findMany({ where: { AND: [arrived, { id: { gt: after } }] }, select: { id: true }, orderBy: { id: 'asc' }, take: PAGE })
    for (const { id } of page) if (!signal.aborted) moved += await oneOfMany(id, () => followOne(ctx, { id }))
    after = page.at(-1)?.id ?? ''
    if (page.length < PAGE) break
  }
  return moved
}

const followOne = command({
  permission: 'request:deliver',
  input: z.strictObject({ id: z.string() }),
  async run(ctx, { id }) {
    const audit = await arriveInside(ctx, id)
    return { result: audit.length, audit }
  },
})

/** The same for the requests of one automation, inside the transaction that changes its stage. */
export async function followAutomation(ctx: Ctx, automationId: string): Promise<AuditDraft[]> {
  const requests = await ctx.db.request.findMany({ where: { AND: [arrived, { automationId }] }, select: { id: true }, orderBy: { id: 'asc' } })
  const audit: AuditDraft[] = []
  for (const { id } of requests) audit.push(...(await arriveInside(ctx, id)))
  return audit
}

/** Evidence is a run of production that counts after an automation went live during this delivery; what was live before is for people to say. */
async function arriveInside(ctx: Ctx, id: string): Promise<AuditDraft[]> {
  const request = await movedRequest(ctx, id)
  const { automationId, automation } = request
  if (request.status !== 'in-delivery' || !automationId || !automation) return []
  if (request.type === 'retirement') return automation.stage === 'retired' ? [await moveInside(ctx, id, 'closed', { name: 'retire', closedAs: 'done', machine: 'clock', facts: { automationId } })] : []
  const delivered = request.transitions.find(({ to }) => to === 'in-delivery')?.at
  const { liveSince } = automation
  if (request.type !== 'idea' || !liveSince || !delivered || liveSince < delivered) return []
  const where = evidenceOf(automationId, liveSince)
  const first = await ctx.db.run.findFirst({ where, select: { id: true, externalId: true, at: true, engine: { select: { slug: true } } }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
  if (!first) return []
  const runs = await ctx.db.run.count({ where })
  const evidence = { automationId, liveSince, firstRun: { id: first.id, externalId: first.externalId, engine: first.engine.slug, at: first.at }, runs }
  return [await moveInside(ctx, id, 'live', { name: 'goLive', machine: 'clock', facts: { evidence } })]
}
