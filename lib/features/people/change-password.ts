import { AppError, invalid } from '@/lib/core/errors'
import { passwordReasons } from '@/lib/core/people/password'
import { command } from '@/lib/server/command'
import { db } from '@/lib/server/db'
import { hashPassword, verifyPassword } from '@/lib/server/passwords'
import { personOf } from './queries'
import { ChangePassword } from './schema'
import { revokeSessions } from '@/lib/server/sessions'
import { reserveSignIn } from './throttle'

/** Needs the current password and ends every session of the person, this one included: they sign in anew. */
export const changePassword = command({
  permission: 'session:revoke-own',
  input: ChangePassword,
  prepare: async (ctx, input) => {
    if (input.next !== input.repeat) throw invalid({ repeat: [{ key: 'people.password.repeatDiffers' }] })
    const person = await db.person.findUniqueOrThrow({ where: { id: ctx.actor.id }, select: { email: true, name: true, passwordHash: true } })
    await reserveSignIn(person.email, ctx.ip, ctx.now)
    if (!(await verifyPassword(person.passwordHash, input.current))) throw invalid({ current: [{ key: 'people.password.wrong' }] })
    const reasons = passwordReasons(input.next, person)
    if (reasons.length) throw invalid({ next: reasons })
    return { passwordHash: await hashPassword(input.next), oldHash: person.passwordHash }
  },
  async run(ctx, _input, { passwordHash, oldHash }) {
    const { count } = await ctx.db.person.updateMany({
      where: { id: ctx.actor.id, passwordHash: oldHash },
      data: { passwordHash, passwordSetAt: ctx.now },
    })
    if (!count) throw new AppError({ code: 'conflict', key: 'errors.conflict' })
    const ended = await revokeSessions(ctx.db, ctx.actor.id, 'password-changed', ctx.now)
    return {
      result: await personOf(ctx, ctx.actor.id),
      audit: { action: 'password.changed', entity: 'person', entityId: ctx.actor.id, facts: { sessionsEnded: ended } },
    }
  },
})
