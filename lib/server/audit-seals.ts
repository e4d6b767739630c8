import { createHmac } from 'node:crypto'
import { hashOf, type AuditRow } from './audit'
import { canonicalJson } from './canonical'
import type { Db } from './db'
import { keyFor } from './keys'

/** HMAC over an entry as it may stand after a person's data went out of it, bound to the hash that it was written with. */
export function redactedHashOf({ hash, ...content }: AuditRow, key: Buffer = keyFor('audit')): string {
  return createHmac('sha256', key).update(`redacted\n${hash}\n`).update(canonicalJson(content)).digest('hex')
}

/** What an entry is now: as it was written, redacted for an erasure on record, or changed past the portal. */
export type EntryState = 'written' | 'redacted' | 'changed'

export function entryState(row: AuditRow, redactedHash: string | undefined, key: Buffer = keyFor('audit')): EntryState {
  const { hash, ...content } = row
  if (hashOf(content, key) === hash) return 'written'
  return redactedHash !== undefined && redactedHashOf(row, key) === redactedHash ? 'redacted' : 'changed'
}

/** Hash of each redacted entry between two numbers, both included. */
export async function redactionsBetween(db: Db, first: number, last: number): Promise<Map<number, string>> {
  const rows = await db.auditRedaction.findMany({ where: { seq: { gte: first, lte: last } }, select: { seq: true, redactedHash: true } })
  return new Map(rows.map(({ seq, redactedHash }) => [seq, redactedHash]))
}

/** Which of these entries are neither as written nor redacted on record. */
export async function changedEntries(db: Db, rows: readonly AuditRow[]): Promise<AuditRow[]> {
  const suspects = rows.filter(({ hash, ...content }) => hashOf(content, keyFor('audit')) !== hash)
  if (!suspects.length) return []
  const known = await db.auditRedaction.findMany({ where: { seq: { in: suspects.map(({ seq }) => seq) } }, select: { seq: true, redactedHash: true } })
  const redacted = new Map(known.map(({ seq, redactedHash }) => [seq, redactedHash]))
  return suspects.filter((row) => entryState(row, redacted.get(row.seq)) === 'changed')
}

export interface Checkpoint {
  seq: number
  hash: string
  entries: number
  from: Date
  to: Date
  exportSha: string
}

/** HMAC over what a checkpoint says, with the key outside the database. */
export const checkpointMac = ({ seq, hash, entries, from, to, exportSha }: Checkpoint, key: Buffer = keyFor('audit')): string =>
  createHmac('sha256', key).update('checkpoint\n').update(canonicalJson({ seq, hash, entries, from, to, exportSha })).digest('hex')
