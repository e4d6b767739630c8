import { invalid } from '@/lib/core/errors'
import { passwordReasons } from '@/lib/core/people/password'
import { command } from '@/lib/server/command'
import { hashPassword } from '@/lib/server/passwords'
import { revokeSessions } from '@/lib/server/sessions'
import { oneTimePassword } from './create-person'
import { personOf } from './queries'
import { ResetPassword } from './schema'
import { clearSignInFailures } from './throttle'

/** Replaces a forgotten password, by default by one that is shown once; all sessions of the person end and a block is lifted. */
export const resetPassword = command({
  permission: 'person:edit',
  stepUp: true,
  input: ResetPassword,
  prepare: async (ctx, input) => {
    const reasons = input.password === undefined ? [] : passwordReasons(input.password, await personOf(ctx, input.id))
    if (reasons.length) throw invalid({ password: reasons })
    const password = input.password ?? oneTimePassword()
    return { password, passwordHash: await hashPassword(password) }
  },
  async run(ctx, input, { password, passwordHash }) {
    const person = await personOf(ctx, input.id)
    await ctx.db.person.update({ where: { id: input.id }, data: { passwordHash, passwordSetAt: input.password === undefined ? null : ctx.now }, select: { id: true } })
    await clearSignInFailures(ctx.db, person.email)
    const ended = await revokeSessions(ctx.db, input.id, 'password-reset', ctx.now)
    return {
      result: { oneTimePassword: input.password === undefined ? password : null },
      audit: { action: 'password.reset', entity: 'person', entityId: input.id, facts: { sessionsEnded: ended } },
    }
  },
})
