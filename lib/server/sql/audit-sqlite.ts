import type { Database } from 'better-sqlite3'
import { nextRow, type AuditDraft } from '../audit'
import type { Ctx } from '../ctx'
import { prismaTime } from './prisma-time'
import { statement } from './statements'

const HEAD = `SELECT "seq", "hash" FROM "AuditEntry" ORDER BY "seq" DESC LIMIT 1`
const INSERT = `INSERT INTO "AuditEntry" ("seq", "at", "actorKind", "actorId", "actorName", "action", "entity", "entityId", "data", "requestId", "ip", "prevHash", "hash")
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** The same row as `appendAudit`, by prepared statements: a sync appends one for every page. */
export function appendAuditSqlite(raw: Database, ctx: Ctx, draft: AuditDraft): void {
  const head = statement(raw, HEAD).get() as [number, string] | undefined
  const by = { actor: ctx.actor, at: ctx.now, requestId: ctx.requestId, ip: ctx.ip }
  const row = nextRow(head ? { seq: head[0], hash: head[1] } : null, draft, by)
  statement(raw, INSERT).run(
    row.seq, prismaTime(row.at.getTime()), row.actorKind, row.actorId, row.actorName, row.action, row.entity, row.entityId,
    row.data, row.requestId, row.ip, row.prevHash, row.hash,
  )
}
