import { z } from 'zod'
import { can } from '@/lib/core/access'
import { query } from '@/lib/server/command'

/** The reader's tokens, or everybody's for those who may see them. */
export const listTokens = query({
  permission: 'token:own',
  input: z.strictObject({}),
  run: (ctx) =>
    ctx.db.apiToken.findMany({
      where: can(ctx.actor, 'token:all') ? {} : { personId: ctx.actor.id },
      select: {
        id: true, name: true, scopes: true, lastFour: true, createdAt: true, expiresAt: true, lastUsedAt: true, revokedAt: true,
        person: { select: { id: true, name: true } },
      },
      orderBy: { createdAt: 'desc' },
      take: 200,
    }),
})
