import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import { exportAudit } from '@/lib/features/audit/export-audit'
import { readFile } from '@/lib/features/files/queries'
import { appendAudit } from '@/lib/server/audit'
import { inTransaction } from '@/lib/server/db'
import { exportPublicKey } from '@/lib/server/export-key'
import { actionsOf } from '@/tests/support/audit'
import { asSystem, personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'

const { reset } = useDatabase()
beforeEach(reset)
const run = promisify(execFile)

const append = (count: number) =>
  inTransaction((tx) => appendAudit({ ...asSystem(), db: tx, inTransaction: true }, Array.from({ length: count }, (_, i) => ({ action: 'test.done', entity: 'test', entityId: i, after: { name: `é 中文 ${i}` } }))))

async function exported() {
  await append(12)
  const auditor = await personCtx('auditor')
  const { fileId, entries } = await exportAudit(auditor, {})
  const { bytes } = await readFile(auditor, fileId)
  return { auditor, entries, files: unzipSync(bytes), bytes }
}

/** The verdict of the program that people run, on an archive of these files. */
async function verdict(files: Record<string, Uint8Array>, ...args: string[]): Promise<{ code: number; text: string }> {
  const dir = await mkdtemp(path.join(tmpdir(), 'audit-export-'))
  await writeFile(path.join(dir, 'export.zip'), zipSync(files))
  await writeFile(path.join(dir, 'verify.mjs'), files['verify-audit-export.mjs']!)
  return run(process.execPath, [path.join(dir, 'verify.mjs'), path.join(dir, 'export.zip'), ...args], { env: { ...process.env, LANG: 'en_US.UTF-8' } }).then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, text: error.stderr }),
  )
}

const withLines = (files: Record<string, Uint8Array>, change: (lines: string[]) => string[]) => ({ ...files, 'entries.jsonl': strToU8(`${change(strFromU8(files['entries.jsonl']!).trimEnd().split('\n')).join('\n')}\n`) })

describe('signed export of the audit trail', () => {
  it('is verified by the program inside it, without the portal, and is itself on record', async () => {
    const { files, entries } = await exported()
    expect(entries).toBe(12)
    const { code, text } = await verdict(files, '--key', exportPublicKey().fingerprint)
    expect(text).toContain('Genuine and complete: 12 entries, 1 to 12')
    expect(code).toBe(0)
    expect(await actionsOf('audit', 'chain')).toEqual(['audit.exported'])
    expect((await verdict(files, '--lang', 'zh')).text).toContain('真实且完整：共 12 条记录')
  })

  it.each([
    ['a changed entry', (lines: string[]) => lines.map((line, i) => (i === 4 ? line.replace('test.done', 'test.made') : line)), 'BROKEN at entry 5: the entry was changed'],
    ['a missing entry', (lines: string[]) => lines.filter((_, i) => i !== 6), 'BROKEN at entry 7: the entry is missing'],
    ['two entries that changed places', (lines: string[]) => [...lines.slice(0, 2), lines[3]!, lines[2]!, ...lines.slice(4)], 'BROKEN at entry 3: the entry stands in another place'],
    ['an added entry', (lines: string[]) => [...lines.slice(0, 9), lines[8]!.replace('test.done', 'test.forged'), ...lines.slice(9)], 'BROKEN at entry 10: an entry was added here'],
    ['a cut-off end', (lines: string[]) => lines.slice(0, 8), 'BROKEN at entry 9: entries were cut off'],
  ])('shows %s and where', async (_name, change, said) => {
    const { files } = await exported()
    const { code, text } = await verdict(withLines(files, change))
    expect(text).toContain(said)
    expect(code).toBe(1)
  })

  it('does not accept another list of hashes, another manifest or another key', async () => {
    const { files } = await exported()
    const hashes = { ...files, 'hashes.txt': strToU8(strFromU8(files['hashes.txt']!).replace(/^1 ./, '1 x')) }
    expect((await verdict(hashes)).text).toContain('list of hashes was changed')
    expect((await verdict({ ...files, 'manifest.json': strToU8(strFromU8(files['manifest.json']!).replace('"entries": 12', '"entries": 11')) })).text).toContain('signature')
    expect((await verdict(files, '--key', 'ab'.repeat(32))).text).toContain('another key')
    const { 'signature.txt': _, ...unsigned } = files
    expect((await verdict(unsigned)).text).toContain('signature.txt')
  })

  it('takes the days that were asked for, and says when there are none', async () => {
    await append(3)
    const auditor = await personCtx('auditor')
    await expect(exportAudit(auditor, { from: '2131-01-01' })).rejects.toMatchObject({ code: 'rule' })
    expect((await exportAudit(auditor, { to: '2131-01-01' })).entries).toBe(3)
    await expect(exportAudit(auditor, { from: '2026-02-02', to: '2026-02-01' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is for auditors and administrators, asks for the password, and is read by nobody else', async () => {
    const { bytes, auditor } = await exported()
    expect(bytes.byteLength).toBeGreaterThan(1000)
    for (const role of ['employee', 'coe', 'finance', 'steering'] as const) await expect(exportAudit(await personCtx(role), {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(exportAudit({ ...auditor, stepUpAt: null }, {})).rejects.toMatchObject({ code: 'rule' })
    const { fileId } = await exportAudit(auditor, {})
    await expect(readFile(await personCtx('admin'), fileId)).rejects.toMatchObject({ code: 'not_found' })
  })
})
