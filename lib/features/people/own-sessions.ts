import { z } from 'zod'
import { notFound } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { SessionRef } from './schema'
import { revokeSessions } from '@/lib/server/sessions'

/** Ends one of the person's own sessions; signing out is ending the present one. */
export const revokeOwnSession = command({
  permission: 'session:revoke-own',
  input: SessionRef,
  async run(ctx, { id }) {
    const { count } = await ctx.db.session.updateMany({
      where: { id, personId: ctx.actor.id, revokedAt: null },
      data: { revokedAt: ctx.now, revokedWhy: 'signed-out' },
    })
    if (!count) throw notFound('session')
    return { result: { id }, audit: { action: 'session.ended', entity: 'session', entityId: id } }
  },
})

/** Signs the person out everywhere, here too. */
export const revokeAllOwnSessions = command({
  permission: 'session:revoke-own',
  input: z.strictObject({}),
  async run(ctx) {
    const ended = await revokeSessions(ctx.db, ctx.actor.id, 'signed-out-everywhere', ctx.now)
    return { result: { ended }, audit: { action: 'session.ended-all', entity: 'person', entityId: ctx.actor.id, facts: { ended } } }
  },
})
