import { addDays } from '@/lib/core/calendar/local-day'
import type { Choice } from '@/lib/core/gates/review'
import { finishAction } from '@/lib/features/actions/finish-action'
import { cancelReview } from '@/lib/features/gate-reviews/cancel-review'
import { castVote } from '@/lib/features/gate-reviews/cast-vote'
import { decideReview } from '@/lib/features/gate-reviews/decide-review'
import { openReview } from '@/lib/features/gate-reviews/open-review'
import { getReview } from '@/lib/features/gate-reviews/queries'
import { attest } from '@/lib/features/gates/attest'
import { addToScope } from '@/lib/features/programme/change-scope'
import { findPhases } from '@/lib/features/programme/queries'
import { db } from '@/lib/server/db'
import { as, idOf } from './actors'
import type { PersonKey } from './company'
import type { Event, Registers } from './registers'
import type { DemoClock } from './runs'

type At = (daysAgo: number, hour: number) => Date

const signatures: { by: PersonKey; role: 'process-owner' | 'finance' | 'ops'; criterion: string; statement: string; evidenceUrl?: string }[] = [
  { by: 'liu', role: 'process-owner', criterion: 'pilot-signatures', statement: 'The expense desk works with the robot every day and would not go back. 报销岗位每天使用机器人，不愿再回到手工处理。' },
  { by: 'zhou', role: 'finance', criterion: 'pilot-signatures', statement: 'Costs and hours of the pilot are booked and plausible. 试点的成本与工时已入账，数据合理。' },
  { by: 'li', role: 'ops', criterion: 'pilot-fallback', statement: 'Handed over to manual work within twelve minutes in the drill. 演练中十二分钟内切换为人工处理。', evidenceUrl: 'https://intranet.demo.example/drills/expense-fallback' },
]

const votes: { by: PersonKey; choice: Choice; reason: string; conditions?: string }[] = [
  { by: 'chen', choice: 'yes', reason: 'Two processes run with fewer errors than by hand; procurement is waiting. 两个流程的差错已低于人工，采购部门正等待推广。' },
  {
    by: 'he', choice: 'conditions', reason: 'The saving is plausible, but it rests on few weeks. 节约效果合理，但观察期较短。',
    conditions: 'Report the measured benefit of the pilot to finance after one quarter 满一个季度后向财务汇报试点实测收益',
  },
  { by: 'guo', choice: 'yes', reason: 'Operations can carry more robots; the fallback was drilled. 运维可以承载更多机器人，人工应急方案已演练。' },
]

/** How each criterion that was not met is to be met: words, owner, and days until it is due. */
const remedies: Record<string, { text: string; owner: PersonKey; days: number; done?: string }> = {
  'pilot-success': { text: 'Watch both robots daily until twenty working days are complete 每日跟踪两个机器人，直至满二十个工作日', owner: 'li', days: 21, done: 'Twenty working days are complete, both above target. 已满二十个工作日，两者均达标。' },
  'pilot-handling-time': { text: 'Measure handling time over twenty working days 连续二十个工作日统计处理时长', owner: 'ma', days: 21, done: 'Measured; more than half of the time is saved. 已完成统计，节约一半以上时间。' },
  'pilot-compatibility': { text: 'Run the compatibility checklist against SAP and Kingdee 对照清单完成 SAP 与金蝶的兼容性检查', owner: 'ma', days: 50 },
  'pilot-red-risks': { text: 'Review the risks of both robots with internal audit 与内部审计共同复核两个机器人的风险', owner: 'wang', days: 70 },
  'pilot-alarm-response': { text: 'Hold an alarm drill with the duty roster 按值班表组织一次告警演练', owner: 'li', days: 66 },
}
const anyRemedy = { text: 'Bring the evidence to the next steering meeting 在下次指导委员会会议上提交证据', owner: 'wang' as PersonKey, days: 63 }

/** The pilot's gate: a first review that was called off, signatures, a second one with three votes, and a conditional go. */
export function gateReviewEvents(made: Registers, clock: DemoClock, at: At, decided: number): Event[] {
  const pilotOf = async (when: Date) => (await findPhases(await as(made, 'wang', when), {})).find(({ key }) => key === 'pilot')!.id
  const reviewId = async () => (await db.gateReview.findFirstOrThrow({ where: { status: 'open' }, select: { id: true } })).id
  const opening = async (when: Date) => void (await openReview(await as(made, 'wang', when), { phaseId: await pilotOf(when) }))
  return [
    { at: at(decided + 6, 9), happen: opening },
    {
      at: at(decided + 6, 16),
      async happen(when) {
        await cancelReview(await as(made, 'wang', when), { id: await reviewId(), reason: 'The signatures were missing; opened again once they are there. 签字尚未齐备，补齐后重新发起。' })
      },
    },
    ...signatures.map(({ by, role, criterion, ...words }, i): Event => ({
      at: at(decided + 3, 10 + i),
      async happen(when) {
        await attest(await as(made, by, when), { phaseId: await pilotOf(when), criterionId: criterion, role, ...words })
      },
    })),
    { at: at(decided + 1, 9), happen: opening },
    ...votes.map(({ by, ...vote }, i): Event => ({
      at: at(decided + 1, 14 + i),
      async happen(when) {
        await castVote(await as(made, by, when), { id: await reviewId(), ...vote })
      },
    })),
    { at: at(decided, 15), happen: (when) => decide(made, clock, decided, when) },
    ...Object.values(remedies).flatMap(({ text, owner, days, done }): Event[] =>
      done ? [{ at: at(decided - days + 1, 16), happen: async (when) => finish(made, { text, owner, done }, when) }] : [],
    ),
  ]
}

async function decide(made: Registers, clock: DemoClock, decided: number, when: Date): Promise<void> {
  const ctx = await as(made, 'chen', when)
  const { id } = await db.gateReview.findFirstOrThrow({ where: { status: 'open' }, select: { id: true } })
  const { standing } = await getReview(ctx, { id })
  const due = (days: number) => addDays(clock.today, days - decided)
  const conditions = standing!.needed.map(({ ref, text }) => {
    const { owner, days, ...remedy } = remedies[ref.replace('criterion:', '')] ?? anyRemedy
    return { ref, text: text ?? remedy.text, ownerId: idOf(made.people, owner), dueOn: due(days) }
  })
  await decideReview(ctx, { id, outcome: standing!.verdict.outcome, conditions, note: 'The rollout begins with procurement and logistics. 推广从采购与物流开始。' })
  const { decision } = await getReview(ctx, { id })
  const [first] = decision!.facts.proposed
  if (first) await addToScope(await as(made, 'wang', when), { phaseId: decision!.facts.passed!.next!.id, processId: first.processId, reason: 'First of the ranking at the gate of the pilot. 试点阶段门排名第一。' })
}

async function finish(made: Registers, { text, owner, done }: { text: string; owner: PersonKey; done: string }, when: Date): Promise<void> {
  const action = await db.actionItem.findFirst({ where: { text, status: 'open' }, select: { id: true, version: true } })
  if (action) await finishAction(await as(made, owner, when), { ...action, result: done })
}
