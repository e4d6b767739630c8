import { GENESIS, type AuditRow } from './audit'
import { readAnchors } from './audit-anchors'
import { checkpointMac, entryState, redactionsBetween } from './audit-seals'
import type { Db } from './db'
import { keyFor } from './keys'

export type ChainFault = 'missing' | 'changed' | 'unlinked' | 'anchor-changed' | 'checkpoint-changed' | 'truncated'

export type ChainReport =
  | { ok: true; entries: number; anchors: number; head: string; redacted: number; checkpoint: number | null }
  | { ok: false; fault: ChainFault; seq: number; entries: number; entry?: { at: Date; action: string; actorName: string } }

/**
 * Reads the whole chain in pages and names the first broken entry. Entries before a checkpoint may be gone; redacted entries
 * must be what their redaction says. `entries` counts those that were read and hold.
 */
export async function verifyChain(db: Db, options: { pageSize?: number; key?: Buffer } = {}): Promise<ChainReport> {
  const { pageSize = 1000, key = keyFor('audit') } = options
  const { anchors, brokenAt } = await readAnchors(key)
  const checkpoints = await db.auditCheckpoint.findMany({ orderBy: { seq: 'asc' } })
  const forged = checkpoints.find((checkpoint) => checkpointMac(checkpoint, key) !== checkpoint.mac)
  if (forged) return { ok: false, fault: 'checkpoint-changed', seq: forged.seq, entries: 0 }
  const pinned = new Map([...checkpoints.map(({ seq, hash }) => [seq, hash] as const)])

  const start = await startOf(db, pinned)
  // Numbers begin at 1: what lies below was put there by somebody else.
  const stray = await db.auditEntry.findFirst({ where: { seq: { lt: start.expected } }, orderBy: { seq: 'asc' }, select: { seq: true, at: true, action: true, actorName: true } })
  if (stray) return { ok: false, fault: 'unlinked', seq: stray.seq, entries: 0, entry: { at: stray.at, action: stray.action, actorName: stray.actorName } }
  let { expected, prevHash } = start
  let redacted = 0
  for (;;) {
    const page = (await db.auditEntry.findMany({ where: { seq: { gte: expected } }, orderBy: { seq: 'asc' }, take: pageSize })) as AuditRow[]
    const redactions = page.length ? await redactionsBetween(db, page[0]!.seq, page.at(-1)!.seq) : new Map<number, string>()
    for (const row of page) {
      const fail = (fault: ChainFault, seq: number): ChainReport => ({
        ok: false, fault, seq, entries: expected - start.expected,
        ...(seq === row.seq && { entry: { at: row.at, action: row.action, actorName: row.actorName } }),
      })
      if (row.seq !== expected) return fail('missing', expected)
      if (row.prevHash !== prevHash) return fail('unlinked', row.seq)
      const state = entryState(row, redactions.get(row.seq), key)
      if (state === 'changed') return fail('changed', row.seq)
      if (state === 'redacted') redacted += 1
      if ([anchors.get(row.seq), pinned.get(row.seq)].some((known) => known !== undefined && known !== row.hash)) return fail('changed', row.seq)
      prevHash = row.hash
      expected += 1
    }
    if (page.length < pageSize) break
  }
  const entries = expected - start.expected
  if (brokenAt !== null) return { ok: false, fault: 'anchor-changed', seq: brokenAt, entries }
  const anchoredStart = anchors.get(start.expected - 1)
  if (anchoredStart !== undefined && anchoredStart !== start.prevHash) return { ok: false, fault: 'checkpoint-changed', seq: start.expected - 1, entries }
  const furthest = Math.max(0, ...anchors.keys(), ...pinned.keys())
  // Archiving leaves the newest entry: an empty trail behind a checkpoint was emptied by somebody else.
  if (furthest >= expected || (entries === 0 && pinned.size > 0)) return { ok: false, fault: 'truncated', seq: expected, entries }
  return { ok: true, entries, anchors: anchors.size, head: prevHash, redacted, checkpoint: start.expected > 1 ? start.expected - 1 : null }
}

/** Where reading begins: the first entry of all, or the one after the checkpoint that the earlier ones were taken away with. */
async function startOf(db: Db, pinned: ReadonlyMap<number, string>): Promise<{ expected: number; prevHash: string }> {
  const first = await db.auditEntry.findFirst({ orderBy: { seq: 'asc' }, select: { seq: true } })
  const before = (first?.seq ?? Number.POSITIVE_INFINITY) - 1
  const covering = [...pinned.keys()].filter((seq) => seq <= before).at(-1)
  return covering === undefined ? { expected: 1, prevHash: GENESIS } : { expected: covering + 1, prevHash: pinned.get(covering)! }
}
