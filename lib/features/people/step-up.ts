import { invalid, unauthenticated } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { db } from '@/lib/server/db'
import { verifyPassword } from '@/lib/server/passwords'
import { StepUp } from './schema'
import { clearSignInFailures, reserveSignIn } from './throttle'

/** The person proves again who they are; opens sensitive verbs of this session for five minutes. */
export const stepUp = command({
  permission: 'session:revoke-own',
  input: StepUp,
  prepare: async (ctx, input) => {
    const person = await db.person.findUniqueOrThrow({ where: { id: ctx.actor.id }, select: { email: true, passwordHash: true } })
    await reserveSignIn(person.email, ctx.ip, ctx.now)
    if (!(await verifyPassword(person.passwordHash, input.password))) throw invalid({ password: [{ key: 'people.password.wrong' }] })
    return person.email
  },
  async run(ctx, _input, email) {
    if (!ctx.sessionId) throw unauthenticated()
    await clearSignInFailures(ctx.db, email)
    await ctx.db.session.updateMany({ where: { id: ctx.sessionId, personId: ctx.actor.id, revokedAt: null }, data: { stepUpAt: ctx.now } })
    return { result: { until: ctx.now }, audit: { action: 'session.stepped-up', entity: 'session', entityId: ctx.sessionId } }
  },
})
