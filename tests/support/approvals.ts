import { takeStep } from '@/lib/features/requests/take-step'
import type { Ctx } from '@/lib/server/ctx'
import { db, type Prisma } from '@/lib/server/db'
import { makeDepartment, makeProcess } from '@/prisma/seed/factories'
import { personCtx } from './ctx'
import { storedRequest } from './stored-request'

/** The people of a request's way, one of each. */
export async function cast(now = new Date('2026-11-02T02:00:00.000Z')) {
  const department = await makeDepartment(db)
  const at = { now }
  const owner = await personCtx('process-owner', { ...at, departmentId: department.id, name: 'Owner' })
  return {
    department,
    owner,
    submitter: await personCtx('employee', { ...at, name: 'Submitter' }),
    coe: await personCtx('coe', { ...at, name: 'Assessor' }),
    coe2: await personCtx('coe', { ...at, name: 'Colleague' }),
    finance: await personCtx('finance', { ...at, name: 'Finance' }),
    steering: await personCtx('steering', { ...at, name: 'Steering one' }),
    steering2: await personCtx('steering', { ...at, name: 'Steering two' }),
    process: await makeProcess(db, { departmentId: department.id, ownerId: owner.actor.id, name: 'Invoices' }),
  }
}
export type Cast = Awaited<ReturnType<typeof cast>>

const row = (id: string) => db.request.findUniqueOrThrow({ where: { id } })

/** A step by its button. */
export async function step(ctx: Ctx, id: string, to: string, more: Record<string, unknown> = {}) {
  const { version } = await row(id)
  return takeStep(ctx, { id, version, to, ...more })
}

/** An idea that was submitted and taken into assessment, with an assessment that counts. */
export async function inAssessment(people: Cast, data: Partial<Prisma.RequestUncheckedCreateInput> = {}) {
  const request = await storedRequest(people.submitter, {
    pain: 'Typed by hand', departmentId: people.department.id, processId: people.process.id, buildCostMinor: 2_000_000n, currency: 'CNY', assessmentId: 'counted', ...data,
  })
  await step(people.coe, request.id, 'in-assessment')
  return request.id
}

/** The same, assessed: its approval is open. */
export async function assessed(people: Cast, data: Partial<Prisma.RequestUncheckedCreateInput> = {}) {
  const id = await inAssessment(people, data)
  await step(people.coe, id, 'assessed')
  return id
}

export const roundOf = (requestId: string) =>
  db.approvalRound.findFirstOrThrow({ where: { requestId }, orderBy: { ordinal: 'desc' }, include: { steps: { orderBy: { ordinal: 'asc' }, include: { decision: true } } } })

/** Open steps of the newest round by role. */
export async function openStep(requestId: string, role: string) {
  const { steps } = await roundOf(requestId)
  return steps.find((candidate) => candidate.role === role && candidate.status === 'open')!
}

export const statusOf = async (id: string) => (await row(id)).status
