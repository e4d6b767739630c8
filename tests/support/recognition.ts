import { addDays } from '@/lib/core/calendar/local-day'
import type { RequestStatus } from '@/lib/core/requests/statuses'
import { pointsForStep } from '@/lib/features/recognition/points'
import type { Ctx } from '@/lib/server/ctx'
import { db, inTransaction, type Prisma } from '@/lib/server/db'
import { makeAutomation, makeBaseline, makeDepartment, makeEngineProcess, makeProcess } from '@/prisma/seed/factories'
import { asSystem, personCtx } from './ctx'

export const now = new Date('2026-11-23T04:00:00.000Z')

let next = 9000

/** A stored request of the person of the context. */
export function storedRequest(ctx: Ctx, data: Partial<Prisma.RequestUncheckedCreateInput> = {}) {
  next += 1
  return db.request.create({ data: { number: next, status: 'submitted', statusSince: ctx.now, title: `Request ${next}`, submitterId: ctx.actor.id, submittedAt: data.status === 'draft' ? null : ctx.now, ...data } })
}

/** Puts a request where a step leads, with the points of the step. */
export async function stepTo(id: string, to: RequestStatus, data: Partial<Prisma.RequestUncheckedUpdateInput> = {}, at = now) {
  await db.request.update({ where: { id }, data: { status: to, statusSince: at, ...data } })
  await inTransaction((tx) => pointsForStep({ ...asSystem(at), db: tx, inTransaction: true }, { id }, to))
}

/** An automation that gave back nine minutes for each of ten items on every day from `first` to the day before today. */
export async function runningAutomation(first: string, last = '2026-11-22') {
  const department = await makeDepartment(db)
  const process = await makeProcess(db, { departmentId: department.id })
  await makeBaseline(db, process.id, { manualMs: 600_000, hourlyWageMinor: 6000n, currency: 'CNY', annualVolume: 3650, validFrom: '2026-01-01' })
  const automation = await makeAutomation(db, { processId: process.id, stage: 'live' })
  const engineProcess = await makeEngineProcess(db, { automationId: automation.id })
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  await db.runDay.createMany({
    data: days.map((day) => ({ engineProcessId: engineProcess.id, day, succeeded: 10, unitsSucceeded: 10n, unitsStraight: 10n, timedRuns: 10, timedUnits: 10n, durationMs: 600_000n, attendedMs: 600_000n })),
  })
  return { department, process, automation, engineProcess }
}

/** A live idea with its submitter; it went live at noon of `liveOn` in the programme's zone. */
export async function liveIdea(liveOn: string, given: { submitter?: Ctx; automationId?: string } & Partial<Prisma.RequestUncheckedCreateInput> = {}) {
  const { submitter = await personCtx('employee', { now }), ...data } = given
  const automationId = data.automationId ?? (await runningAutomation(liveOn)).automation.id
  const request = await storedRequest(submitter, { status: 'submitted', itemsPerYear: 3650, ...data, automationId })
  await stepTo(request.id, 'submitted')
  await stepTo(request.id, 'approved')
  await stepTo(request.id, 'live', { liveAt: new Date(`${liveOn}T04:00:00.000Z`) })
  return { request, submitter, automationId }
}

export const pointsOf = async (personId: string) => (await db.pointEntry.aggregate({ where: { personId }, _sum: { points: true } }))._sum.points ?? 0
export const kindsOf = async (requestId: string) => (await db.pointEntry.findMany({ where: { requestId }, orderBy: { id: 'asc' } })).map(({ kind, points }) => [kind, points])
