import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, it } from 'vitest'
import { requestTable } from '@/lib/features/requests/transfer'
import { exportTable } from '@/lib/features/transfer/export-table'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { storedRequest } from '@/tests/support/stored-request'

const database = useDatabase()
beforeEach(database.reset)

const office = spawnSync('soffice', ['--version']).status === 0
if (!office) console.info('LibreOffice is not installed: what it makes of exported files is not tried here.')

const formulas = ['=1+1', '+1+1', '-1+1', '@SUM(1,1)', '=HYPERLINK("http://example.test","x")', '\t=1+1', '＝1+1', '=cmd|\'/c calc\'!A1', '"=1+1"', '=WEBSERVICE("http://example.test")']

describe('files of a register in LibreOffice', () => {
  it.runIf(office).each(['csv', 'xlsx'] as const)('keep their words as words: %s', { timeout: 120_000 }, async (format) => {
    const ctx = await personCtx('coe')
    for (const formula of formulas) await storedRequest(ctx, { title: formula, pain: `${formula}\nand more` })
    const dir = mkdtempSync(path.join(tmpdir(), 'wheelhouse-office-'))
    try {
      const parts: Uint8Array[] = []
      for await (const part of (await exportTable(ctx, requestTable, { format, params: { sort: 'number', dir: 'asc' } })).body) parts.push(part)
      writeFileSync(path.join(dir, `requests.${format}`), Buffer.concat(parts))
      // Shows formulas as formulas, so that one that had been taken for one would be seen.
      const read = format === 'csv' ? ['--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1,true'] : []
      const run = spawnSync('soffice', [`-env:UserInstallation=file://${dir}/profile`, '--headless', ...read, '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,true', '--outdir', path.join(dir, 'out'), path.join(dir, `requests.${format}`)], { encoding: 'utf8', timeout: 110_000 })
      expect(run.status).toBe(0)
      const rows = parse(readFileSync(path.join(dir, 'out', 'requests.csv')), { bom: true, columns: true, relax_column_count: true }) as Record<string, string>[]
      const titles = rows.map((row) => row.Title)
      expect(titles).toHaveLength(formulas.length)
      titles.forEach((title, i) => {
        expect(title!.replace(/^'/, '').trim()).toBe(formulas[i]!.trim())
        if (/^[=+\-@＝\t]/.test(formulas[i]!)) expect(title).toMatch(/^'/)
      })
      for (const [i, row] of rows.entries()) expect(row['What hurts']!.replace(/^'/, '').trim()).toBe(`${formulas[i]!}\nand more`.trim())
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  })
})
