import { reviewCode } from '@/lib/core/reviews/task'
import { inPages } from '@/lib/features/transfer/pages'
import type { TransferColumn, TransferTable } from '@/lib/features/transfer/table'
import type { Ctx } from '@/lib/server/ctx'
import { listedRow, reviewWhere, type ListedReview } from './register'
import { taskStatus } from './record'
import { ReviewFilter } from './schema'

type Row = ListedReview & { now: Date }
type Column = TransferColumn<Row, null>

const page = async (ctx: Ctx, { q, status, point, automation, person, look, from, to }: Record<string, string>, skip: number, take: number): Promise<Row[]> => {
  const rows = await ctx.db.reviewTask.findMany({ where: await reviewWhere(ctx, ReviewFilter.parse({ q, status, point, automation, person, look, from, to })), select: listedRow, orderBy: [{ number: 'asc' }], skip, take })
  return rows.map((row) => ({ ...row, now: ctx.now }))
}

const decisions = ({ decisions: all }: Row) => all.filter(({ kind }) => kind === 'decision')
const looks = ({ decisions: all }: Row) => all.filter(({ kind }) => kind === 'second-look')

const columns: Column[] = [
  { key: 'code', header: 'reviews.export.code', write: (one) => reviewCode(one.number) },
  { key: 'title', header: 'reviews.export.title', write: (one) => one.title },
  { key: 'point', header: 'reviews.export.point', write: (one) => one.point.code },
  { key: 'process', header: 'reviews.export.process', write: (one) => one.point.process.code },
  { key: 'automation', header: 'reviews.export.automation', write: (one) => one.automation?.code ?? null },
  { key: 'key', header: 'reviews.export.key', write: (one) => one.idempotencyKey },
  { key: 'status', header: 'reviews.export.status', write: (one, words) => words(`reviews.statuses.${taskStatus(one, one.now)}`) },
  { key: 'asked', header: 'reviews.export.asked', write: (one) => one.askedAt.toISOString() },
  { key: 'due', header: 'reviews.export.due', write: (one) => one.dueAt.toISOString() },
  { key: 'ended', header: 'reviews.export.ended', write: (one) => one.endedAt?.toISOString() ?? null },
  { key: 'decisions', header: 'reviews.export.decisions', write: (one, words) => decisions(one).map(({ person, outcome }) => `${person.name}: ${words(`reviews.outcomes.${outcome}`)}`).join('; ') || null },
  { key: 'reasons', header: 'reviews.export.reasons', write: (one) => decisions(one).flatMap(({ reason }) => reason ?? []).join('; ') || null },
  { key: 'seconds', header: 'reviews.export.seconds', write: (one) => decisions(one).map(({ spentMs }) => String(Math.round(Number(spentMs) / 1000))).join('; ') || null },
  { key: 'lookedAgain', header: 'reviews.export.lookedAgain', write: (one, words) => looks(one).map(({ outcome }) => words(`reviews.outcomes.${outcome}`)).join('; ') || null },
]

/** Documents and what was decided on them, in files; they come from engines alone, so nothing is read back. */
export const reviewTable: TransferTable<Row, null> = {
  name: 'reviews',
  title: 'reviews.title',
  href: '/reviews/all',
  exported: 'review.exported',
  imported: 'review.exported',
  readPermission: 'review:read',
  exportPermission: 'review:export',
  // Nobody holds it for these: documents come from engines alone.
  importPermission: 'role:grant',
  facts: async () => null,
  identity: () => null,
  save: async () => ({ outcomes: [] }),
  columns,
  pages: (ctx, params) => inPages((skip, take) => page(ctx, params, skip, take), 200),
}
