import { strToU8, zipSync } from 'fflate'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '@/lib/core/errors'
import { listRequests } from '@/lib/features/requests/list-requests'
import { requestTable } from '@/lib/features/requests/transfer'
import { checkImport, importErrors } from '@/lib/features/transfer/check-import'
import { exportTable } from '@/lib/features/transfer/export-table'
import { keepImport } from '@/lib/features/transfer/keep-import'
import { runImport } from '@/lib/features/transfer/run-import'
import type { Ctx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'
import { actionsOf } from '@/tests/support/audit'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { storedRequest } from '@/tests/support/stored-request'

const database = useDatabase()
let ctx: Ctx
beforeEach(async () => {
  await database.reset()
  ctx = await personCtx('coe')
})

async function bytesOf(body: AsyncIterable<Uint8Array>) {
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts)
}
const exported = async (by: Ctx, format: 'csv' | 'xlsx', params = {}) => bytesOf((await exportTable(by, requestTable, { format, params })).body)
const table = async (by: Ctx, params = {}) => parse(await exported(by, 'csv', params), { bom: true, columns: true }) as Record<string, string>[]
const kept = (text: string | Uint8Array, name = 'ideas.csv', by = ctx) => keepImport(by, requestTable, { name, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text })
const imported = async (text: string | Uint8Array, mode: 'good' | 'all' = 'good') => runImport(ctx, requestTable, { fileId: (await kept(text)).id, mode })
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => (error instanceof AppError ? error.key : Promise.reject(error)))

describe('exporting requests', () => {
  it('writes what is filtered, with names and addresses, and the audit trail knows', async () => {
    await storedRequest(ctx, { title: '=HYPERLINK("x")', pain: '-1', type: 'problem' })
    await storedRequest(ctx, { title: 'Idea' })
    const rows = await table(ctx, { type: 'problem' })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ Title: '\'=HYPERLINK("x")', 'What hurts': "'-1", 'Submitter’s e-mail': expect.stringContaining('@') as string })
    expect(await actionsOf('requests', ctx.actor.id)).toEqual(['request.exported'])
  })

  it('writes the same as XLSX, numbers as numbers', async () => {
    await storedRequest(ctx, { title: '@cmd', votes: 3, hoursPerYearTenths: -125 })
    const [header, row] = await readSheet(await exported(ctx, 'xlsx'))
    const cell = (name: string) => row![header!.indexOf(name)]
    expect(cell('Title')).toBe("'@cmd")
    expect([cell('Votes'), cell('Hours a year')]).toEqual([3, -12.5])
    expect(cell('Submitted')).toBeInstanceOf(Date)
  })

  it('names no anonymous submitter and shows no money to whoever may not see it', async () => {
    await storedRequest(await personCtx('employee', { name: 'Secret Person' }), { title: 'Hidden', anonymous: true, benefitMinor: 777n, currency: 'EUR' })
    const text = (await exported(ctx, 'csv')).toString()
    expect(text).not.toContain('Secret')
    expect(text).toContain('7.77')
    const department = await db.department.create({ data: { name: 'D', code: 'D', path: '/d', id: 'd' } })
    const owner = (await exported(await personCtx('process-owner', { departmentId: department.id }), 'csv')).toString()
    expect(owner).toContain('Hidden')
    expect(owner).not.toContain('7.77')
  })

  it('is refused without the right to it', async () => {
    expect(await refusal(exportTable(await personCtx('employee'), requestTable, { format: 'csv', params: {} }))).toBe('errors.forbidden')
  })
})

