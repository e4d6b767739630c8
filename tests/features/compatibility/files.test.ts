import { beforeEach, describe, expect, it } from 'vitest'
import { reconcileCells } from '@/lib/features/compatibility/reconcile-cells'
import { remindDefects } from '@/lib/features/compatibility/remind-defects'
import { runReport } from '@/lib/features/compatibility/run-report'
import { compatibilityTable, defectTable } from '@/lib/features/compatibility/transfer'
import { exportTable } from '@/lib/features/transfer/export-table'
import { myWork } from '@/lib/features/work/queries'
import type { Ctx } from '@/lib/server/ctx'
import { makeDepartment, makeSystem } from '@/prisma/seed/factories'
import { auditOf } from '../../support/audit'
import { asSystem, personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { answered, begun, signed, tested } from './standing'

const { db, reset } = useDatabase()
beforeEach(reset)
const never = new AbortController().signal

async function csv(ctx: Ctx, table: Parameters<typeof exportTable>[1], params: Record<string, string> = {}): Promise<string[]> {
  const { body } = await exportTable(ctx, table, { format: 'csv', params })
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts).toString('utf8').trim().split(/\r?\n/)
}

describe('files of compatibility', () => {
  it('hold a test as PDF in either language, and who took it is recorded', { timeout: 120_000 }, async () => {
    const { automation, coe, ops } = await tested(db)
    const { number } = await begun(db, coe, automation.id)
    await answered(coe, number, { C25: { outcome: 'fail', note: 'Routed without a reason 无原因' } })
    await signed(ops, number)
    for (const locale of ['en', 'zh-CN']) {
      const { name, bytes } = await runReport(coe, { number: String(number), locale })
      expect(name).toBe(`compatibility-CT-${number}-${locale}.pdf`)
      expect(Buffer.from(bytes.slice(0, 5)).toString()).toBe('%PDF-')
    }
    expect(await auditOf('compat-run.exported')).toMatchObject({ facts: { locale: 'zh-CN' } })
    await expect(runReport(await personCtx('reviewer'), { number, locale: 'en' })).rejects.toMatchObject({ code: 'forbidden' })
    const stranger = await personCtx('process-owner', { departmentId: (await makeDepartment(db)).id })
    await expect(runReport(stranger, { number, locale: 'en' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('hold the matrix and the faults as they are filtered, and nothing of foreign departments', async () => {
    const { automation, coe } = await tested(db)
    const { number } = await begun(db, coe, automation.id)
    await answered(coe, number, { C24: { outcome: 'fail', note: 'No' } })
    expect((await csv(coe, compatibilityTable)).slice(1)).toEqual([expect.stringContaining('Ledger,Blocked')])
    expect(await csv(coe, compatibilityTable, { state: 'green' })).toHaveLength(1)
    expect((await csv(coe, defectTable, { status: 'live' })).slice(1)).toEqual([expect.stringContaining('DF-1')])
    const stranger = await personCtx('process-owner', { departmentId: (await makeDepartment(db)).id })
    expect(await csv(stranger, compatibilityTable)).toHaveLength(1)
    await expect(csv(await personCtx('finance'), defectTable)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('what the clock does', () => {
  it('reminds of due faults once a day, and again after a week', async () => {
    const { automation, asBuilder, coe } = await tested(db)
    const { number } = await begun(db, coe, automation.id)
    await answered(coe, number, { C24: { outcome: 'fail', note: 'No' } })
    await db.compatDefect.updateMany({ data: { dueOn: '2026-11-02' } })
    const on = (day: string) => remindDefects(asSystem(new Date(`${day}T04:00:00Z`)), never)
    expect([await on('2026-11-01'), await on('2026-11-02'), await on('2026-11-02'), await on('2026-11-04'), await on('2026-11-09')]).toEqual([0, 1, 0, 0, 1])
    expect(await db.notice.count({ where: { kind: 'compatDefectDue', personId: asBuilder.actor.id } })).toBe(2)
    expect((await myWork(asBuilder, {})).tasks).toEqual(expect.arrayContaining([expect.objectContaining({ key: 'faultLate', href: '/compatibility/defects/1' })]))
  })

  it('takes up what changed without a test, such as a further system', async () => {
    const { automation, process, coe } = await tested(db)
    await begun(db, coe, automation.id)
    const { id } = await makeSystem(db)
    await db.processSystem.create({ data: { processId: process.id, systemId: id } })
    expect(await reconcileCells(asSystem(), never)).toMatchObject({ changed: 1 })
    expect(await db.compatCell.count({ where: { automationId: automation.id, state: 'untested' } })).toBe(2)
    expect(await reconcileCells(asSystem(), never)).toMatchObject({ changed: 0 })
  })
})
