import { canFor } from '@/lib/core/access'
import { dayOf } from '@/lib/core/calendar/stored-day'
import { notFound } from '@/lib/core/errors'
import { amountNow } from '@/lib/core/programme/budget'
import { visibleProcess } from '@/lib/features/processes/visible'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { readPlan } from './read-plan'
import { PhaseRef } from './schema'

export type PhaseDetail = Awaited<ReturnType<typeof phaseDetail>>

/** One phase with its plan, scope, automations, milestones, money and gate; what lies in other departments is only counted. */
export const phaseDetail = query({
  permission: 'programme:read',
  input: PhaseRef,
  async run(ctx, { id }) {
    const [plan, scope, inScope, expenses] = await Promise.all([
      readPlan(ctx, { phaseId: id }),
      ctx.db.phaseProcess.findMany({
        where: { phaseId: id, process: visibleProcess(ctx) },
        select: {
          addedAt: true, reason: true,
          process: { select: { id: true, code: true, name: true, nameZh: true, archivedAt: true, owner: { select: { id: true, name: true } }, department: { select: { name: true, nameZh: true } } } },
        },
        orderBy: [{ addedAt: 'asc' }, { processId: 'asc' }],
      }),
      ctx.db.phaseProcess.findMany({ where: { phaseId: id }, select: { processId: true } }),
      expensesOf(ctx, id),
    ])
    const phase = plan.phases[0]
    if (!phase) throw notFound('phase')
    const visible = phase.automations.filter((automation) => automation.visible)
    const agreed = new Set(inScope.map(({ processId }) => processId))
    return {
      ...phase,
      today: plan.today,
      scope: scope.map(({ process, ...entry }) => ({ ...entry, process, automations: visible.filter(({ processId }) => processId === process.id) })),
      /** Automations of the phase whose process nobody agreed on */
      beyondScope: visible.filter(({ processId }) => !agreed.has(processId)),
      hidden: { processes: inScope.length - scope.length, automations: phase.automations.length - visible.length },
      expenses,
      mayEdit: canFor(ctx.actor, 'programme:edit', null),
    }
  },
})

/** Newest first, each with what it amounts to after its corrections. */
async function expensesOf(ctx: Ctx, phaseId: string) {
  const rows = await ctx.db.phaseExpense.findMany({ where: { phaseId }, orderBy: [{ spentOn: 'desc' }, { createdAt: 'desc' }] })
  const people = await ctx.db.person.findMany({ where: { id: { in: rows.flatMap(({ enteredById }) => enteredById ?? []) } }, select: { id: true, name: true } })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return rows.map(({ enteredById, spentOn, ...row }) => ({
    ...row,
    spentOn: dayOf(spentOn),
    enteredBy: (enteredById && names.get(enteredById)) ?? null,
    amountNow: row.correctsId ? null : amountNow(row, rows),
  }))
}
