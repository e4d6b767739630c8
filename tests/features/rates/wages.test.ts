import { beforeEach, describe, expect, it } from 'vitest'
import { createGrade } from '@/lib/features/rates/create-grade'
import { enterWage } from '@/lib/features/rates/enter-wage'
import { archiveGrade, restoreGrade } from '@/lib/features/rates/archive-grade'
import { processWage } from '@/lib/features/rates/process-wage'
import { listGradeNames, listGrades, ratesToday } from '@/lib/features/rates/queries'
import { rateHistory } from '@/lib/features/rates/rate-history'
import { readRateBook } from '@/lib/features/rates/read-book'
import { takeBackRate } from '@/lib/features/rates/take-back-rate'
import { updateGrade } from '@/lib/features/rates/update-grade'
import { deleteDepartment } from '@/lib/features/departments/delete-department'
import { makeAutomation, makeBaseline, makeDepartment, makeProcess } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const now = new Date('2026-11-02T02:00:00.000Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const typed = { hourly: '65.50', validFrom: '2026-01-01', source: 'Pay table 2026' }

describe('entering a wage', () => {
  it('adds a row in exact units, in the home currency, and records it', async () => {
    const ctx = await personCtx('finance', { now })
    const { id: gradeId } = await createGrade(ctx, { name: 'Clerk', nameZh: '文员' })
    const department = await makeDepartment(db)
    const wage = await enterWage(ctx, { ...typed, gradeId, departmentId: department.id })
    expect(wage).toMatchObject({ gradeId, departmentId: department.id, hourlyMinor: 6550n, currency: 'CNY', corrected: false, enteredBy: { id: ctx.actor.id } })
    expect(await auditOf('wage.entered')).toMatchObject({ after: { hourlyMinor: '6550', validFrom: '2026-01-01' }, facts: { grade: 'Clerk' } })
  })

  it('never changes a row: a correction for the same day is a newer one, and the book takes that', async () => {
    const ctx = await personCtx('finance', { now })
    const first = await enterWage(ctx, typed)
    await enterWage({ ...ctx, now: later(1) }, { ...typed, hourly: '66' })
    expect(await db.wageRate.count()).toBe(2)
    expect((await db.wageRate.findUniqueOrThrow({ where: { id: first.id } })).hourlyMinor).toBe(6550n)
    await expect(db.wageRate.update({ where: { id: first.id }, data: { hourlyMinor: 1n } })).rejects.toThrow()
    expect((await readRateBook(ctx)).wage({ gradeId: null, departmentPath: null, day: '2026-11-02' })).toMatchObject({ hourlyMinor: 6600n, by: 'all' })
    expect((await rateHistory(ctx, { table: 'wage', gradeId: null, departmentId: null })).rows.map(({ state }) => state)).toEqual(['valid', 'replaced'])
  })

  it('takes a day that is still to come and says when it changes', async () => {
    const ctx = await personCtx('finance', { now })
    await enterWage(ctx, typed)
    await enterWage(ctx, { ...typed, hourly: '70', validFrom: '2027-01-01' })
    const today = await ratesToday(ctx, {})
    expect(today.wages).toMatchObject([{ current: { hourlyMinor: 6550n }, next: { hourlyMinor: 7000n, validFrom: '2027-01-01' } }])
    expect(today.upcoming).toEqual(['2027-01-01'])
  })

  it('asks once more about what looks strange, and then takes it', async () => {
    const ctx = await personCtx('finance', { now })
    await enterWage(ctx, typed)
    await expect(enterWage(ctx, { ...typed, hourly: '6550', validFrom: '2026-06-01' })).rejects.toMatchObject({ code: 'invalid', fields: { sure: [{ key: 'rates.ask.wageJump', params: { percent: 9900 } }] } })
    expect(await db.wageRate.count()).toBe(1)
    await enterWage(ctx, { ...typed, hourly: '6550', validFrom: '2026-06-01', sure: 'true' })
    expect(await db.wageRate.count()).toBe(2)
  })

  it('compares a first wage with the baselines', async () => {
    const ctx = await personCtx('finance', { now })
    const process = await makeProcess(db)
    await makeBaseline(db, process.id, { hourlyWageMinor: 6000n, currency: 'CNY' })
    await expect(enterWage(ctx, { ...typed, hourly: '6550' })).rejects.toMatchObject({ fields: { sure: [{ key: 'rates.ask.wageHigh' }] } })
    await expect(enterWage(ctx, { ...typed, hourly: '0.65' })).rejects.toMatchObject({ fields: { sure: [{ key: 'rates.ask.wageLow' }] } })
  })

  it.each([
    ['no amount', { hourly: '' }, 'hourly', 'errors.required'],
    ['nothing', { hourly: '0' }, 'hourly', 'rates.aboveZero'],
    ['a negative amount', { hourly: '-5' }, 'hourly', 'portfolio.money'],
    ['a fraction of a cent', { hourly: '65.505' }, 'hourly', 'portfolio.moneyDecimals'],
    ['an invented currency', { currency: 'ABX' }, 'currency', 'rates.currencyUnknown'],
    ['a day that does not exist', { validFrom: '2026-02-30' }, 'validFrom', 'errors.date'],
    ['a day long ago', { validFrom: '1950-01-01' }, 'validFrom', 'rates.tooEarly'],
    ['a day far off', { validFrom: '2050-01-01' }, 'validFrom', 'rates.tooLate'],
    ['no source', { source: ' ' }, 'source', 'errors.required'],
    ['an unknown grade', { gradeId: 'nobody' }, 'gradeId', 'rates.gradeUnknown'],
    ['an unknown department', { departmentId: 'nowhere' }, 'departmentId', 'portfolio.departmentUnknown'],
  ] as const)('refuses %s beside its field', async (_, change, field, key) => {
    await expect(enterWage(await personCtx('admin', { now }), { ...typed, ...change })).rejects.toMatchObject({ code: 'invalid', fields: { [field]: [{ key }] } })
    expect(await db.wageRate.count()).toBe(0)
  })

  it('refuses the same twice', async () => {
    const ctx = await personCtx('finance', { now })
    await enterWage(ctx, typed)
    await expect(enterWage(ctx, typed)).rejects.toMatchObject({ code: 'rule', key: 'rates.same' })
  })

  it.each(['employee', 'process-owner', 'reviewer', 'coe', 'ops', 'steering', 'auditor'] as const)('is refused to the role %s', async (role) => {
    await expect(enterWage(await personCtx(role, { now }), typed)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('taking a wage back', () => {
  it('lets what began before go on, and keeps everything in the history', async () => {
    const ctx = await personCtx('finance', { now })
    await enterWage(ctx, typed)
    const wrong = await enterWage({ ...ctx, now: later(1) }, { ...typed, hourly: '90', validFrom: '2026-05-01' })
    await takeBackRate({ ...ctx, now: later(2) }, { table: 'wage', id: wrong.id, reason: 'Meant for another department' })
    const after = { ...ctx, now: later(3) }
    expect((await readRateBook(after)).wage({ gradeId: null, departmentPath: null, day: '2026-11-02' })).toMatchObject({ hourlyMinor: 6550n })
    expect((await rateHistory(after, { table: 'wage', gradeId: null, departmentId: null })).rows.map(({ state, value }) => [state, typeof value === 'object' ? (value?.minor ?? null) : value])).toEqual([['taken-back', null], ['taken-back', 9000n], ['valid', 6550n]])
    expect(await auditOf('wage.taken-back')).toMatchObject({ before: { hourlyMinor: '9000' }, facts: { reason: 'Meant for another department' } })
    await expect(takeBackRate(after, { table: 'wage', id: wrong.id, reason: 'Again' })).rejects.toMatchObject({ code: 'rule', key: 'rates.notCounted' })
    await expect(takeBackRate(after, { table: 'wage', id: 'nothing', reason: 'x' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(takeBackRate(await personCtx('auditor', { now }), { table: 'wage', id: wrong.id, reason: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('who sees wages', () => {
  it.each([['finance', true], ['admin', true], ['auditor', true], ['coe', false], ['process-owner', false], ['steering', false], ['ops', false], ['reviewer', false], ['employee', false]] as const)('%s: %s', async (role, sees) => {
    const ctx = await personCtx(role, { now })
    const { id } = await makeProcess(db)
    for (const read of [ratesToday(ctx, {}), rateHistory(ctx, { table: 'wage', gradeId: null, departmentId: null }), processWage(ctx, { processId: id }), listGrades(ctx, {})]) {
      if (sees) await expect(read).resolves.toBeDefined()
      else await expect(read).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})

describe('the wage of a process', () => {
  it('comes from the table, else from its baseline, else is not known', async () => {
    const ctx = await personCtx('finance', { now })
    const { id: gradeId } = await createGrade(ctx, { name: 'Clerk' })
    const process = await makeProcess(db, { wageGradeId: gradeId })
    expect(await processWage(ctx, { processId: process.id })).toBeNull()
    await makeBaseline(db, process.id, { hourlyWageMinor: 6000n, currency: 'CNY', validFrom: '2026-01-01' })
    expect(await processWage(ctx, { processId: process.id })).toMatchObject({ hourlyMinor: 6000n, by: 'baseline' })
    await enterWage(ctx, { ...typed, gradeId })
    expect(await processWage(ctx, { processId: process.id })).toMatchObject({ hourlyMinor: 6550n, by: 'grade', key: { gradeId, departmentId: null } })
  })

  it('is told for all processes with automations, with those that have none', async () => {
    const ctx = await personCtx('finance', { now })
    const department = await makeDepartment(db)
    const [covered, baseline, bare, idle] = [await makeProcess(db, { departmentId: department.id }), await makeProcess(db), await makeProcess(db), await makeProcess(db)]
    for (const { id } of [covered, baseline, bare]) await makeAutomation(db, { processId: id })
    await makeBaseline(db, baseline.id, { hourlyWageMinor: 1_000n, currency: 'USD', validFrom: '2026-01-01' })
    await enterWage(ctx, { ...typed, departmentId: department.id, sure: true })
    const { coverage } = await ratesToday(ctx, {})
    expect(coverage).toMatchObject({ processes: 3, byTable: 1, byBaseline: 1, without: [{ id: bare.id }], stranded: ['USD'] })
    expect(coverage.without.map(({ id }) => id)).not.toContain(idle.id)
  })
})

describe('grades', () => {
  it('are created with a counted code, renamed, archived and restored, and everything is recorded', async () => {
    const ctx = await personCtx('admin', { now })
    const grade = await createGrade(ctx, { name: 'Clerk' })
    expect(grade).toMatchObject({ code: 'G-001', version: 1 })
    await expect(createGrade(ctx, { name: 'Other', code: 'g-001' })).rejects.toMatchObject({ fields: { code: [{ key: 'portfolio.codeTaken' }] } })
    const renamed = await updateGrade(ctx, { id: grade.id, version: 1, name: 'Senior clerk' })
    await expect(updateGrade(ctx, { id: grade.id, version: 1, name: 'Late' })).rejects.toMatchObject({ code: 'conflict' })
    const archived = await archiveGrade(ctx, { id: grade.id, version: renamed.version })
    expect(await listGradeNames(ctx, {})).toEqual([])
    await expect(enterWage(ctx, { ...typed, gradeId: grade.id })).rejects.toMatchObject({ fields: { gradeId: [{ key: 'rates.gradeUnknown' }] } })
    await expect(updateGrade(ctx, { id: grade.id, version: archived.version, name: 'x' })).rejects.toMatchObject({ code: 'rule', key: 'rates.gradeArchived' })
    await restoreGrade(ctx, { id: grade.id, version: archived.version })
    expect(await actionsOf('wage-grade', grade.id)).toEqual(['wage-grade.created', 'wage-grade.updated', 'wage-grade.archived', 'wage-grade.restored'])
  })

  it('stay while processes have them, and departments stay while wages name them', async () => {
    const ctx = await personCtx('admin', { now })
    const grade = await createGrade(ctx, { name: 'Clerk' })
    await makeProcess(db, { wageGradeId: grade.id })
    await expect(archiveGrade(ctx, { id: grade.id, version: 1 })).rejects.toMatchObject({ code: 'rule', key: 'rates.gradeUsed', params: { count: 1 } })
    const department = await makeDepartment(db)
    await enterWage(ctx, { ...typed, departmentId: department.id })
    await expect(deleteDepartment(ctx, { id: department.id })).rejects.toMatchObject({ code: 'rule', key: 'departments.inUse.wages' })
  })

  it('are refused to those who may not edit rates; their names are for everybody who sees processes', async () => {
    const coe = await personCtx('coe', { now })
    await expect(createGrade(coe, { name: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(listGradeNames(coe, {})).resolves.toEqual([])
    await expect(listGradeNames(await personCtx('employee', { now }), {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})
