import type { z } from 'zod'
import { searchTextOf } from '@/lib/core/localized'
import { DAY_MS, startOfDay } from '@/lib/core/calendar/local-day'
import { openStatuses } from '@/lib/core/reviews/task'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'
import { answerFor, taskFor, taskRow, taskStatus } from './record'
import { ReviewApiFilter, ReviewFilter, ReviewRef } from './schema'
import { visibleReview } from './visible'

const withStatus = (status: z.output<typeof ReviewFilter>['status'], now: Date): Prisma.ReviewTaskWhereInput => {
  if (status === 'open') return { status: { in: [...openStatuses] } }
  if (status === 'late') return { status: { in: [...openStatuses] }, dueAt: { lte: now } }
  return status ? { status } : {}
}

/** The one filter of the list and of its files. */
export async function reviewWhere(ctx: Ctx, filter: Partial<z.output<typeof ReviewFilter>>): Promise<Prisma.ReviewTaskWhereInput> {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  const [from, to] = [filter.from && new Date(startOfDay(filter.from, timeZone)), filter.to && new Date(startOfDay(filter.to, timeZone) + DAY_MS)]
  return {
    AND: [
      await visibleReview(ctx),
      withStatus(filter.status, ctx.now),
      filter.q ? { searchText: { contains: searchTextOf(filter.q) } } : {},
      filter.point ? { pointId: filter.point } : {},
      filter.automation ? { automationId: filter.automation } : {},
      filter.person ? { decisions: { some: { personId: filter.person } } } : {},
      filter.look === 'asked' ? { sampled: true, decisions: { none: { kind: 'second-look' } } } : filter.look === 'reversed' ? { decisions: { some: { kind: 'second-look', outcome: 'differ' } } } : {},
      from ? { askedAt: { gte: from } } : {},
      to ? { askedAt: { lt: to } } : {},
    ],
  }
}

export const listedRow = {
  id: true, number: true, title: true, status: true, askedAt: true, dueAt: true, endedAt: true, approvals: true, sampled: true, idempotencyKey: true,
  automation: { select: { id: true, code: true, name: true, nameZh: true } },
  point: { select: { id: true, code: true, step: true, stepZh: true, onExpiry: true, process: { select: { id: true, code: true, name: true, nameZh: true } } } },
  decisions: { select: { kind: true, outcome: true, reason: true, spentMs: true, decidedAt: true, person: { select: { name: true } } }, orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.ReviewTaskSelect
export type ListedReview = Prisma.ReviewTaskGetPayload<{ select: typeof listedRow }>

/** Pages of all documents that the reader may see. */
export const listReviews = query({
  permission: 'review:read',
  input: ReviewFilter,
  async run(ctx, filter) {
    const where = await reviewWhere(ctx, filter)
    const visible = await visibleReview(ctx)
    const [rows, total, any, open, points] = await Promise.all([
      ctx.db.reviewTask.findMany({ where, select: listedRow, orderBy: [{ [filter.sort]: filter.dir }, { id: filter.dir }], skip: (filter.page - 1) * filter.size, take: filter.size }),
      ctx.db.reviewTask.count({ where }),
      ctx.db.reviewTask.findFirst({ where: visible, select: { id: true } }),
      ctx.db.reviewTask.count({ where: { AND: [visible, { status: { in: [...openStatuses] } }] } }),
      ctx.db.reviewPoint.findMany({ where: { tasks: { some: visible } }, select: { id: true, code: true, step: true, stepZh: true }, orderBy: { code: 'asc' }, take: 200 }),
    ])
    return { rows: rows.map((row) => ({ ...row, status: taskStatus(row, ctx.now) })), total, any: any !== null, open, points }
  },
})

/** A page of answers, newest first; `next` continues behind the last one, whatever is asked meanwhile. */
async function answersPage(ctx: Ctx, seen: Prisma.ReviewTaskWhereInput, { status, point, limit, cursor }: z.output<typeof ReviewApiFilter>) {
  const before = cursor ? Number(cursor) : null
  const where: Prisma.ReviewTaskWhereInput = { AND: [seen, withStatus(status, ctx.now), point ? { point: { code: point } } : {}, before && Number.isSafeInteger(before) && before > 0 && before < 2 ** 31 ? { number: { lt: before } } : {}] }
  const rows = await ctx.db.reviewTask.findMany({ where, select: taskRow, orderBy: { number: 'desc' }, take: limit + 1 })
  const data = await Promise.all(rows.slice(0, limit).map((row) => answerFor(ctx, row)))
  return { data, next: rows.length > limit ? String(rows[limit - 1]!.number) : null }
}

/** The register for machines. */
export const pageReviews = query({
  permission: 'review:read',
  input: ReviewApiFilter,
  run: async (ctx, filter) => answersPage(ctx, await visibleReview(ctx), filter),
})

/** The same for engines of people who only ask: what they asked themselves. */
export const pageOwnReviews = query({
  permission: 'review:ask',
  input: ReviewApiFilter,
  run: async (ctx, filter) => answersPage(ctx, { askedById: await askerIdOf(ctx) }, filter),
})

/** Whose engines they are: the owner of the token. */
const askerIdOf = async (ctx: Ctx): Promise<string> => (ctx.actor.kind === 'token' ? ((await ctx.db.apiToken.findUnique({ where: { id: ctx.actor.id }, select: { personId: true } }))?.personId ?? '') : ctx.actor.id)

/** The answer to one question, for an engine whose token may read reviews. */
export const readAnswer = query({
  permission: 'review:read',
  input: ReviewRef,
  run: async (ctx, { id }) => answerFor(ctx, await taskFor(ctx, { id })),
})

/** The answer to a question that the same person's engines asked; they need not see those of others. */
export const readOwnAnswer = query({
  permission: 'review:ask',
  input: ReviewRef,
  async run(ctx, { id }) {
    const task = await ctx.db.reviewTask.findFirst({ where: { id, askedById: await askerIdOf(ctx) }, select: taskRow })
    return task && answerFor(ctx, task)
  },
})
