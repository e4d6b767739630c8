import { createHmac } from 'node:crypto'
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { GENESIS, hashOf, headOf, type AuditRow } from './audit'
import type { Db } from './db'
import { env } from './env'
import { keyFor } from './keys'

export type ChainFault = 'missing' | 'changed' | 'unlinked' | 'anchor-changed' | 'truncated'

export type ChainReport =
  | { ok: true; entries: number; anchors: number; head: string }
  | { ok: false; fault: ChainFault; seq: number; entries: number }

interface Anchor {
  at: string
  seq: number
  hash: string
}

const anchorFile = () => path.join(env().DATA_DIR, 'audit-anchors.jsonl')
const macOf = (anchor: Anchor, key: Buffer) => createHmac('sha256', key).update(`${anchor.at}\n${anchor.seq}\n${anchor.hash}`).digest('hex')

/** Writes the head of the chain to a file outside the database, so that a cut-off tail shows. Returns null for an empty chain. */
export async function anchorHead(db: Db, now: Date): Promise<Anchor | null> {
  const head = await headOf(db)
  if (!head) return null
  const anchor = { at: now.toISOString(), seq: head.seq, hash: head.hash }
  await mkdir(env().DATA_DIR, { recursive: true })
  await appendFile(anchorFile(), `${JSON.stringify({ ...anchor, mac: macOf(anchor, keyFor('audit')) })}\n`, { mode: 0o600 })
  return anchor
}

/** Reads the whole chain in pages and names the first broken entry. */
export async function verifyChain(db: Db, options: { pageSize?: number; key?: Buffer } = {}): Promise<ChainReport> {
  const { pageSize = 1000, key = keyFor('audit') } = options
  const { anchors, brokenAt } = await readAnchors(key)
  let expected = 1
  let prevHash = GENESIS
  for (;;) {
    const page = (await db.auditEntry.findMany({ where: { seq: { gte: expected } }, orderBy: { seq: 'asc' }, take: pageSize })) as AuditRow[]
    for (const row of page) {
      const fail = (fault: ChainFault, seq: number): ChainReport => ({ ok: false, fault, seq, entries: expected - 1 })
      if (row.seq !== expected) return fail('missing', expected)
      if (row.prevHash !== prevHash) return fail('unlinked', row.seq)
      const { hash, ...content } = row
      if (hashOf(content, key) !== hash) return fail('changed', row.seq)
      const anchored = anchors.get(row.seq)
      if (anchored !== undefined && anchored !== hash) return fail('changed', row.seq)
      prevHash = hash
      expected += 1
    }
    if (page.length < pageSize) break
  }
  if (brokenAt !== null) return { ok: false, fault: 'anchor-changed', seq: brokenAt, entries: expected - 1 }
  const furthest = Math.max(0, ...anchors.keys())
  if (furthest >= expected) return { ok: false, fault: 'truncated', seq: expected, entries: expected - 1 }
  return { ok: true, entries: expected - 1, anchors: anchors.size, head: prevHash }
}

async function readAnchors(key: Buffer): Promise<{ anchors: Map<number, string>; brokenAt: number | null }> {
  const text = await readFile(anchorFile(), 'utf8').catch(() => '')
  const anchors = new Map<number, string>()
  let brokenAt: number | null = null
  for (const line of text.split('\n').filter(Boolean)) {
    const { mac, ...anchor } = parseAnchor(line)
    if (mac === macOf(anchor, key)) anchors.set(anchor.seq, anchor.hash)
    else brokenAt ??= anchor.seq
  }
  return { anchors, brokenAt }
}

/** Half a line, as a crash may leave it, or no anchor at all counts as a broken anchor of entry 0. */
function parseAnchor(line: string): Anchor & { mac?: string } {
  try {
    const { at, seq, hash, mac } = JSON.parse(line)
    return { at, seq, hash, mac }
  } catch {
    return { at: '', seq: 0, hash: '' }
  }
}
