import { caseCode, type CaseOutcome } from '@/lib/core/cases/statuses'
import type { NoticeKind } from '@/lib/core/notices/kinds'
import { notify } from '@/lib/features/notices/notify'
import type { Ctx } from '@/lib/server/ctx'
import type { GuardedCase } from './visible'

const kindOf: Record<CaseOutcome, NoticeKind> = { approved: 'caseApproved', rejected: 'caseRejected', returned: 'caseReturned' }

const paramsOf = ({ number, name }: Pick<GuardedCase, 'number' | 'name'>) => ({ code: caseCode(number), name })

/** Asks those of finance who may decide: not the owner, and not who handed it in. */
export async function tellFinance(ctx: Ctx, found: GuardedCase): Promise<void> {
  const people = await ctx.db.person.findMany({
    where: { active: true, id: { notIn: [found.ownerId, ctx.actor.id] }, grants: { some: { role: 'finance', departmentId: null } } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  await notify(ctx, people.map(({ id }) => ({ personId: id, kind: 'caseSubmitted', params: { ...paramsOf(found), by: ctx.actor.name }, href: `/cases/${found.number}` })))
}

/** Tells the owner and who handed it in what finance decided. */
export async function tellOfDecision(ctx: Ctx, found: GuardedCase, outcome: CaseOutcome, comment: string | null, handedInById: string | null): Promise<void> {
  const readers = [...new Set([found.ownerId, handedInById])].filter((id) => id !== null && id !== ctx.actor.id) as string[]
  await notify(ctx, readers.map((personId) => ({ personId, kind: kindOf[outcome], params: { ...paramsOf(found), by: ctx.actor.name, comment: comment ?? '–' }, href: `/cases/${found.number}` })))
}
