import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '@/lib/core/errors'
import { automationTable } from '@/lib/features/automations/transfer'
import { createAutomation } from '@/lib/features/automations/create-automation'
import { createComponent } from '@/lib/features/components/create-component'
import { linkComponent } from '@/lib/features/components/link-component'
import { componentTable } from '@/lib/features/components/transfer'
import { createInterface } from '@/lib/features/interfaces/create-interface'
import { linkInterface } from '@/lib/features/interfaces/link-interface'
import { interfaceTable } from '@/lib/features/interfaces/transfer'
import { personTable } from '@/lib/features/people/transfer'
import { baselineTable } from '@/lib/features/processes/baseline-transfer'
import { createProcess } from '@/lib/features/processes/create-process'
import { freezeBaseline } from '@/lib/features/processes/freeze-baseline'
import { processTable } from '@/lib/features/processes/transfer'
import { createSystem } from '@/lib/features/systems/create-system'
import { systemTable } from '@/lib/features/systems/transfer'
import { checkImport } from '@/lib/features/transfer/check-import'
import { exportTable } from '@/lib/features/transfer/export-table'
import { keepImport } from '@/lib/features/transfer/keep-import'
import { runImport } from '@/lib/features/transfer/run-import'
import type { AnyTable } from '@/lib/features/transfer/table'
import type { Ctx } from '@/lib/server/ctx'
import { makePerson } from '@/prisma/seed/factories'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const tables: AnyTable[] = [personTable, systemTable, processTable, baselineTable, automationTable, interfaceTable, componentTable]

async function exported(ctx: Ctx, table: AnyTable, format: 'csv' | 'xlsx' = 'csv', params = {}): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of (await exportTable(ctx, table, { format, params })).body) parts.push(part)
  return Buffer.concat(parts)
}
const kept = async (ctx: Ctx, table: AnyTable, bytes: Uint8Array | string, name = 'file.csv') => (await keepImport(ctx, table, { name, bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes })).id
const imported = async (ctx: Ctx, table: AnyTable, bytes: Uint8Array | string) => runImport(ctx, table, { fileId: await kept(ctx, table, bytes), mode: 'good' })
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => (error instanceof AppError ? error.code : Promise.reject(error)))

/** A small landscape with everything that a file can say. */
async function company(ctx: Ctx) {
  await db.department.create({ data: { id: 'fin', code: 'FIN', name: 'Finance', nameZh: '财务部', path: '/fin' } })
  const [owner, deputy] = [await makePerson(db, { email: 'owner@example.test', name: 'Owner', departmentId: 'fin', jobTitle: '=lead' }), await makePerson(db, { email: 'deputy@example.test', name: '副手' })]
  const [sap, oa, gateway] = [await createSystem(ctx, { name: 'SAP', vendor: 'SAP', release: '2023', ownerId: owner.id }), await createSystem(ctx, { name: 'OA', nameZh: '协同办公' }), await createSystem(ctx, { name: 'Gateway' })]
  const process = await createProcess(ctx, { name: 'Claims', nameZh: '报销', description: 'Line one\nline two', departmentId: 'fin', ownerId: owner.id, systemIds: [sap.id, oa.id], dataClasses: ['personal', 'financial'] })
  const baseline = { processId: process.id, source: 'Study', hourlyWage: '65.5', errorPercent: 2.25 }
  await freezeBaseline(ctx, { ...baseline, annualVolume: 12_000, manualMinutes: 7.5, measuredOn: '2026-01-05', validFrom: '2026-01-05' })
  await freezeBaseline(ctx, { ...baseline, annualVolume: 14_000, manualMinutes: 7, measuredOn: '2026-03-05', validFrom: '2026-03-05' })
  const automation = await createAutomation(ctx, { name: 'Robot', processId: process.id, technology: 'rpa', ownerId: owner.id, deputyId: deputy.id, targetSuccessPercent: 98.5, plannedCoveragePercent: 80, plannedLiveOn: '2026-12-01', yearOneCost: '98000' })
  const link = await createInterface(ctx, { name: 'Posting', fromSystemId: oa.id, toSystemId: sap.id, gatewayId: gateway.id, protocol: 'odata', data: 'Claims', dataClasses: ['financial'], schemaKind: 'json-schema', schemaText: '{\n  "type": "object"\n}', ownerId: owner.id, status: 'planned' })
  await linkInterface(ctx, { automationId: automation.id, interfaceId: link.id })
  const component = await createComponent(ctx, { name: 'Sign-in', kind: 'connector', technology: 'rpa', release: '2', link: 'https://git.example/x', ownerId: deputy.id })
  await linkComponent(ctx, { automationId: automation.id, componentId: component.id, savedDays: 4.5 })
}

