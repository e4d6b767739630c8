import fc from 'fast-check'
import { expect, it } from 'vitest'
import { daysOf, RollupChanges } from '@/lib/core/runs/changes'
import { zoneFor } from '@/lib/core/runs/day-zone'
import { addRollup, addRun, emptyRollup, fingerprint, isEmpty, unitsOf, type Counted } from '@/lib/core/runs/rollup'
import { errorKinds, runStatuses } from '@/lib/core/runs/status'

const run = (change: Partial<Counted> = {}): Counted => ({
  status: 'succeeded', errorKind: null, items: null, itemsSucceeded: null, itemsBusiness: null, itemsSystem: null, durationMs: 60_000, attendedMs: null, ...change,
})
const items = (succeeded: number, business: number, system: number, handled = succeeded + business + system) => ({
  items: handled, itemsSucceeded: succeeded, itemsBusiness: business, itemsSystem: system,
})
const rollupOf = (...runs: Counted[]) => {
  const rollup = emptyRollup()
  for (const one of runs) addRun(rollup, one, 1)
  return rollup
}

it.each([
  ['a success', run(), [1, 0, 0]],
  ['a system failure', run({ status: 'failed', errorKind: 'system' }), [0, 0, 1]],
  ['a time limit', run({ status: 'failed', errorKind: 'timeout' }), [0, 0, 1]],
  ['a failure of unknown kind', run({ status: 'failed' }), [0, 0, 1]],
  ['a business exception', run({ status: 'failed', errorKind: 'business' }), [0, 1, 0]],
  ['a cancelled run', run({ status: 'canceled' }), [0, 0, 0]],
  ['a skipped run', run({ status: 'skipped' }), [0, 0, 0]],
  ['an open run', run({ status: 'running' }), [0, 0, 0]],
  ['an unknown run', run({ status: 'unknown' }), [0, 0, 0]],
  ['a success over items', run(items(4, 1, 0)), [4, 1, 0]],
  ['a success that found nothing to do', run(items(0, 0, 0)), [0, 0, 0]],
  ['a failure over items that name it', run({ status: 'failed', errorKind: 'system', ...items(3, 0, 2) }), [3, 0, 2]],
  ['a failure that its items do not show', run({ status: 'failed', errorKind: 'system', ...items(5, 0, 0) }), [5, 0, 1]],
  ['a failure before the first item', run({ status: 'failed', errorKind: 'infrastructure', ...items(0, 0, 0) }), [0, 0, 1]],
  ['items of a cancelled run', run({ status: 'canceled', ...items(3, 0, 0) }), [0, 0, 0]],
])('judges %s by its units', (_, counted, [succeeded, business, system]) => {
  expect(unitsOf(counted)).toEqual({ succeeded, business, system })
})

it('times finished runs by the units they handled, and no others', () => {
  const rollup = rollupOf(run(), run({ ...items(4, 1, 0, 6), durationMs: 120_000 }), run({ status: 'canceled' }), run(items(0, 0, 0)), run({ durationMs: null }))
  expect(rollup).toMatchObject({ timedRuns: 2, timedUnits: 7, durationMs: 180_000, items: 6, succeeded: 4, canceled: 1 })
})

it('counts as straight through only successes on which nobody spent time', () => {
  expect(rollupOf(run(), run({ attendedMs: 0 }), run({ attendedMs: 5 }), run({ ...items(3, 1, 0), attendedMs: 7 }))).toMatchObject({ unitsStraight: 2, unitsSucceeded: 6, attendedMs: 12 })
})

it('adds error kinds of failed runs up to their number', () => {
  const rollup = rollupOf(...errorKinds.map((errorKind) => run({ status: 'failed', errorKind })), run({ status: 'failed' }), run({ errorKind: 'business' }))
  expect(rollup.failed).toBe(rollup.errBusiness + rollup.errSystem + rollup.errTimeout + rollup.errInfrastructure + rollup.errUnclassified)
  expect(rollup).toMatchObject({ failed: 6, errUnclassified: 2, errBusiness: 1 })
})

const anyCounted = fc.record({
  status: fc.constantFrom(...runStatuses),
  errorKind: fc.option(fc.constantFrom(...errorKinds)),
  ...{ items: fc.nat(9), itemsSucceeded: fc.nat(3), itemsBusiness: fc.nat(3), itemsSystem: fc.nat(3) },
  durationMs: fc.option(fc.nat(1e9)),
  attendedMs: fc.option(fc.nat(1e6)),
})

it('is empty again once everything put in has been taken out', () => {
  fc.assert(
    fc.property(fc.array(anyCounted), (runs) => {
      const rollup = rollupOf(...runs)
      for (const one of [...runs].reverse()) addRun(rollup, one, -1)
      expect(isEmpty(rollup)).toBe(true)
    }),
  )
})

it('sums days from hours without loss, in every time zone', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyCounted, fc.nat(10 * 86_400_000), fc.integer({ min: 1, max: 3 }))), fc.constantFrom('Asia/Shanghai', 'Asia/Kolkata', 'America/New_York'), (runs, zone) => {
      const changes = new RollupChanges()
      for (const [counted, offset, process] of runs) changes.count(process, { ...counted, at: Date.UTC(2026, 9, 30) + offset }, 1)
      const all = emptyRollup()
      const byDay = emptyRollup()
      for (const { change } of changes.hours()) addRollup(all, change)
      for (const { change } of changes.days(() => zone)) addRollup(byDay, change)
      expect(fingerprint(byDay)).toBe(fingerprint(all))
    }),
  )
})

it('gives a whole hour to the day on which it starts', () => {
  const hour = (at: number) => ({ engineProcessId: 1, hour: at, change: rollupOf(run()) })
  const days = daysOf([hour(Date.UTC(2026, 10, 2, 18)), hour(Date.UTC(2026, 10, 2, 19))], () => 'Asia/Kolkata')
  expect(days.map(({ day }) => day)).toEqual(['2026-11-02', '2026-11-03'])
})

it('cuts days in the new zone for the processes that are done', () => {
  const state = { zone: 'UTC', next: { zone: 'Asia/Shanghai', doneTo: 5 } }
  expect([zoneFor(state, 5), zoneFor(state, 6), zoneFor({ zone: 'UTC', next: null }, 5)]).toEqual(['Asia/Shanghai', 'UTC', 'UTC'])
})
