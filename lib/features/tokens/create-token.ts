import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { ruleError } from '@/lib/core/errors'
import { tokenFrom } from '@/lib/core/tokens/token'
import { command } from '@/lib/server/command'
import { tokenHash } from '@/lib/server/tokens'
import { CreateToken } from './schema'

/** The result holds the token: it is shown once and only its HMAC is kept. The system may name another owner. */
export const createToken = command({
  permission: 'token:own',
  stepUp: true,
  input: CreateToken.extend({ ownerId: z.string().max(64).optional() }),
  async run(ctx, input) {
    if (input.ownerId && ctx.actor.kind === 'person' && input.ownerId !== ctx.actor.id) throw ruleError([{ key: 'tokens.onlyOwn' }])
    const personId = input.ownerId ?? ctx.actor.id
    const token = tokenFrom(randomBytes(32))
    const row = await ctx.db.apiToken.create({
      data: {
        personId,
        name: input.name,
        tokenHash: tokenHash(token),
        lastFour: token.slice(-4),
        scopes: [...new Set(input.scopes)].sort().join(' '),
        createdAt: ctx.now,
        expiresAt: new Date(ctx.now.getTime() + input.days * 86_400_000),
      },
      select: { id: true, personId: true, name: true, scopes: true, lastFour: true, expiresAt: true },
    })
    return { result: { token, id: row.id, expiresAt: row.expiresAt }, audit: { action: 'token.created', entity: 'token', entityId: row.id, after: row } }
  },
})
