import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, it } from 'vitest'
import { createGrade } from '@/lib/features/rates/create-grade'
import { enterExchange } from '@/lib/features/rates/enter-exchange'
import { enterParameter } from '@/lib/features/rates/enter-parameter'
import { enterWage } from '@/lib/features/rates/enter-wage'
import { exchangeTable } from '@/lib/features/rates/exchange-transfer'
import { rateHistory } from '@/lib/features/rates/rate-history'
import { ratesToday } from '@/lib/features/rates/queries'
import { readRateBook } from '@/lib/features/rates/read-book'
import { takeBackRate } from '@/lib/features/rates/take-back-rate'
import { wageTable } from '@/lib/features/rates/wage-transfer'
import { exportTable } from '@/lib/features/transfer/export-table'
import { keepImport } from '@/lib/features/transfer/keep-import'
import { runImport } from '@/lib/features/transfer/run-import'
import type { AnyTable } from '@/lib/features/transfer/table'
import type { Ctx } from '@/lib/server/ctx'
import { auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const now = new Date('2026-11-02T02:00:00.000Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

describe('exchange rates', () => {
  const typed = { from: 'usd', to: 'CNY', rate: '7.1234', validFrom: '2026-01-01', source: 'Central parity' }

  it('are kept exactly, from a day on, and recorded', async () => {
    const ctx = await personCtx('finance', { now })
    expect(await enterExchange(ctx, typed)).toMatchObject({ from: 'USD', to: 'CNY', rateE8: 712_340_000n, corrected: false })
    expect(await auditOf('exchange-rate.entered')).toMatchObject({ after: { rateE8: '712340000' } })
    expect((await readRateBook(ctx)).convert(10_000n, 'USD', 'CNY', '2026-06-01')).toMatchObject({ minor: 71_234n })
  })

  it('that jump or were typed the wrong way round are asked about', async () => {
    const ctx = await personCtx('finance', { now })
    await enterExchange(ctx, typed)
    await expect(enterExchange(ctx, { ...typed, rate: '71.234', validFrom: '2026-02-01' })).rejects.toMatchObject({ fields: { sure: [{ key: 'rates.ask.exchangeJump' }] } })
    await expect(enterExchange(ctx, { ...typed, from: 'CNY', to: 'USD', validFrom: '2026-02-01' })).rejects.toMatchObject({ fields: { sure: [{ key: 'rates.ask.inverted' }] } })
    await enterExchange(ctx, { ...typed, from: 'CNY', to: 'USD', rate: '0.14', validFrom: '2026-02-01' })
    expect((await readRateBook(ctx)).exchange('USD', 'CNY', '2026-03-01')).toMatchObject({ inverse: true, rateE8: 14_000_000n })
  })

  it.each([
    ['a currency with itself', { to: 'USD' }, 'to', 'rates.sameCurrency'],
    ['nothing', { rate: '0' }, 'rate', 'rates.aboveZero'],
    ['too many places', { rate: '7.123456789' }, 'rate', 'rates.decimalPlaces'],
    ['words', { rate: 'seven' }, 'rate', 'rates.decimal'],
    ['an invented currency', { from: 'ZZZ' }, 'from', 'rates.currencyUnknown'],
  ] as const)('refuse %s', async (_, change, field, key) => {
    await expect(enterExchange(await personCtx('finance', { now }), { ...typed, ...change })).rejects.toMatchObject({ fields: { [field]: [{ key }] } })
  })

  it('can be taken back, and the day before goes on', async () => {
    const ctx = await personCtx('finance', { now })
    await enterExchange(ctx, typed)
    const wrong = await enterExchange({ ...ctx, now: later(1) }, { ...typed, rate: '7.5', validFrom: '2026-06-01' })
    await takeBackRate({ ...ctx, now: later(2) }, { table: 'exchange', id: wrong.id, reason: 'Typo' })
    expect((await readRateBook(ctx)).exchange('USD', 'CNY', '2026-11-02')).toMatchObject({ rateE8: 712_340_000n })
    expect((await rateHistory(ctx, { table: 'exchange', from: 'USD', to: 'CNY' })).rows.map(({ state }) => state)).toEqual(['taken-back', 'taken-back', 'valid'])
  })
})

describe('parameters', () => {
  const typed = { validFrom: '2026-01-01', source: 'Calendar of the state council' }

  it('replace the default of the settings from their day on', async () => {
    const ctx = await personCtx('admin', { now })
    await enterParameter(ctx, { ...typed, kind: 'working-days', value: '248' })
    await enterParameter(ctx, { ...typed, kind: 'discount-rate', value: '8 %' })
    const book = await readRateBook(ctx)
    expect(book.parameter('working-days', '2026-11-02')).toMatchObject({ valueE6: 248_000_000n, source: 'table' })
    expect(book.parameter('discount-rate', '2026-11-02')).toMatchObject({ valueE6: 80_000n })
    expect(book.parameter('hours-per-day', '2026-11-02')).toMatchObject({ valueE6: 8_000_000n, source: 'default' })
    expect((await ratesToday(ctx, {})).parameters.map(({ kind, current }) => [kind, current?.valueE6 ?? null])).toEqual([['working-days', 248_000_000n], ['hours-per-day', null], ['discount-rate', 80_000n]])
  })

  it('that are impossible are refused, unusual ones asked about, zero discount included', async () => {
    const ctx = await personCtx('finance', { now })
    await expect(enterParameter(ctx, { ...typed, kind: 'working-days', value: '400' })).rejects.toMatchObject({ fields: { value: [{ key: 'errors.max', params: { max: 366 } }] } })
    await expect(enterParameter(ctx, { ...typed, kind: 'hours-per-day', value: '12' })).rejects.toMatchObject({ fields: { sure: [{ key: 'rates.ask.unusual.hours-per-day' }] } })
    const zero = await enterParameter(ctx, { ...typed, kind: 'discount-rate', value: '0', sure: true })
    expect((await readRateBook(ctx)).parameter('discount-rate', '2026-11-02')).toMatchObject({ valueE6: 0n, source: 'table' })
    await takeBackRate({ ...ctx, now: later(1) }, { table: 'parameter', id: zero.id, reason: 'A test' })
    expect((await readRateBook(ctx)).parameter('discount-rate', '2026-11-02')).toMatchObject({ valueE6: 100_000n, source: 'default' })
  })

  it('are refused to other roles', async () => {
    await expect(enterParameter(await personCtx('coe', { now }), { ...typed, kind: 'working-days', value: '250' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(enterExchange(await personCtx('auditor', { now }), {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('in files', () => {
  async function exported(ctx: Ctx, table: AnyTable, format: 'csv' | 'xlsx') {
    const parts: Uint8Array[] = []
    for await (const part of (await exportTable(ctx, table, { format, params: {} })).body) parts.push(part)
    return Buffer.concat(parts)
  }
  const imported = async (ctx: Ctx, table: AnyTable, bytes: Uint8Array) => runImport(ctx, table, { fileId: (await keepImport(ctx, table, { name: 'rates', bytes })).id, mode: 'good' })

  it.each(['csv', 'xlsx'] as const)('come back the same, and a second time nothing changes: %s', async (format) => {
    const fill = async (ctx: Ctx) => {
      await db.department.create({ data: { id: 'fin', code: 'FIN', name: 'Finance', path: '/fin' } })
      return (await createGrade(ctx, { name: 'Clerk' })).id
    }
    const before = await personCtx('finance', { now })
    const gradeId = await fill(before)
    await enterWage(before, { gradeId, departmentId: 'fin', hourly: '65.5', validFrom: '2026-01-01', source: '=pay table' })
    await enterWage(before, { hourly: '1200', currency: 'JPY', validFrom: '2026-03-01', source: 'Tokyo', sure: true })
    await enterExchange(before, { from: 'JPY', to: 'CNY', rate: '0.04712345', validFrom: '2026-01-01', source: 'Bank' })
    const files = [await exported(before, wageTable, format), await exported(before, exchangeTable, format)] as const

    await reset()
    const after = await personCtx('finance', { now, name: before.actor.name })
    await fill(after)
    expect(await imported(after, wageTable, files[0])).toMatchObject({ state: 'done', created: 2, refused: 0 })
    expect(await imported(after, exchangeTable, files[1])).toMatchObject({ created: 1, refused: 0 })
    expect(await imported(after, wageTable, files[0])).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    expect(await imported(after, exchangeTable, files[1])).toMatchObject({ unchanged: 1 })
    expect(await db.exchangeRate.findFirstOrThrow()).toMatchObject({ rateE8: 4_712_345n })
    expect(await db.wageRate.findFirstOrThrow({ where: { currency: 'JPY' } })).toMatchObject({ hourlyMinor: 1200n, gradeId: null })
  })

  it('refuse what looks strange until its row says that it was checked, and correct a day', async () => {
    const ctx = await personCtx('finance', { now })
    await enterWage(ctx, { hourly: '65', validFrom: '2026-01-01', source: 'Pay table' })
    const file = (rows: string) => new TextEncoder().encode(`Cost of an hour,Valid from,Source,Checked\n${rows}`)
    const strange = await imported(ctx, wageTable, file('6500,2026-06-01,File,\n70,2026-01-01,File,'))
    expect(strange).toMatchObject({ updated: 1, refused: 1, errors: [{ line: 2, reason: { key: 'rates.ask.wageJump' } }] })
    expect(await imported(ctx, wageTable, file('6500,2026-06-01,File,yes'))).toMatchObject({ created: 1 })
  })

  it('leave only with those who may read them, and enter with those who may edit', async () => {
    await expect(exportTable(await personCtx('coe', { now }), wageTable, { format: 'csv', params: {} })).rejects.toMatchObject({ code: 'forbidden' })
    const auditor = await personCtx('auditor', { now })
    expect(parse((await exported(auditor, wageTable, 'csv')).toString(), { bom: true })).toHaveLength(1)
    await expect(keepImport(auditor, wageTable, { name: 'x.csv', bytes: new Uint8Array([65]) })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
