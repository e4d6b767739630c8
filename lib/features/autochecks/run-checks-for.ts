import type { CheckFault, CheckOutcome, CheckTrigger } from '@/lib/core/autochecks/words'
import type { Ctx } from '@/lib/server/ctx'
import { checksOf } from './failing'
import { performCheck } from './run-check'

export interface RanCheck {
  checkId: string
  name: string
  nameZh: string | null
  outcome: CheckOutcome
  fault: CheckFault | null
}

/**
 * Runs the active checks that concern an automation, now, one after the other, and stores their results. Talks to the
 * network, so never inside a transaction. Checks that run elsewhere at this moment are left out.
 */
export async function runChecksFor(ctx: Ctx, automationId: string, trigger: CheckTrigger): Promise<RanCheck[]> {
  const checks = await ctx.db.autoCheck.findMany({ where: { AND: [await checksOf(ctx, automationId), { status: 'active' }] }, select: { id: true, name: true, nameZh: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
  const done: RanCheck[] = []
  for (const { id, name, nameZh } of checks) {
    const ran = await performCheck(ctx, id, trigger)
    if (ran) done.push({ checkId: id, name, nameZh, outcome: ran.outcome, fault: ran.fault })
  }
  return done
}
