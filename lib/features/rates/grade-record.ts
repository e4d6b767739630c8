import { notFound } from '@/lib/core/errors'
import type { Ctx } from '@/lib/server/ctx'

/** A grade as the audit trail and its form show it. */
export async function gradeOf(ctx: Ctx, id: string) {
  const grade = await ctx.db.wageGrade.findUnique({ where: { id }, select: { id: true, code: true, name: true, nameZh: true, archivedAt: true, version: true } })
  if (!grade) throw notFound('grade')
  return grade
}
