import { permissions } from '@/lib/core/access'
import { bothNames } from '@/lib/core/notices/notice'
import { notify } from '@/lib/features/notices/notify'
import type { Ctx } from '@/lib/server/ctx'
import { nameOf, type GuardedFormula } from './drafts'

const paramsOf = (formula: GuardedFormula) => ({ formula: bothNames(nameOf(formula)) })

/** Asks everybody who may publish, but not the author. */
export async function tellPublishers(ctx: Ctx, formula: GuardedFormula): Promise<number> {
  const people = await ctx.db.person.findMany({
    where: { active: true, id: { not: ctx.actor.id }, grants: { some: { role: { in: [...permissions['formula:publish']] }, departmentId: null } } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return notify(ctx, people.map(({ id }) => ({ personId: id, kind: 'formulaSubmitted', params: { ...paramsOf(formula), by: ctx.actor.name }, href: `/formulas/${formula.key}?tab=draft` })))
}

/** Tells the author what became of the draft. */
export async function tellAuthor(ctx: Ctx, formula: GuardedFormula, authorId: string, kind: 'formulaPublished' | 'formulaReturned', more: { ordinal: number } | { comment: string }): Promise<void> {
  const href = kind === 'formulaReturned' ? `/formulas/${formula.key}/edit` : `/formulas/${formula.key}`
  await notify(ctx, [{ personId: authorId, kind, params: { ...paramsOf(formula), by: ctx.actor.name, ...more }, href }])
}
