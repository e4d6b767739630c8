import { signMonths } from '@/lib/features/ledger/sign-months'
import { recompute } from '@/lib/features/ledger/recompute'
import type { Db } from '@/lib/server/db'
import { makeAutomation, makeBaseline, makeDepartment, makeEngineProcess, makeProcess } from '@/prisma/seed/factories'
import { addDays } from '@/lib/core/calendar/local-day'
import { asSystem, personCtx } from '../../support/ctx'

/** Two departments with one automation each: ten items of ten minutes a day since the first of August, wage 60 an hour. */
export async function valueWorld(db: Db, now: Date) {
  const [own, foreign] = [await makeDepartment(db, { name: 'Own' }), await makeDepartment(db, { name: 'Foreign' })]
  const make = async (name: string, departmentId: string, given: { failed?: number; wage?: bigint | null } = {}) => {
    const { failed = 0, wage = 6000n } = given
    const process = await makeProcess(db, { name: `${name} process`, departmentId })
    await makeBaseline(db, process.id, { validFrom: '2026-01-05', annualVolume: 4_380, manualMs: 600_000, hourlyWageMinor: wage, currency: wage === null ? null : 'CNY' })
    const automation = await makeAutomation(db, { name, processId: process.id, stage: 'watched', technology: 'rpa', liveSince: new Date('2026-08-01T00:00:00Z'), plannedCoverageBp: 8000, yearOneCostMinor: 600_000n, yearOneCostCurrency: 'CNY' })
    const source = await makeEngineProcess(db, { automationId: automation.id })
    await db.runDay.createMany({
      data: Array.from({ length: 114 }, (_, i) => ({
        engineProcessId: source.id, day: addDays('2026-08-01', i), succeeded: 10, failed, errTimeout: failed, unitsSucceeded: 10n, unitsStraight: 10n, unitsSystem: BigInt(failed), timedRuns: 10, timedUnits: 10n, durationMs: 600_000n,
      })),
    })
    return { automation, process }
  }
  const robot = await make('Robot', own.id, { failed: 1 })
  const flow = await make('Flow', foreign.id, { wage: null })
  await recompute(asSystem(now), {})
  return { own, foreign, robot: robot.automation, flow: flow.automation }
}

/** Finance signs a month of an automation. */
export async function sign(db: Db, automationId: string, month: string, now: Date) {
  const { digest } = await db.ledgerMonth.findUniqueOrThrow({ where: { automationId_month: { automationId, month } }, select: { digest: true } })
  await signMonths(await personCtx('finance', { now }), { month, seen: [`${automationId}:${digest}`] })
}
