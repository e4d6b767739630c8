import type { CaseFacts, CaseStatus, CaseStep } from '@/lib/core/cases/statuses'
import { caseStep } from '@/lib/core/cases/statuses'
import { conflict, ruleError } from '@/lib/core/errors'
import { searchTextOf } from '@/lib/core/localized'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import type { GuardedCase } from './visible'

/** Whether finance approved some version before. */
export const approvedBefore = async (ctx: Ctx, caseId: string): Promise<boolean> =>
  (await ctx.db.businessCaseDecision.count({ where: { outcome: 'approved', version: { caseId } } })) > 0

/** Whether the reader began the case or owned it once: the trail knows every owner. */
export const ownedBefore = async (ctx: Ctx, caseId: string): Promise<boolean> =>
  (await ctx.db.auditEntry.count({ where: { entity: 'case', entityId: caseId, OR: [{ action: 'case.created', actorId: ctx.actor.id }, { action: 'case.saved', data: { contains: `"ownerId":${JSON.stringify(ctx.actor.id)}` } }] } })) > 0

export const factsOf = async (ctx: Ctx, found: Pick<GuardedCase, 'id' | 'status' | 'isTemplate' | 'archivedAt'>): Promise<CaseFacts> => ({
  status: found.status as CaseStatus,
  isTemplate: found.isTemplate,
  archived: found.archivedAt !== null,
  approvedBefore: await approvedBefore(ctx, found.id),
})

/** The status that the step leads to; throws `rule` with the reason when it is not open. */
export async function requireStep(ctx: Ctx, found: GuardedCase, step: CaseStep): Promise<CaseStatus> {
  const decision = caseStep(step, await factsOf(ctx, found))
  if (!decision.ok) throw ruleError(decision.reasons)
  return decision.value
}

/** Stores what changed if nobody was faster; `conflict` otherwise. */
export async function changeCase(ctx: Ctx, { id }: { id: string }, version: number, data: Prisma.BusinessCaseUncheckedUpdateManyInput): Promise<void> {
  const { count } = await ctx.db.businessCase.updateMany({ where: { id, version }, data: { ...data, updatedAt: ctx.now, version: { increment: 1 } } })
  if (!count) throw conflict()
}

/** What the search of the register looks through. */
export const caseSearchText = (number: number, name: string, of: { automation?: { code: string; name: string; nameZh: string | null } | null; request?: { number: number; title: string } | null }): string =>
  searchTextOf(`BC-${number}`, name, of.automation?.code, of.automation?.name, of.automation?.nameZh, of.request ? `R-${of.request.number}` : null, of.request?.title)

/** What sentences of the audit trail name. */
export const namedFacts = ({ number, name }: { number: number; name: string }) => ({ name: `BC-${number} ${name}`, number })
