import type { CheckFault, CheckOutcome, CheckTrigger } from '@/lib/core/autochecks/words'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { checksOf } from './concerned'
import { performCheck } from './run-check'

export interface RanCheck {
  checkId: string
  name: string
  nameZh: string | null
  outcome: CheckOutcome
  fault: CheckFault | null
}

/** Nothing is begun after this; people wait for a gate. */
const GATE_MS = 45_000
const PLACES = 4

/**
 * Runs the active checks that concern an automation, now, and stores their results. Talks to the network, so never inside a
 * transaction. Checks that run elsewhere at this moment are left out.
 */
export async function runChecksFor(ctx: Ctx, automationId: string, trigger: CheckTrigger): Promise<RanCheck[]> {
  return runAll(ctx, await checksOf(ctx, automationId), trigger)
}

/** Before a gate is read: the checks of all automations of its phase, so that its figures rest on what is so now. */
export async function runChecksBeforeGate(ctx: Ctx, phaseId: string): Promise<RanCheck[]> {
  if (ctx.inTransaction) return []
  const automations = await ctx.db.automation.findMany({ where: { phaseId, archivedAt: null, stage: { not: 'retired' } }, select: { id: true } })
  const concerned: Prisma.AutoCheckWhereInput[] = []
  for (const { id } of automations) concerned.push(await checksOf(ctx, id))
  return concerned.length ? runAll(ctx, { OR: concerned }, 'gate') : []
}

async function runAll(ctx: Ctx, concerned: Prisma.AutoCheckWhereInput, trigger: CheckTrigger): Promise<RanCheck[]> {
  const checks = await ctx.db.autoCheck.findMany({ where: { AND: [concerned, { status: 'active', archivedAt: null }] }, select: { id: true, name: true, nameZh: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
  const until = Date.now() + GATE_MS
  const order = new Map(checks.map(({ id }, index) => [id, index]))
  const waiting = [...checks]
  const done: RanCheck[] = []
  const work = async () => {
    for (let next = waiting.shift(); next && Date.now() < until; next = waiting.shift()) {
      const ran = await performCheck(ctx, next.id, trigger)
      if (ran) done.push({ checkId: next.id, name: next.name, nameZh: next.nameZh, outcome: ran.outcome, fault: ran.fault })
    }
  }
  await Promise.all(Array.from({ length: PLACES }, work))
  return done.sort((a, b) => order.get(a.checkId)! - order.get(b.checkId)!)
}