describe('importing requests', () => {
  const head = 'title,pain,type,department,submitterEmail,frequencyCount,frequencyUnit,minutes,externalKey\n'

  it('stores good rows, tells what is wrong with the others, and loading again changes nothing', async () => {
    await db.department.create({ data: { name: 'Purchasing', nameZh: '采购部', code: 'PUR', path: '/p', id: 'p' } })
    const people = await personCtx('employee')
    const email = (await db.person.findUniqueOrThrow({ where: { id: people.actor.id } })).email
    const rows = Array.from({ length: 100 }, (_, i) => (i % 20 === 7 ? `Row ${i},pain,nonsense,Nowhere,nobody@example.test,x,day,1,K-${i}` : `Row ${i},pain,${i % 2 ? '改进建议' : 'Problem report'},采购部,${email.toUpperCase()},10,每天,5,K-${i}`))
    const text = head + rows.join('\n')
    const file = await kept(text)
    const report = await checkImport(ctx, requestTable, { fileId: file.id })
    expect(report).toMatchObject({ rows: 100, good: 95, bad: 5, missing: [] })
    expect(report.errors[0]).toMatchObject({ line: 9, column: 'type', value: 'nonsense' })
    expect(await db.request.count()).toBe(0)
    const list = parse(await bytesOf(importErrors(ctx, requestTable, { fileId: file.id })), { bom: true }) as string[][]
    expect(list).toHaveLength(1 + 5 * 4)
    expect(list[1]).toEqual(['9', 'Type', expect.any(String), 'nonsense'])

    expect(await imported(text, 'all')).toMatchObject({ state: 'refused', created: 0 })
    expect(await db.request.count()).toBe(0)
    expect(await imported(text)).toMatchObject({ state: 'done', created: 95, refused: 5 })
    expect(await imported(text)).toMatchObject({ state: 'done', created: 0, unchanged: 95, refused: 5 })
    expect(await db.request.count()).toBe(95)
    const one = await db.request.findFirstOrThrow({ where: { externalKey: 'K-1' } })
    expect(one).toMatchObject({ type: 'idea', departmentId: 'p', submitterId: people.actor.id, status: 'submitted', manualMs: 300_000, holderRole: 'coe' })
    expect(one.itemsPerYear).toBeGreaterThan(2000)
    expect((await listRequests(ctx, { q: 'row' })).total).toBe(95)
    expect(await db.requestTransition.count()).toBe(95)
    expect(await actionsOf('requests', ctx.actor.id)).toEqual(['request.imported', 'request.imported'])
  })

  it('changes what is known by its number, and refuses a number that nobody has', async () => {
    const request = await storedRequest(ctx, { title: 'Before', pain: 'same' })
    const text = `Number,Title,What hurts\nR-${request.number},After,same\nR-99,New,x\n`
    const progress = await imported(text)
    expect(progress).toMatchObject({ updated: 1, refused: 1, created: 0 })
    expect(progress.errors[0]!.reason.key).toBe('transfer.refused.numberUnknown')
    expect(await db.request.findUniqueOrThrow({ where: { id: request.id } })).toMatchObject({ title: 'After', status: 'submitted', version: 2 })
    expect((await listRequests(ctx, { q: 'after' })).total).toBe(1)
  })

  it('brings back what was exported as it was', async () => {
    await storedRequest(ctx, { title: '=odd', pain: "'-x", wish: 'line\nline', frequencyCount: 3, frequencyUnit: 'week', manualMs: 90_000, ruleBased: 4 })
    for (const format of ['csv', 'xlsx'] as const) {
      const file = await kept(await exported(ctx, format), `back.${format}`)
      expect(await runImport(ctx, requestTable, { fileId: file.id, mode: 'all' })).toMatchObject({ state: 'done', unchanged: 1, created: 0, updated: 0 })
    }
  })

  it('reads GB18030 and UTF-16 and finds the columns by their Chinese names', async () => {
    const gb = Uint8Array.from([0xb1, 0xea, 0xcc, 0xe2, 0x2c, 0xcd, 0xb4, 0xb5, 0xe3, 0x0a, 0xb2, 0xc9, 0xb9, 0xba, 0x2c, 0xc2, 0xfd, 0x0a])
    expect(await imported(gb)).toMatchObject({ created: 1 })
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('标题\t痛点\n发票\t重复\n', 'utf16le')])
    expect(await imported(utf16)).toMatchObject({ created: 1 })
    expect((await db.request.findMany({ orderBy: { number: 'asc' } })).map(({ title }) => title)).toEqual(['采购', '发票'])
  })

  it('refuses workbooks that lie, swell or are none, and keeps nothing of them', async () => {
    const parts = { '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') }
    const bomb = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': new Uint8Array(30 * 1024 * 1024) })
    expect(await refusal(kept(bomb))).toBe('transfer.refused.swells')
    const lying = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': new Uint8Array(2 * 1024 * 1024) })
    const view = new DataView(lying.buffer)
    for (let at = 0; at + 46 < lying.length; at += 1) if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1_000_000) view.setUint32(at + 24, 1000, true)
    expect(await refusal(kept(lying))).toBe('transfer.refused.sizesLie')
    expect(await refusal(kept(zipSync(parts)))).toBe('transfer.refused.notAWorkbook')
    expect(await refusal(kept(Uint8Array.from([0x89, 0x50, 0, 1, 2])))).toBe('transfer.refused.notATable')
    expect(await refusal(kept(`title,pain\n"open`.padEnd(10)))).toBe('transfer.refused.openQuote')
    expect(await refusal(kept(new Uint8Array()))).toBe('transfer.refused.empty')
    expect(await db.storedFile.count()).toBe(0)
  })

  it('says which columns are missing, and which rows are there twice', async () => {
    const { id } = await kept('name\nx\n')
    expect(await checkImport(ctx, requestTable, { fileId: id })).toMatchObject({ missing: ['title', 'pain'] })
    expect(await runImport(ctx, requestTable, { fileId: id, mode: 'good' })).toMatchObject({ state: 'failed', why: 'transfer.refused.columnMissing' })
    expect(await imported(`${head}A,p,,,,,,,K\nB,p,,,,,,,K\n`)).toMatchObject({ created: 1, refused: 1 })
  })

  it('is refused without the right to it, and for a file of somebody else', async () => {
    const { id } = await kept(`${head}A,p,,,,,,,K\n`)
    const other = await personCtx('employee')
    expect(await refusal(checkImport(other, requestTable, { fileId: id }))).toBe('errors.forbidden')
    expect(await refusal(kept('title,pain\na,b', 'x.csv', other))).toBe('errors.forbidden')
    expect(await refusal(checkImport(await personCtx('admin'), requestTable, { fileId: id }))).toBe('errors.not_found')
  })
})
