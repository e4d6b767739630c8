import { beforeEach, describe, expect, it } from 'vitest'
import { applyWorkbook } from '@/lib/features/cases/apply-workbook'
import { getCase } from '@/lib/features/cases/detail'
import { caseWorkbookFile } from '@/lib/features/cases/files'
import { handInCase } from '@/lib/features/cases/hand-in'
import { readWorkbook } from '@/lib/features/cases/read-workbook'
import { uploadFile } from '@/lib/features/files/upload-file'
import type { Ctx } from '@/lib/server/ctx'
import { cellsOf, changed } from '../../support/case-workbook'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { caseWorld, now, plainCase } from './case-world'

const { db, reset } = useDatabase()
beforeEach(reset)

const taken = (ctx: Ctx, number: number, language = 'en') => caseWorkbookFile(ctx, { number: String(number), language })
const upload = async (ctx: Ctx, bytes: Uint8Array) => (await uploadFile(ctx, { name: 'case.xlsx', bytes: new Uint8Array(bytes) })).id
const withAmount = (bytes: Uint8Array, from: number, to: number | string) => changed(bytes, 'xl/worksheets/sheet1.xml', (xml) => xml.replace(`<v>${from}</v>`, `<v>${to}</v>`))

async function drafted() {
  const { automation } = await caseWorld(db)
  const ctx = await personCtx('coe', { now })
  return { ctx, automation, found: await plainCase(ctx, automation.id) }
}

describe('the workbook of a case', () => {
  it('holds the figures of its page in either language, and that it left is on the trail', async () => {
    const { ctx, found } = await drafted()
    const { figures } = found.figures!.base
    for (const [language, sheet, label] of [['en', 'Results', 'Net present value'], ['zh-CN', '结果', '净现值']] as const) {
      const results = (await cellsOf((await taken(ctx, found.number, language)).bytes)).get(sheet)!
      expect(results.find(([first]) => first === label)![2]).toBeCloseTo(figures.npv, 9)
    }
    expect(await db.auditEntry.count({ where: { action: 'case.file-taken', entityId: found.id } })).toBe(2)
  })

  it('shows what it would change, changes nothing, and then changes the draft', async () => {
    const { ctx, found } = await drafted()
    const fileId = await upload(ctx, withAmount((await taken(ctx, found.number)).bytes, 10_000, 12_500.5))
    const seen = await readWorkbook(ctx, { number: found.number, fileId })
    expect(seen.problems).toEqual([])
    expect(seen.diff).toEqual({ fields: [], lines: [{ id: 'build', kind: 'changed', label: 'Build', fields: [{ path: 'amount.perPeriod', before: '10000', after: '12500.5' }] }] })
    expect((await getCase(ctx, { number: found.number })).body).toEqual(found.body)
    await applyWorkbook(ctx, { number: found.number, fileId, version: seen.version })
    const after = await getCase(ctx, { number: found.number })
    expect(after.body.lines[0]!.amount).toEqual({ kind: 'typed', perPeriod: '12500.5' })
    expect(after.figures!.base.figures.npv).toBeCloseTo(found.figures!.base.figures.npv - 2500.5, 6)
    const trail = await db.auditEntry.findMany({ where: { entity: 'case', entityId: found.id }, select: { action: true }, orderBy: { seq: 'desc' }, take: 2 })
    expect(trail.map(({ action }) => action).sort()).toEqual(['case.saved', 'case.workbook-read'])
  })

  it('is not taken over when a cell is wrong, when it changes nothing, or when somebody saved meanwhile', async () => {
    const { ctx, found } = await drafted()
    const { bytes } = await taken(ctx, found.number)
    const { number, version } = found
    const wrong = await upload(ctx, withAmount(bytes, 10_000, -1))
    expect((await readWorkbook(ctx, { number, fileId: wrong })).problems).toMatchObject([{ key: 'finance.workbook.errors.amount' }])
    await expect(applyWorkbook(ctx, { number, fileId: wrong, version })).rejects.toMatchObject({ code: 'rule', key: 'finance.workbook.errors.amount' })
    await expect(applyWorkbook(ctx, { number, fileId: await upload(ctx, bytes), version })).rejects.toMatchObject({ key: 'finance.workbook.errors.nothing' })
    await expect(applyWorkbook(ctx, { number, fileId: await upload(ctx, withAmount(bytes, 10_000, 9000)), version: version - 1 })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('of a case that was handed in holds what was frozen, and is not read back', async () => {
    const { ctx, found } = await drafted()
    await handInCase(ctx, { id: found.id, version: found.version })
    const { bytes } = await taken(ctx, found.number)
    const results = (await cellsOf(bytes)).get('Results')!
    expect(results.find(([first]) => first === 'Net present value')![2]).toBeCloseTo(found.figures!.base.figures.npv, 9)
    await expect(readWorkbook(ctx, { number: found.number, fileId: await upload(ctx, withAmount(bytes, 10_000, 9000)) })).rejects.toMatchObject({ code: 'rule', key: 'cases.refused.save' })
  })

  it('is refused to those who may not edit, and hidden with its case and its file from others', async () => {
    const { ctx, found } = await drafted()
    const fileId = await upload(ctx, (await taken(ctx, found.number)).bytes)
    const input = { number: found.number, fileId }
    await expect(readWorkbook(await personCtx('auditor', { now }), input)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(applyWorkbook(await personCtx('auditor', { now }), { ...input, version: found.version })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(readWorkbook(await personCtx('coe', { now }), input)).rejects.toMatchObject({ code: 'not_found' })
    await expect(readWorkbook(ctx, { number: 999, fileId })).rejects.toMatchObject({ code: 'not_found' })
  })
})
