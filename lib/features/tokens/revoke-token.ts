import { can } from '@/lib/core/access'
import { notFound } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { TokenRef } from './schema'

export const revokeToken = command({
  permission: 'token:own',
  input: TokenRef,
  async run(ctx, { id }) {
    const { count } = await ctx.db.apiToken.updateMany({
      where: { id, revokedAt: null, ...(!can(ctx.actor, 'token:all') && { personId: ctx.actor.id }) },
      data: { revokedAt: ctx.now },
    })
    if (!count) throw notFound('token')
    return { result: { id }, audit: { action: 'token.revoked', entity: 'token', entityId: id } }
  },
})
