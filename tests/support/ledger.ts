import { addDays } from '@/lib/core/calendar/local-day'
import { signMonths } from '@/lib/features/ledger/sign-months'
import { recompute } from '@/lib/features/ledger/recompute'
import type { Ctx } from '@/lib/server/ctx'
import { db, type Prisma } from '@/lib/server/db'
import { makeAutomation, makeBaseline, makeDepartment, makeEngineProcess, makeProcess } from '@/prisma/seed/factories'
import { asSystem } from './ctx'

export const now = new Date('2026-11-23T04:00:00.000Z')
export const booksCtx = () => asSystem(now)

/** Twelve units a day, two of them failed, ten minutes by hand, one minute attended a finished unit, 60 CNY an hour. */
export const dayOfWork = { succeeded: 10, failed: 2, errSystem: 2, unitsSucceeded: 10n, unitsSystem: 2n, unitsStraight: 0n, timedRuns: 12, timedUnits: 12n, durationMs: 720_000n, attendedMs: 720_000n }

/** A live automation of one process that worked on each day from `first` to `last`. */
export async function workingAutomation(first: string, last: string, given: { automation?: Partial<Prisma.AutomationUncheckedCreateInput>; wage?: bigint | null; baseline?: boolean; departmentId?: string } = {}) {
  const departmentId = given.departmentId ?? (await makeDepartment(db)).id
  const process = await makeProcess(db, { departmentId })
  const wage = given.wage === undefined ? 6000n : given.wage
  if (given.baseline !== false) await makeBaseline(db, process.id, { manualMs: 600_000, hourlyWageMinor: wage, currency: wage === null ? null : 'CNY', annualVolume: 3650, validFrom: '2026-01-01' })
  const automation = await makeAutomation(db, { processId: process.id, stage: 'live', liveSince: new Date(`${first}T04:00:00.000Z`), ...given.automation })
  const source = await makeEngineProcess(db, { automationId: automation.id })
  await addWork(source.id, first, last)
  return { departmentId, process, automation, source }
}

export async function addWork(engineProcessId: number, first: string, last: string, counters: Partial<Prisma.RunDayUncheckedCreateInput> = dayOfWork) {
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  await db.runDay.createMany({ data: days.map((day) => ({ engineProcessId, day, ...counters })) })
}

export const monthOfBooks = (automationId: string, month: string) => db.ledgerMonth.findUniqueOrThrow({ where: { automationId_month: { automationId, month } } })

/** What the form of a signer holds. */
export async function seenBy(automationIds: readonly string[], month: string) {
  await recompute(booksCtx(), { automationIds, from: month, to: month })
  const rows = await db.ledgerMonth.findMany({ where: { month, automationId: { in: [...automationIds] } }, select: { automationId: true, digest: true } })
  return { month, seen: rows.map(({ automationId, digest }) => `${automationId}:${digest}`) }
}

export const sign = async (ctx: Ctx, automationId: string, month: string) => signMonths(ctx, await seenBy([automationId], month))
