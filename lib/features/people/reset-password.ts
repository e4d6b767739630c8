import { command } from '@/lib/server/command'
import { hashPassword } from '@/lib/server/passwords'
import { oneTimePassword } from './create-person'
import { personOf } from './queries'
import { PersonRef } from './schema'
import { revokeSessions } from '@/lib/server/sessions'
import { clearSignInFailures } from './throttle'

/** Replaces a forgotten password by one that is shown once; all sessions of the person end and a block is lifted. */
export const resetPassword = command({
  permission: 'person:edit',
  stepUp: true,
  input: PersonRef,
  prepare: async () => {
    const password = oneTimePassword()
    return { password, passwordHash: await hashPassword(password) }
  },
  async run(ctx, { id }, { password, passwordHash }) {
    const person = await personOf(ctx, id)
    await ctx.db.person.update({ where: { id }, data: { passwordHash, passwordSetAt: ctx.now }, select: { id: true } })
    await clearSignInFailures(ctx.db, person.email)
    const ended = await revokeSessions(ctx.db, id, 'password-reset', ctx.now)
    return { result: { oneTimePassword: password }, audit: { action: 'password.reset', entity: 'person', entityId: id, facts: { sessionsEnded: ended } } }
  },
})
