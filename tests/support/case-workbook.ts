import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import readXlsx from 'read-excel-file/node'
import type { CaseBody } from '@/lib/core/finance/case'
import { readTable } from '@/lib/documents/read-table'
import type { WorkbookRow } from '@/lib/features/cases/workbook-read'
import type { WorkbookCase } from '@/lib/features/cases/workbook-inputs'

/** The program that recomputes spreadsheets, where one is installed. */
export const office = ['/usr/bin/soffice', '/usr/bin/libreoffice', '/opt/libreoffice/program/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'].find((file) => existsSync(file)) ?? null

/** A case whose amounts are all in its own currency. */
export const workbookCase = (body: CaseBody, amounts: Record<string, number> = {}, over: Partial<WorkbookCase> = {}): WorkbookCase => ({
  id: '018f-case', code: 'BC-7', name: 'Invoice capture', version: 3, currency: 'CNY', body,
  resolved: { body, amounts, lines: body.lines.map(({ id, amount }) => ({ lineId: id, kind: amount.kind, base: amount.kind === 'typed' ? Number(amount.perPeriod) : (amounts[id] ?? null), reasons: [] })) },
  ...over,
})

/** All cells of all sheets, by name. */
export async function cellsOf(bytes: Uint8Array): Promise<Map<string, unknown[][]>> {
  const sheets = await readXlsx(Buffer.from(bytes))
  return new Map(sheets.map(({ sheet, data }) => [sheet, data as unknown[][]]))
}

/** The same file with the parts of a sheet changed by hand. */
export function changed(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes)
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part]!))) })
}

/** Without the values of formulas, so that whoever opens it has to compute them. */
export function withoutValues(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, name.includes('/worksheets/') ? strToU8(strFromU8(content).replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1')) : content])))
}

/** The files as the office program saves them after computing everything. */
export function recomputed(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const dir = mkdtempSync(path.join(tmpdir(), 'wheelhouse-office-'))
  try {
    const [from, to] = [path.join(dir, 'from'), path.join(dir, 'to')]
    for (const folder of [from, to]) mkdirSync(folder)
    for (const [name, bytes] of files) writeFileSync(path.join(from, `${name}.xlsx`), bytes)
    execFileSync(office!, [`-env:UserInstallation=file://${path.join(dir, 'profile')}`, '--headless', '--norestore', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', to, ...[...files.keys()].map((name) => path.join(from, `${name}.xlsx`))], { stdio: 'pipe', timeout: 100_000 })
    return new Map([...files.keys()].map((name) => [name, readFileSync(path.join(to, `${name}.xlsx`))]))
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** The rows of the first sheet, read as an upload is. */
export async function rowsOf(bytes: Uint8Array): Promise<WorkbookRow[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'wheelhouse-workbook-'))
  try {
    const file = path.join(dir, 'case.xlsx')
    writeFileSync(file, bytes)
    const rows: WorkbookRow[] = []
    for await (const batch of readTable(file)) rows.push(...batch)
    return rows
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
