import { createHash } from 'node:crypto'
import type { Permission } from '@/lib/core/access'
import { impactCode, mayNow, type ImpactAction, type ImpactStatus } from '@/lib/core/compliance/impact'
import { conflict, notFound, ruleError } from '@/lib/core/errors'
import { visibleProcess } from '@/lib/features/processes/visible'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { requireFor } from '@/lib/server/scope'

const guarded = {
  id: true, number: true, processId: true, kind: true, title: true, status: true, ownerId: true, body: true, ordinal: true, validUntil: true, version: true,
  owner: { select: { id: true, name: true } },
  process: { select: { id: true, code: true, name: true, nameZh: true, archivedAt: true, department: { select: { path: true } } } },
  reviewers: { select: { personId: true } },
} satisfies Prisma.ImpactAssessmentSelect

export const visibleAssessment = (ctx: Ctx): Prisma.ImpactAssessmentWhereInput => ({ process: visibleProcess(ctx, 'compliance:read') })

/** What rules need of a visible assessment; `not_found` when the reader may not see it, `forbidden` when they may not change it. */
export async function assessmentFor(ctx: Ctx, ref: { id: string } | { number: number }, permission: Permission = 'compliance:read') {
  const found = await ctx.db.impactAssessment.findFirst({ where: { AND: [ref, visibleAssessment(ctx)] }, select: guarded })
  if (!found) throw notFound('impact')
  if (permission !== 'compliance:read') requireFor(ctx, permission, found.process.department?.path ?? null)
  return found
}
export type GuardedAssessment = Awaited<ReturnType<typeof assessmentFor>>

/** @throws AppError `rule` with the reason why the action is not open to an assessment in its status */
export function requireAction({ status }: { status: string }, action: ImpactAction): void {
  if (!mayNow(action, status as ImpactStatus)) throw ruleError([{ key: `impact.refused.${action}` }])
}

/** Stores what changed if nobody was faster; `conflict` otherwise. */
export async function changeAssessment(ctx: Ctx, { id }: { id: string }, version: number, data: Prisma.ImpactAssessmentUncheckedUpdateManyInput): Promise<void> {
  const { count } = await ctx.db.impactAssessment.updateMany({ where: { id, version }, data: { ...data, updatedAt: ctx.now, version: { increment: 1 } } })
  if (!count) throw conflict()
}

/** What sentences of the audit trail name. */
export const namedFacts = ({ number, title }: { number: number; title: string }) => ({ name: `${impactCode(number)} ${title}`, number })

/** SHA-256 over what was handed in: the answers and the record that they were given on. */
export const digestOf = (body: string): string => createHash('sha256').update(body).digest('hex')
export const handedInText = (answers: unknown, record: unknown): string => canonicalJson({ answers, record: record ?? null })

/** The newest version handed in, with the answers of its reviewers. */
export const newestVersion = (ctx: Ctx, assessmentId: string) =>
  ctx.db.impactAssessmentVersion.findFirst({
    where: { assessmentId },
    select: { id: true, ordinal: true, body: true, digest: true, savedById: true, savedAt: true, decisions: { select: { deciderId: true, outcome: true } } },
    orderBy: { ordinal: 'desc' },
  })
