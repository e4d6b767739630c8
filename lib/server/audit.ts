import { createHmac } from 'node:crypto'
import type { Actor } from '@/lib/core/access'
import { canonicalJson } from './canonical'
import type { Ctx } from './ctx'
import { dialect, type Db } from './db'
import { keyFor } from './keys'

/** What a verb says about the change it made. `before`/`after` hold the fields of the record, `facts` what it was decided on. */
export interface AuditDraft {
  action: string
  entity: string
  entityId: string | number
  before?: unknown
  after?: unknown
  facts?: unknown
}

export interface AuditRow {
  seq: number
  at: Date
  actorKind: string
  actorId: string
  actorName: string
  action: string
  entity: string
  entityId: string
  data: string
  requestId: string
  ip: string | null
  prevHash: string
  hash: string
}

export const GENESIS = '0'.repeat(64)
const NEVER_STORED = /^(password|passwordHash|tokenHash|token|cipher|secret|secrets|apiKey)$/i

/** HMAC-SHA-256 over the hash of the row before and the canonical JSON of this row's content. */
export function hashOf(row: Omit<AuditRow, 'hash'>, key: Buffer): string {
  const { prevHash, ...content } = row
  return createHmac('sha256', key).update(prevHash).update('\n').update(canonicalJson(content)).digest('hex')
}

/** The next row of the chain after `previous` (null for the first). Pure but for the key. */
export function nextRow(
  previous: { seq: number; hash: string } | null,
  draft: AuditDraft,
  by: { actor: Actor; at: Date; requestId: string; ip: string | null },
  key: Buffer = keyFor('audit'),
): AuditRow {
  const row = {
    seq: (previous?.seq ?? 0) + 1,
    at: by.at,
    actorKind: by.actor.kind,
    actorId: by.actor.id,
    actorName: by.actor.name,
    action: draft.action,
    entity: draft.entity,
    entityId: String(draft.entityId),
    data: canonicalJson(withoutSecrets({ before: draft.before, after: draft.after, facts: draft.facts })),
    requestId: by.requestId,
    ip: by.ip,
    prevHash: previous?.hash ?? GENESIS,
  }
  return { ...row, hash: hashOf(row, key) }
}

/** Appends the drafts to the chain inside the caller's transaction. */
export async function appendAudit(ctx: Ctx, drafts: AuditDraft[]): Promise<void> {
  if (!drafts.length) return
  if (!ctx.inTransaction) throw new Error('audit rows are written inside the transaction of their change')
  await lockChain(ctx.db)
  let previous = await headOf(ctx.db)
  for (const draft of drafts) {
    const row = nextRow(previous, draft, { actor: ctx.actor, at: ctx.now, requestId: ctx.requestId, ip: ctx.ip })
    await ctx.db.auditEntry.create({ data: row, select: { seq: true } })
    previous = row
  }
}

export const headOf = (db: Db) => db.auditEntry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true, hash: true } })

/** On SQLite the transaction already holds the only writer; PostgreSQL takes turns at the head of the chain. */
const AUDIT_LOCK = 7001
async function lockChain(db: Db) {
  if (dialect === 'postgresql') await db.$executeRaw`SELECT pg_advisory_xact_lock(${AUDIT_LOCK}::bigint)`
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => (NEVER_STORED.test(key) ? [] : [[key, withoutSecrets(member)]])),
  )
}