describe('registers in files', () => {
  it.each(['csv', 'xlsx'] as const)('come back the same in an empty database, owners included, and a second time nothing changes: %s', async (format) => {
    const before = await personCtx('admin')
    await company(before)
    const files = new Map<string, Buffer>()
    for (const table of tables) files.set(table.name, await exported(before, table, format))
    const texts = new Map<string, string>()
    for (const table of tables) texts.set(table.name, (await exported(before, table)).toString())

    await reset()
    const after = await personCtx('admin', { name: before.actor.name })
    await db.person.update({ where: { id: after.actor.id }, data: { email: 'importer@example.test' } })
    await db.department.create({ data: { id: 'new', code: 'FIN', name: 'Finance', nameZh: '财务部', path: '/new' } })
    for (const table of tables) expect([table.name, await imported(after, table, files.get(table.name)!)]).toMatchObject([table.name, { state: 'done', refused: 0 }])
    for (const table of tables.slice(1)) {
      const text = (await exported(after, table)).toString()
      expect(text).toBe(texts.get(table.name))
      expect([table.name, await imported(after, table, files.get(table.name)!)]).toMatchObject([table.name, { created: 0, updated: 0, refused: 0 }])
    }
  }, 120_000)

  it('change what the file says and leave the other columns alone', async () => {
    const ctx = await personCtx('coe')
    await company(ctx)
    expect(await imported(ctx, systemTable, 'Code,Name,Version\nS-001,SAP,2025\nS-002,OA,\n')).toMatchObject({ updated: 1, unchanged: 1, created: 0 })
    expect(await db.system.findUniqueOrThrow({ where: { code: 'S-001' } })).toMatchObject({ release: '2025', vendor: 'SAP', version: 2 })
    expect(await imported(ctx, componentTable, 'code,name,uses\nC-001,Sign-in,A-001=6\n')).toMatchObject({ updated: 1 })
    expect(await imported(ctx, componentTable, 'code,name,uses\nC-001,Sign-in,\n')).toMatchObject({ updated: 1 })
    expect(await db.componentUse.count()).toBe(0)
  })

  it('say per row what is wrong, and store nothing of a dry run', async () => {
    const ctx = await personCtx('coe')
    await company(ctx)
    const text = 'code,name,from,to,protocol,owner\nNEW-1,Good,S-001,S-002,REST,owner@example.test\nNEW-2,Bad,S-001,Nowhere,REST,\nNEW-3,Bad,S-001,S-002,pigeon,\nNEW-4,Bad,S-001,S-002,soap,nobody@example.test\n'
    const report = await checkImport(ctx, interfaceTable, { fileId: await kept(ctx, interfaceTable, text) })
    expect(report).toMatchObject({ rows: 4, good: 1, bad: 3 })
    expect(report.errors.map(({ line, column }) => [line, column])).toEqual([[3, 'to'], [4, 'protocol'], [5, 'owner']])
    expect(await db.systemInterface.count()).toBe(1)
    expect(await imported(ctx, interfaceTable, text)).toMatchObject({ created: 1, refused: 3 })
    const same = 'code,name,from,to,protocol\nLOOP,Loop,S-001,S-001,rest\n'
    expect(await imported(ctx, interfaceTable, same)).toMatchObject({ refused: 1, errors: [{ reason: { key: 'interfaces.sameSystem' } }] })
  })

  it('leave amounts as they are in a currency without decimal places', async () => {
    const ctx = await personCtx('coe')
    await company(ctx)
    const { code } = await db.automation.findFirstOrThrow()
    await db.automation.updateMany({ data: { yearOneCostMinor: 98_000n, yearOneCostCurrency: 'JPY' } })
    const { process: { code: process } } = await db.automation.findFirstOrThrow({ select: { process: { select: { code: true } } } })
    expect(await imported(ctx, automationTable, `code,name,process,technology\n${code},Renamed,${process},rpa\n`)).toMatchObject({ updated: 1, refused: 0 })
    expect(await db.automation.findFirstOrThrow()).toMatchObject({ name: 'Renamed', yearOneCostMinor: 98_000n, yearOneCostCurrency: 'JPY' })
  })

  it('never change a frozen baseline', async () => {
    const ctx = await personCtx('coe')
    await company(ctx)
    const [header = '', first = ''] = (await exported(ctx, baselineTable)).toString().split('\r\n')
    expect(await imported(ctx, baselineTable, `${header}\r\n${first.replace('12000', '13000')}\r\n`)).toMatchObject({ refused: 1, errors: [{ reason: { key: 'components.refused.frozen' } }] })
    expect(await imported(ctx, baselineTable, `${header}\r\n${first.replace(/^(P-001),1/, '$1,4')}\r\n`)).toMatchObject({ refused: 1, errors: [{ reason: { key: 'components.refused.ordinal', params: { next: 3 } } }] })
    expect(await db.processBaseline.count()).toBe(2)
  })

  it('are written by those who may, without rows or money that they may not see, and read by those who may', async () => {
    const coe = await personCtx('coe')
    await company(coe)
    await db.department.create({ data: { id: 'other', code: 'OTH', name: 'Other', path: '/other' } })
    const foreign = await personCtx('process-owner', { departmentId: 'other' })
    expect(parse(await exported(foreign, processTable), { bom: true })).toHaveLength(1)
    expect(parse(await exported(foreign, automationTable), { bom: true })).toHaveLength(1)
    const ops = (await exported(await personCtx('ops'), automationTable)).toString()
    expect(ops).toContain('Robot')
    expect(ops).not.toContain('98000')
    for (const role of ['reviewer', 'employee'] as const) expect(await refusal(exported(await personCtx(role), systemTable))).toBe('forbidden')
    for (const role of ['ops', 'process-owner', 'auditor'] as const) expect(await refusal(kept(await personCtx(role), systemTable, 'code,name\nX,X\n'))).toBe('forbidden')
    expect(await refusal(exported(coe, personTable))).toBe('forbidden')
    expect(await refusal(kept(coe, personTable, 'email,name\nx@example.test,X\n'))).toBe('forbidden')
  })
})
