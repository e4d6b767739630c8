import type { Ctx } from '@/lib/server/ctx'

/** Steps of a process at which a person has the last word today. Plumbing: the caller has checked that the process may be seen. */
export async function activeReviewPoints(ctx: Pick<Ctx, 'db'>, processId: string): Promise<{ id: string; code: string; step: string; stepZh: string | null }[]> {
  return ctx.db.reviewPoint.findMany({
    where: { processId, active: true },
    select: { id: true, code: true, step: true, stepZh: true },
    orderBy: { code: 'asc' },
  })
}
