import type { CheckTrigger } from '@/lib/core/autochecks/words'
import { ruleError } from '@/lib/core/errors'
import { appendAudit } from '@/lib/server/audit'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction } from '@/lib/server/db'
import { attempt, type Ways } from './attempt'
import { checkOf } from './record'
import { CheckRef } from './schema'
import { storeAttempt, type Ran } from './store-attempt'

/** Runs a check now, by somebody's wish. What the check finds is its result, not an error. */
export const runCheck = command({
  permission: 'autocheck:run',
  input: CheckRef,
  async prepare(ctx, { id }) {
    const check = await checkOf(ctx, id)
    if (check.archivedAt) throw ruleError([{ key: 'autochecks.rule.archived' }])
    if (check.confirmationMissing) throw ruleError([{ key: 'autochecks.rule.confirmFirst' }])
    const made = await attempt(ctx, id, 'demand')
    if (!made) throw ruleError([{ key: 'autochecks.rule.running' }])
    return made
  },
  run: (ctx, _input, made) => storeAttempt(ctx, made),
})

/** Tries and stores outside of any request: for the clock, gates and the demo. Null while the check runs elsewhere. */
export async function performCheck(ctx: Ctx, checkId: string, trigger: CheckTrigger, ways: Ways = {}): Promise<Ran | null> {
  const made = await attempt(ctx, checkId, trigger, ways)
  if (!made) return null
  return inTransaction(async (tx) => {
    const inside = { ...ctx, db: tx, inTransaction: true }
    const { result, audit } = await storeAttempt(inside, made)
    await appendAudit(inside, audit)
    return result
  })
}
