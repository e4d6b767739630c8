import { beforeEach, expect, it } from 'vitest'
import { effectiveMonths } from '@/lib/features/ledger/effective'
import { recompute } from '@/lib/features/ledger/recompute'
import { verifyEntries } from '@/lib/features/ledger/verify-entries'
import { forgetSettings } from '@/lib/server/settings'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { addWork, booksCtx, monthOfBooks, now, sign, workingAutomation } from '../../support/ledger'

const { db, reset } = useDatabase()
beforeEach(reset)
beforeEach(forgetSettings)

/** October signed in CNY without its last day; the programme counts in USD since, at seven to one. */
async function formerlySigned() {
  const { automation, source } = await workingAutomation('2026-10-01', '2026-10-30')
  const finance = await personCtx('finance', { now })
  await sign(finance, automation.id, '2026-10')
  await db.setting.create({ data: { key: 'organisation', value: { currency: 'USD' } } })
  forgetSettings()
  await db.exchangeRate.create({ data: { from: 'USD', to: 'CNY', rateE8: 700_000_000n, validFrom: '2026-01-01', source: 'test' } })
  return { automation, source, finance }
}

it('late data of a month that was signed in a former currency are booked in that one', async () => {
  const { automation, source, finance } = await formerlySigned()
  await addWork(source.id, '2026-10-31', '2026-10-31')
  expect(await recompute(booksCtx())).toMatchObject({ adjusted: 1 })
  expect(await recompute(booksCtx())).toMatchObject({ adjusted: 0 })
  expect(await db.ledgerEntry.findMany({ where: { kind: 'adjustment' }, select: { currency: true, realisedMinor: true, units: true, bookedMonth: true } })).toEqual([{ currency: 'CNY', realisedMinor: 9_000n, units: 10n, bookedMonth: '2026-11' }])
  expect((await monthOfBooks(automation.id, '2026-10')).currency).toBe('USD')
  const rows = await effectiveMonths(finance, { automationIds: [automation.id] })
  expect(rows.find(({ month }) => month === '2026-10')!.realisedMinor).toBe(38_571n)
  expect(rows.reduce((sum, { units }) => sum + units, 0n)).toBe(310n)
  expect(await verifyEntries(await personCtx('auditor', { now }), {})).toMatchObject({ faults: [] })
})

it('nothing is taken back where no rate leads into the former currency', async () => {
  const { automation } = await formerlySigned()
  await db.wageRate.create({ data: { hourlyMinor: 1000n, currency: 'GBP', validFrom: '2026-01-01', source: 'payroll' } })
  await db.exchangeRate.create({ data: { from: 'GBP', to: 'EUR', rateE8: 100_000_000n, validFrom: '2026-01-01', source: 'test' } })
  expect(await recompute(booksCtx())).toMatchObject({ adjusted: 0 })
  expect((await monthOfBooks(automation.id, '2026-10')).gap).toBe('noExchangeRate')
})
