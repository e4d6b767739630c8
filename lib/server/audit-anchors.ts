import { createHmac } from 'node:crypto'
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { headOf } from './audit'
import type { Db } from './db'
import { env } from './env'
import { keyFor } from './keys'

export interface Anchor {
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

/** Anchored hashes by number of the entry; `brokenAt` is the first line that was edited. */
export async function readAnchors(key: Buffer = keyFor('audit')): Promise<{ anchors: Map<number, string>; brokenAt: number | null }> {
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
