import { addDays } from '@/lib/core/calendar/local-day'
import { AppError } from '@/lib/core/errors'
import { decideStep } from '@/lib/features/approvals/decide-step'
import { noteAbsence } from '@/lib/features/approvals/note-absence'
import { remindRequests } from '@/lib/features/requests/reminders'
import { jobCtx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'
import { as, idOf } from './actors'
import type { PersonKey } from './company'
import type { Event, Registers } from './registers'
import { demoRequests } from './request-ideas'
import type { DemoClock } from './runs'

type At = (daysAgo: number, hour: number) => Date
/** Mornings on which the clock reminded of what was due. */
const MORNINGS = 24

/** Decisions on what is still open: who said yes when and why; the rest waits, is reminded of and told to others. */
const decisions: { key: string; ago: number; role: string; who: PersonKey; reason: string }[] = [
  { key: 'spare', ago: 22, role: 'coe', who: 'ma', reason: 'Small and sure 改动小，把握大' },
  { key: 'returns', ago: 16, role: 'coe', who: 'ma', reason: '分派规则已有样本，准确率可验证。' },
  { key: 'returns', ago: 15, role: 'process-owner', who: 'huang', reason: 'The warehouses asked for it. 各仓早有此需求。' },
  { key: 'returns', ago: 12, role: 'finance', who: 'zhou', reason: 'Cost is in this year’s budget. 成本已列入年度预算。' },
  { key: 'returns', ago: 9, role: 'steering', who: 'chen', reason: 'Complaints are our first concern. 客诉是首要问题。' },
  { key: 'travel', ago: 6, role: 'coe', who: 'ma', reason: 'Rules are written down already. 规则已成文。' },
]

/** Absences with stand-ins, decisions of rounds that are still open, and the reminders of every morning. */
export function approvalEvents(made: Registers, clock: DemoClock, at: At): Event[] {
  const away = (who: PersonKey, delegate: PersonKey, from: number, to: number, note: string, ago: number): Event => ({
    at: at(ago, 8),
    happen: async (when) => void (await noteAbsence(await as(made, who, when), { delegateId: idOf(made.people, delegate), fromDay: addDays(clock.today, from), toDay: addDays(clock.today, to), note })),
  })
  return [
    away('he', 'guo', -1, 6, 'Supplier visits 走访供应商', 4),
    away('xu', 'liu', -2, 9, 'Annual leave 年假', 5),
    away('zhou', 'he', 20, 27, 'Audit training 审计培训', 1),
    ...decisions.map((decision): Event => ({ at: at(decision.ago, 15), happen: (when) => decide(made, decision, when) })),
    ...Array.from({ length: MORNINGS }, (_, i): Event => ({ at: at(MORNINGS - i, 7.4), happen: async (when) => void (await remindRequests({ ...jobCtx('remind-requests'), now: when }, new AbortController().signal)) })),
  ]
}

async function decide(made: Registers, { key, role, who, reason }: (typeof decisions)[number], when: Date): Promise<void> {
  const title = demoRequests.find((request) => request.key === key)?.title
  const step = await db.approvalStep.findFirst({ where: { role, status: 'open', round: { status: 'open', request: { title } } }, select: { id: true, version: true }, orderBy: { ordinal: 'asc' } })
  if (step) await decideStep(await as(made, who, when), { ...step, outcome: 'approved', reason }).catch(unlessRefused)
}

/** Who may not decide in this company leaves the step open. */
const unlessRefused = (error: unknown) => {
  if (!(error instanceof AppError && error.code === 'rule')) throw error
}
