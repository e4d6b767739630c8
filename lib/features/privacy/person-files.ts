import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { replaceSpellings } from '@/lib/core/privacy/spellings'
import { bundleOf, type ExportedEntry } from '@/lib/features/audit/bundle'
import type { AuditRow } from '@/lib/server/audit'
import type { Ctx } from '@/lib/server/ctx'
import { env } from '@/lib/server/env'
import { keepBytes, readBytes } from '@/lib/server/file-store'
import { redactedEntry } from './erase-texts'
import type { PersonTexts } from './person-texts'

export interface FileChange {
  id: string
  before: string
  sha256: string
  size: number
}

export interface FilePlan {
  changed: FileChange[]
  /** What a person has to look at: pictures and PDF files handed in by them, named after them, or of a record that names them, and office files that are too large to unpack */
  byHand: string[]
}

const office = /officedocument/
/** Larger office files are not unpacked in memory; somebody looks at them. */
const MOST_UNPACKED = 128 * 1024 * 1024

/**
 * Contents of stored files without the person; the new bytes are on disk, no row names them yet.
 * @param records ids of records that name the person: a picture or PDF of them may too
 */
export async function planFiles(ctx: Ctx, person: PersonTexts, alias: string, records: ReadonlySet<string>): Promise<FilePlan> {
  const files = await ctx.db.storedFile.findMany({ select: { id: true, name: true, mime: true, sha256: true, entity: true, entityId: true, uploadedById: true } })
  const plan: FilePlan = { changed: [], byHand: [] }
  for (const file of files) {
    const replaced = (text: string) => replaceSpellings(text, person.spellings, alias, person.others)
    const bytes = await readBytes(env().DATA_DIR, file.sha256).catch(() => null)
    if (!bytes) continue
    if (!file.mime.startsWith('text/') && !office.test(file.mime) && file.entity !== 'audit-archive') {
      if (file.uploadedById === person.id || records.has(file.entityId) || replaced(file.name) !== file.name) plan.byHand.push(file.id)
      continue
    }
    if (office.test(file.mime) && unpackedSize(bytes) > MOST_UNPACKED) {
      plan.byHand.push(file.id)
      continue
    }
    const after = file.entity === 'audit-archive' ? await archiveWithout(ctx, bytes, file.sha256, person, alias) : office.test(file.mime) ? officeWithout(bytes, replaced) : textWithout(bytes, replaced)
    if (after) plan.changed.push({ id: file.id, before: file.sha256, sha256: await keepBytes(env().DATA_DIR, after), size: after.byteLength })
  }
  return plan
}

function textWithout(bytes: Buffer, replaced: (text: string) => string): Uint8Array | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
      const after = replaced(text)
      return after === text ? null : Buffer.from(encoding === 'utf-8' || after.startsWith('\ufeff') ? after : `\ufeff${after}`)
    } catch {
      continue
    }
  }
  return null
}

/** What the parts of an archive say that they take unpacked, bytes; no part is ever unpacked further than it says. */
function unpackedSize(bytes: Uint8Array): number {
  let size = 0
  unzipSync(bytes, { filter: ({ originalSize }) => ((size += originalSize), false) })
  return size
}

function officeWithout(bytes: Buffer, replaced: (text: string) => string): Uint8Array | null {
  const parts = unzipSync(bytes)
  let changed = false
  for (const [name, part] of Object.entries(parts)) {
    if (!/\.(xml|rels)$/.test(name)) continue
    const text = strFromU8(part)
    const after = replaced(text)
    if (after === text) continue
    parts[name] = strToU8(after)
    changed = true
  }
  return changed ? zipSync(parts) : null
}

/** An archive of the audit trail is made and signed anew, with the entries marked as redacted. */
async function archiveWithout(ctx: Ctx, bytes: Buffer, sha256: string, person: PersonTexts, alias: string): Promise<Uint8Array | null> {
  const lines = strFromU8(unzipSync(bytes)['entries.jsonl'] ?? new Uint8Array()).split('\n').filter(Boolean)
  let changed = false
  const entries = lines.map((line): ExportedEntry => {
    const { redacted = false, at, ...rest } = JSON.parse(line) as AuditRow & { redacted?: boolean }
    const row = { ...rest, at: new Date(at) }
    const after = redactedEntry(row, person, alias)
    const differs = after.actorName !== row.actorName || after.data !== row.data || after.ip !== row.ip
    changed ||= differs
    return { row: after, redacted: redacted || differs }
  })
  const [first, last] = [entries[0], entries.at(-1)]
  if (!changed || !first || !last) return null
  async function* pages() {
    yield entries
  }
  return (await bundleOf(ctx, first.row.seq, last.row.seq, pages(), sha256)).bytes
}
