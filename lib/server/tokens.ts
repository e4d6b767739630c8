import { createHmac } from 'node:crypto'
import type { Actor, TokenScope } from '@/lib/core/access'
import { isWellFormedToken } from '@/lib/core/tokens/token'
import { db } from './db'
import { keyFor } from './keys'
import { grantsOf } from './sessions'

export const tokenHash = (token: string) => createHmac('sha256', keyFor('token')).update(token).digest('hex')

const USED_EVERY_MS = 30_000

/** The actor behind a bearer token: its owner's grants, limited to the token's scopes. Null for anything not valid now. */
export async function actorOfToken(token: string, now: Date): Promise<Actor | null> {
  if (!isWellFormedToken(token)) return null
  const row = await db.apiToken.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: {
      id: true, name: true, scopes: true, expiresAt: true, revokedAt: true, lastUsedAt: true,
      person: { select: { active: true, grants: { select: { role: true, department: { select: { path: true } } } } } },
    },
  })
  if (!row || row.revokedAt || row.expiresAt <= now || !row.person.active) return null
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() > USED_EVERY_MS) {
    await db.apiToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } })
  }
  return { kind: 'token', id: row.id, name: row.name, grants: grantsOf(row.person.grants), scopes: row.scopes.split(' ') as TokenScope[] }
}
