import { beforeEach, describe, expect, it } from 'vitest'
import { calculate } from '@/lib/features/calculator/calculate'
import { enterParameter } from '@/lib/features/rates/enter-parameter'
import { enterWage } from '@/lib/features/rates/enter-wage'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const now = new Date('2026-11-02T02:00:00.000Z')
const typed = { count: '400', unit: 'month', minutes: '6', share: '75' }

describe('the calculator', () => {
  it('gives every employee the hours of the published formula, in plain words and without money', async () => {
    const result = await calculate(await personCtx('employee', { now }), typed)
    expect(result).toMatchObject({ hoursPerYear: 360, time: { kind: 'weeks', hours: 360, amount: 9 }, money: null, formulas: null })
    expect(await db.auditEntry.count()).toBe(0)
  })

  it('counts days by the working days of the organisation', async () => {
    const finance = await personCtx('finance', { now })
    await enterParameter(finance, { kind: 'working-days', value: '240', validFrom: '2026-01-01', source: 'Calendar' })
    expect(await calculate(finance, { count: 2, unit: 'day', minutes: 30, share: 100 })).toMatchObject({ hoursPerYear: 240, workingDays: 240 })
  })

  it('tells money to those who read wages alone, and the formulas to those who read formulas', async () => {
    const finance = await personCtx('finance', { now })
    await enterWage(finance, { hourly: '65.50', validFrom: '2026-01-01', source: 'Pay table' })
    expect(await calculate(finance, typed)).toMatchObject({ money: { yearMinor: 2_358_000n, hourlyMinor: 6550n, currency: 'CNY' }, formulas: [{ key: 'quick-hours', ordinal: 1 }, { key: 'fte-equivalent' }] })
    expect(await calculate(await personCtx('coe', { now }), typed)).toMatchObject({ money: null, formulas: [{ key: 'quick-hours' }, { key: 'fte-equivalent' }] })
  })

  it.each([
    ['nothing at all', {}],
    ['words', { count: 'many', unit: 'aeon', minutes: '<b>', share: '101' }],
    ['endless figures', { count: '1e309', unit: 'week', minutes: 'Infinity', share: '-1' }],
  ])('makes the example of %s', async (_, input) => {
    expect((await calculate(await personCtx('employee', { now }), { unit: 'week', ...input })).input).toEqual({ count: 20, unit: 'week', minutes: 15, share: 80 })
  })

  it('is for people with a role', async () => {
    const ctx = await personCtx('employee', { now })
    await expect(calculate({ ...ctx, actor: { ...ctx.actor, grants: [] } }, typed)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
