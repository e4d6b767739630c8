import type { Ctx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'
import { createPoint } from '@/lib/features/reviews/create-point'
import { askReview } from '@/lib/features/reviews/ask-review'
import { createToken } from '@/lib/features/tokens/create-token'
import { actorOfToken } from '@/lib/server/tokens'
import { makeDepartment, makeProcess } from '@/prisma/seed/factories'
import { asSystem, personCtx } from './ctx'

export const NOW = new Date('2026-11-20T04:00:00.000Z')
export const after = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)
export const at = (ctx: Ctx, when: Date): Ctx => ({ ...ctx, now: when })

export const pointFacts = { code: 'contract-legal', step: 'Legal check of the contract', stepZh: '合同法务审核', guidance: 'Look at the liability clause.', deadlineAmount: 4, deadlineUnit: 'hours', reviewerRole: 'reviewer' }

/** A process of a department with one point, an engine's person, and two who may decide. */
export async function reviewScene(given: Record<string, unknown> = {}) {
  const department = await makeDepartment(db)
  const owner = await personCtx('process-owner', { now: NOW })
  const process = await makeProcess(db, { departmentId: department.id, ownerId: owner.actor.id })
  const { id: pointId, signingKey } = await createPoint(asSystem(NOW), { ...pointFacts, processId: process.id, ...given })
  const [engine, legal, second] = [await personCtx('coe', { now: NOW }), await personCtx('reviewer', { now: NOW }), await personCtx('reviewer', { now: NOW })]
  return { department, process, owner, pointId, signingKey, engine, legal, second }
}

export const question = { point: 'contract-legal', key: 'contract-7', title: 'Frame contract with Northern Freight', fields: [{ label: 'Amount', value: '120,000 CNY' }, { label: 'Term', value: 24 }] }
export const ask = (ctx: Ctx, given: Record<string, unknown> = {}) => askReview(ctx, { ...question, ...given })

export const versionOf = async (id: string) => (await db.reviewTask.findUniqueOrThrow({ where: { id }, select: { version: true } })).version
export const statusOf = async (id: string) => (await db.reviewTask.findUniqueOrThrow({ where: { id }, select: { status: true } })).status

/** A token of that person and the context of a request with it. */
export async function tokenCtx(ctx: Ctx, scopes: string[]): Promise<{ ctx: Ctx; token: string }> {
  const { token } = await createToken({ ...ctx, stepUpAt: ctx.now }, { name: 'engine', scopes, days: 30 })
  const actor = await actorOfToken(token, new Date())
  if (!actor) throw new Error('the token does not work')
  return { token, ctx: { ...ctx, actor } }
}
