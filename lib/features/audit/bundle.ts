import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { archive } from '@/lib/server/archive'
import type { AuditRow } from '@/lib/server/audit'
import { readAnchors } from '@/lib/server/audit-anchors'
import { redactionsBetween } from '@/lib/server/audit-seals'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'
import { env } from '@/lib/server/env'
import { exportPublicKey, signExport } from '@/lib/server/export-key'

const PAGE = 1000
const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex')

export interface AuditBundle {
  bytes: Buffer
  sha256: string
  entries: number
}

/** Read from the source tree by path: people run this very file. */
export const verifierScript = () => readFile(path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/tools/verify-audit-export.mjs'))

/**
 * The entries from one number to another, both included, as an archive that proves itself: each entry as a line, the list of
 * their hashes, a manifest signed with Ed25519, the public key, and the program that checks it all without the portal.
 */
export const auditBundle = (ctx: Ctx, firstSeq: number, lastSeq: number): Promise<AuditBundle> => bundleOf(ctx, firstSeq, lastSeq, storedEntries(ctx, firstSeq, lastSeq))

export interface ExportedEntry {
  row: AuditRow
  redacted: boolean
}

async function* storedEntries(ctx: Ctx, firstSeq: number, lastSeq: number): AsyncGenerator<ExportedEntry[]> {
  for (let from = firstSeq; from <= lastSeq; from += PAGE) {
    const to = Math.min(lastSeq, from + PAGE - 1)
    const [rows, redactions] = await Promise.all([ctx.db.auditEntry.findMany({ where: { seq: { gte: from, lte: to } }, orderBy: { seq: 'asc' } }) as Promise<AuditRow[]>, redactionsBetween(ctx.db, from, to)])
    yield rows.map((row) => ({ row, redacted: redactions.has(row.seq) }))
  }
}

/** The same of entries from elsewhere; `replaces` names the archive that this one stands for. */
export async function bundleOf(ctx: Ctx, firstSeq: number, lastSeq: number, pages: AsyncIterable<ExportedEntry[]>, replaces?: string): Promise<AuditBundle> {
  const hashes: string[] = []
  const whole = createHash('sha256')
  const ends: { first?: AuditRow; last?: AuditRow; redacted: number } = { redacted: 0 }
  async function* lines() {
    for await (const page of pages) {
      const text = page
        .map(({ row, redacted }) => {
          ends.first ??= row
          ends.last = row
          if (redacted) ends.redacted += 1
          const line = canonicalJson({ ...row, ...(redacted && { redacted: true }) })
          hashes.push(`${row.seq} ${sha256(line)}\n`)
          return `${line}\n`
        })
        .join('')
      whole.update(text)
      yield text
    }
  }
  // Each is asked for once what stands before it in the archive is written.
  let manifest = ''
  async function* manifestOf() {
    const { anchors } = await readAnchors()
    manifest = `${JSON.stringify(
      {
        format: 'wheelhouse-audit-export',
        version: 1,
        portal: env().BASE_URL,
        madeAt: ctx.now.toISOString(),
        complete: true,
        entries: hashes.length,
        firstSeq: ends.first?.seq ?? firstSeq,
        lastSeq: ends.last?.seq ?? lastSeq,
        from: ends.first?.at.toISOString() ?? null,
        to: ends.last?.at.toISOString() ?? null,
        previousHash: ends.first?.prevHash ?? null,
        headHash: ends.last?.hash ?? null,
        redacted: ends.redacted,
        ...(replaces && { replaces }),
        anchors: [...anchors].filter(([seq]) => seq >= firstSeq && seq <= lastSeq).map(([seq, hash]) => ({ seq, hash })),
        files: { 'entries.jsonl': whole.digest('hex'), 'hashes.txt': sha256(hashes.join('')) },
        key: exportPublicKey().fingerprint,
      },
      null,
      1,
    )}\n`
    yield manifest
  }
  const bytes = await archive([
    { name: 'entries.jsonl', content: lines() },
    { name: 'hashes.txt', content: later(() => hashes.join('')) },
    { name: 'manifest.json', content: manifestOf() },
    { name: 'signature.txt', content: later(() => `${signExport(Buffer.from(manifest))}\n`) },
    { name: 'public-key.pem', content: exportPublicKey().pem },
    { name: 'verify-audit-export.mjs', content: await verifierScript() },
    { name: 'READ-ME.txt', content: readMe },
  ])
  return { bytes, sha256: sha256(bytes), entries: hashes.length }
}

async function* later(make: () => string) {
  yield make()
}

const readMe = `Export of an audit trail, with its proof. To check it: node verify-audit-export.mjs .
Compare the fingerprint that it prints with the one on the portal's page of the audit trail.

审计记录导出包，附带证明。校验方法：在本目录运行 node verify-audit-export.mjs . --lang zh
请将输出的密钥指纹与平台审计页面上显示的指纹核对。
`
