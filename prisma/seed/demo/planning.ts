import { addDays } from '@/lib/core/calendar/local-day'
import type { PhaseKey } from '@/lib/core/programme/phases'
import { declineProposal } from '@/lib/features/expansion/decide-proposal'
import { lookForSiblings } from '@/lib/features/expansion/look-for-siblings'
import { addToScope } from '@/lib/features/programme/change-scope'
import { addMilestone } from '@/lib/features/programme/plan-milestone'
import { findPhases } from '@/lib/features/programme/queries'
import { reachMilestone } from '@/lib/features/programme/reach-milestone'
import { correctExpense, recordExpense } from '@/lib/features/programme/record-expense'
import { db } from '@/lib/server/db'
import { as, idOf } from './actors'
import { phasePlans } from './phase-plan'
import type { Event, Registers } from './registers'
import type { DemoClock } from './runs'

type At = (daysAgo: number, hour: number) => Date

/** What was agreed for each phase, when its milestones were reached, and what it cost. */
export function planningEvents(made: Registers, clock: DemoClock, at: At): Event[] {
  const day = (daysAgo: number) => addDays(clock.today, -daysAgo)
  const coe = (when: Date) => as(made, 'wang', when)
  return (Object.keys(phasePlans) as PhaseKey[]).flatMap((key) => {
    const plan = phasePlans[key]
    const phaseId = async (when: Date) => (await findPhases(await coe(when), {})).find((phase) => phase.key === key)!.id
    const agreed: Event = {
      at: at(plan.agreed, 16),
      async happen(when) {
        const [ctx, id] = [await coe(when), await phaseId(when)]
        for (const { process, reason } of plan.scope) await addToScope(ctx, { phaseId: id, processId: idOf(made.processes, process), reason })
        for (const { name, nameZh, planned } of plan.milestones) await addMilestone(ctx, { phaseId: id, name, nameZh, plannedOn: day(planned) })
      },
    }
    const reached = plan.milestones.flatMap(({ name, reached: daysAgo }): Event[] =>
      daysAgo === undefined
        ? []
        : [{
            at: at(daysAgo, 17),
            async happen(when) {
              const { id, version } = await db.milestone.findFirstOrThrow({ where: { name }, select: { id: true, version: true } })
              await reachMilestone(await coe(when), { id, version, actualOn: day(daysAgo) })
            },
          }],
    )
    const spent = plan.expenses.flatMap(({ daysAgo, amount, note, right }): Event[] => [
      { at: at(daysAgo, 15), async happen(when) { await recordExpense(await coe(when), { phaseId: await phaseId(when), spentOn: day(daysAgo), amount, note }) } },
      ...(right
        ? [{
            at: at(right.daysAgo, 15),
            async happen(when: Date) {
              const { id } = await db.phaseExpense.findFirstOrThrow({ where: { note }, select: { id: true } })
              await correctExpense(await coe(when), { expenseId: id, amount: right.amount, note: right.note })
            },
          }]
        : []),
    ])
    return [agreed, ...reached, ...spent]
  })
}

/** The search for siblings, and one pair that the steering group did not want. */
export function expansionEvents(made: Registers, at: At): Event[] {
  return [
    { at: at(4, 9), async happen(when) { await lookForSiblings(await as(made, 'wang', when), {}) } },
    {
      at: at(2, 15),
      async happen(when) {
        const pair = await db.expansionProposal.findFirst({ where: { status: 'open', automation: { name: 'Invoice matching robot' }, process: { name: 'Travel claims of the sales teams' } }, select: { id: true } })
        if (pair) await declineProposal(await as(made, 'chen', when), { id: pair.id, reason: 'The expense robot already reads the same forms. 费用报销机器人已处理同类单据，更为合适。' })
      },
    },
  ]
}
