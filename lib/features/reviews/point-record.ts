import { invalid, type FieldReasons } from '@/lib/core/errors'
import { deadlineMs, LONGEST_DEADLINE_MS, SHORTEST_DEADLINE_MS } from '@/lib/core/reviews/point'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { decidingRoles } from './acting'
import type { PointFacts } from './schema'

const named = { select: { id: true, name: true } } as const

export const pointRow = {
  id: true, code: true, processId: true, step: true, stepZh: true, guidance: true, guidanceZh: true, reviewerRole: true, approvals: true, deadlineMs: true, onExpiry: true, samplingBp: true,
  active: true, signingKeyVersion: true, version: true, createdAt: true, updatedAt: true, escalateToId: true,
  escalateTo: named,
  reviewers: { select: { person: named }, orderBy: { person: { name: 'asc' } } },
  process: { select: { id: true, code: true, name: true, nameZh: true, archivedAt: true, ownerId: true, owner: named, department: { select: { id: true, path: true } }, compliance: { select: { automatedDecision: true } } } },
} satisfies Prisma.ReviewPointSelect
export type PointRow = Prisma.ReviewPointGetPayload<{ select: typeof pointRow }>

/** A point as its form and its history show it. */
export const pointOf = async (ctx: Ctx, id: string) => {
  const { reviewers, process: _process, signingKeyVersion: _key, ...row } = await ctx.db.reviewPoint.findUniqueOrThrow({ where: { id }, select: pointRow })
  return { ...row, deadlineMs: Number(row.deadlineMs), reviewers: reviewers.map(({ person }) => person) }
}

export const columnsOf = (facts: Omit<PointFacts, 'id' | 'version'>) => ({
  code: facts.code,
  step: facts.step, stepZh: facts.stepZh ?? null,
  guidance: facts.guidance ?? null, guidanceZh: facts.guidanceZh ?? null,
  reviewerRole: facts.reviewerRole,
  approvals: facts.approvals,
  deadlineMs: BigInt(deadlineMs(facts.deadlineAmount, facts.deadlineUnit)),
  onExpiry: facts.onExpiry,
  escalateToId: facts.onExpiry === 'escalate' ? (facts.escalateToId ?? null) : null,
  samplingBp: Math.round(facts.samplingPercent * 100),
})

/** @throws AppError `invalid` naming each field that makes no sense */
export async function requireSound(ctx: Ctx, facts: Omit<PointFacts, 'id' | 'version'>, ownId?: string): Promise<void> {
  const fields: FieldReasons = {}
  const ms = deadlineMs(facts.deadlineAmount, facts.deadlineUnit)
  if (ms < SHORTEST_DEADLINE_MS || ms > LONGEST_DEADLINE_MS) fields.deadlineAmount = [{ key: 'reviews.errors.deadline' }]
  const taken = await ctx.db.reviewPoint.findUnique({ where: { code: facts.code }, select: { id: true } })
  if (taken && taken.id !== ownId) fields.code = [{ key: 'reviews.errors.codeTaken' }]
  const ids = [...new Set([...facts.reviewerIds, ...(facts.escalateToId ? [facts.escalateToId] : [])])]
  const able = await ctx.db.person.findMany({ where: { id: { in: ids }, active: true, grants: { some: { role: { in: [...decidingRoles] } } } }, select: { id: true } })
  const unable = (id: string) => !able.some((person) => person.id === id)
  if (facts.reviewerIds.some(unable)) fields.reviewerIds = [{ key: 'reviews.errors.noReviewer' }]
  else if (facts.reviewerIds.length && new Set(facts.reviewerIds).size < facts.approvals) fields.reviewerIds = [{ key: 'reviews.errors.tooFewReviewers', params: { count: facts.approvals } }]
  if (facts.escalateToId && unable(facts.escalateToId)) fields.escalateToId = [{ key: 'reviews.errors.noReviewer' }]
  if (Object.keys(fields).length) throw invalid(fields)
}
