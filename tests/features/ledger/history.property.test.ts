import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays } from '@/lib/core/calendar/local-day'
import { effectiveMonths } from '@/lib/features/ledger/effective'
import { recompute } from '@/lib/features/ledger/recompute'
import { signMonths } from '@/lib/features/ledger/sign-months'
import { storeRuns } from '@/lib/features/runs/store-runs'
import { forgetSettings } from '@/lib/server/settings'
import { makeAutomation, makeBaseline, makeEngine, makeEngineProcess, makeProcess, runReport } from '@/prisma/seed/factories'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { booksCtx, now } from '../../support/ledger'
import { truthOf } from './truth'

const { db, reset } = useDatabase()

const FIRST = '2026-08-31'
const day = fc.integer({ min: 0, max: 82 }).map((days) => addDays(FIRST, days))
const month = fc.constantFrom('2026-09', '2026-10')
const which = fc.integer({ min: 0, max: 1 })

/** Few runs under few names in few hours, so that they are restated, come late, fail together and fill the same hours week by week. */
const run = fc.record({
  name: fc.integer({ min: 0, max: 24 }), process: fc.integer({ min: 0, max: 2 }), day, hour: fc.constantFrom(1, 2), status: fc.constantFrom('succeeded', 'succeeded', 'failed', 'canceled'),
  kind: fc.constantFrom('system', 'timeout', 'business'), items: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }), attended: fc.integer({ min: 0, max: 900_000 }),
})
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('runs' as const), runs: fc.array(run, { minLength: 1, maxLength: 12 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('baseline' as const), which, day, manualMs: fc.integer({ min: 1_000, max: 900_000 }), wage: fc.option(fc.bigInt({ min: 1n, max: 20_000n }), { nil: null }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wage' as const), day, wage: fc.bigInt({ min: 1n, max: 20_000n }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('adoption' as const), which, month, bp: fc.bigInt({ min: 0n, max: 10_000n }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sign' as const), which, month }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('recompute' as const) }) },
)

/** Units missed on a day without a baseline are left out; the failed ones of a later day still count. */
const missedWithoutBaseline: (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[] = [
  { do: 'runs', runs: [{ name: 0, process: 0, day: '2026-09-07', hour: 2, status: 'failed', kind: 'system', items: null, attended: 0 }] },
  { do: 'baseline', which: 0, day: '2026-09-08', manualMs: 1000, wage: 67n },
  { do: 'runs', runs: [{ name: 0, process: 1, day: '2026-08-31', hour: 2, status: 'succeeded', kind: 'system', items: 2, attended: 0 }] },
  { do: 'runs', runs: [{ name: 1, process: 0, day: '2026-09-08', hour: 1, status: 'failed', kind: 'system', items: 27, attended: 0 }] },
  { do: 'sign', which: 0, month: '2026-09' },
]

it('books add up to the sum over runs whatever arrives when, and what is signed never moves', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 18 }), async (steps) => {
      await reset()
      forgetSettings()
      const engine = await makeEngine(db)
      const automations = [await oneAutomation(), await oneAutomation()]
      const owners = [0, 0, 1]
      for (const [i, owner] of owners.entries()) await makeEngineProcess(db, { engineId: engine.id, externalId: `p${i}`, automationId: automations[owner]!.id })
      const finance = await personCtx('finance', { now })
      const signed = new Map<string, string>()
      let tick = 0
      for (const one of steps) {
        tick += 1
        if (one.do === 'runs') {
          const reports = one.runs.map((given, i) => runReport({
            externalId: `r${given.process}-${given.name}`, process: `p${given.process}`, status: given.status, startedAt: new Date(`${given.day}T0${given.hour}:05:00.000Z`),
            sourceUpdatedAt: new Date(now.getTime() + tick * 60_000 + i).toISOString(), attendedMs: given.attended,
            ...(given.items !== null && { items: { handled: given.items, succeeded: given.status === 'failed' ? 0 : given.items, systemExceptions: given.status === 'failed' ? given.items : 0, businessExceptions: 0 } }),
            ...(given.status === 'failed' && { error: { kind: given.kind } }),
          }))
          await storeRuns(booksCtx(), { engineId: engine.id, reports, observedAt: new Date(now.getTime() + tick * 60_000) })
        }
        if (one.do === 'baseline') await makeBaseline(db, automations[one.which]!.processId, { validFrom: one.day, manualMs: one.manualMs, hourlyWageMinor: one.wage, currency: one.wage === null ? null : 'CNY' })
        if (one.do === 'wage') await db.wageRate.create({ data: { hourlyMinor: one.wage, currency: 'CNY', validFrom: one.day, source: 'test', createdAt: new Date(now.getTime() + tick) } })
        if (one.do === 'adoption') await db.valueReading.create({ data: { automationId: automations[one.which]!.id, month: one.month, kind: 'adoption', value: one.bp, source: 'test', createdAt: new Date(now.getTime() + tick) } })
        if (one.do === 'recompute') await recompute(booksCtx())
        if (one.do === 'sign') await signOnce(finance, automations[one.which]!.id, one.month, signed)
      }
      await recompute(booksCtx())
      await recompute(booksCtx())

      const books = await effectiveMonths(finance)
      const sum = (pick: (row: (typeof books)[number]) => bigint | null) => books.reduce((all, row) => all + (pick(row) ?? 0n), 0n)
      const truth = await truthOf(automations.map(({ id }) => id))
      expect({
        realised: sum((row) => row.realisedMinor), lost: sum((row) => row.lostMinor), returnedMs: sum((row) => row.returnedMs), lostMs: sum((row) => row.lostMs),
        units: sum((row) => row.units), failed: sum((row) => row.failedUnits), missed: sum((row) => row.missedUnits), downHours: sum((row) => row.downMs) / 3_600_000n,
      }).toEqual(truth)
      for (const entry of await db.ledgerEntry.findMany({ where: { kind: 'signed' } })) expect(textOf(entry)).toBe(signed.get(entry.sourceKey))
    }),
    { numRuns: Number(process.env.LEDGER_HISTORIES ?? 6), examples: [[missedWithoutBaseline]] },
  )
})

async function oneAutomation() {
  const process = await makeProcess(db)
  return makeAutomation(db, { processId: process.id, stage: 'live', liveSince: new Date(`${FIRST}T04:00:00.000Z`) })
}

async function signOnce(finance: Awaited<ReturnType<typeof personCtx>>, automationId: string, month: string, signed: Map<string, string>) {
  await recompute(booksCtx(), { automationIds: [automationId], from: month, to: month })
  const { digest } = await db.ledgerMonth.findUniqueOrThrow({ where: { automationId_month: { automationId, month } } })
  if (signed.has(`signed:${automationId}:${month}`)) return
  await signMonths(finance, { month, seen: [`${automationId}:${digest}`] })
  const entry = await db.ledgerEntry.findFirstOrThrow({ where: { automationId, month, kind: 'signed' } })
  signed.set(entry.sourceKey, textOf(entry))
}

const textOf = (entry: object) => JSON.stringify(entry, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
