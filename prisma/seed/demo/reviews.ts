import { HOUR_MS } from '@/lib/core/calendar/local-day'
import { askReview } from '@/lib/features/reviews/ask-review'
import { claimReview } from '@/lib/features/reviews/claim-review'
import { createPoint } from '@/lib/features/reviews/create-point'
import { decideReview } from '@/lib/features/reviews/decide-review'
import { lookAgain } from '@/lib/features/reviews/look-again'
import { openReview } from '@/lib/features/reviews/open-review'
import { watchReviews } from '@/lib/features/reviews/watch-reviews'
import { withdrawReview } from '@/lib/features/reviews/withdraw-review'
import { jobCtx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'
import { as, idOf } from './actors'
import type { PersonKey } from './company'
import type { Event, Registers } from './registers'
import { randomFrom } from './random'
import { decided, points, questions, waiting, type DemoDecision, type DemoQuestion, type PointKey } from './review-texts'

type At = (daysAgo: number, hour: number) => Date

/** First days on which documents came, and how many came since. */
const SINCE = 34
const [EXPENSES, INVOICES] = [24, 22]

/** Review points, the documents of five weeks with what was decided on them, second looks, and what waits today. */
export function reviewEvents(made: Registers, at: At): Event[] {
  const random = randomFrom(7)
  const ids = new Map<string, string>()
  const set = (Object.keys(points) as PointKey[]).map((key, i): Event => ({ at: at(SINCE + 4, 9 + i), happen: (when) => setUp(made, key, when) }))
  const routine = [...streamOf('expense-exception', EXPENSES, 'zhou'), ...streamOf('invoice-over-limit', INVOICES, 'liu')].flatMap(({ question, by, daysAgo, hour, nth }) => {
    const hasty = question.point === 'invoice-over-limit' ? nth % 4 === 1 : nth % 12 === 5
    const { outcome, reason } = decided[question.point]![nth % decided[question.point]!.length]!
    return life(question, at(daysAgo, hour), { by, hours: random.between(0.3, 5), seconds: hasty ? random.between(1.2, 4.6) : random.between(25, 340), outcome, reason })
  })
  const single = questions.flatMap(({ decisions, daysAgo, hour, ...question }) => life(question, at(daysAgo, hour), ...decisions))
  const open = waiting.flatMap(({ hoursAgo, claimedBy, decisions = [], ...question }) => {
    const asked = new Date(at(0, 24).getTime() - hoursAgo * HOUR_MS)
    const claim: Event[] = claimedBy ? [{ at: new Date(asked.getTime() + 60_000), happen: async (when) => void (await claimReview(await as(made, claimedBy, when), { id: idOf(ids, question.key), version: 1 })) }] : []
    return [...life(question, asked, ...decisions), ...claim]
  })
  const looks = [20, 9, 3].map((daysAgo, i): Event => ({ at: at(daysAgo, 16), happen: (when) => lookAt(made, when, i === 1) }))
  const clock = [at(6, 18), at(0, 23.9)].map((when): Event => ({ at: when, happen: async (now) => void (await watchReviews({ ...jobCtx('watch-reviews'), now }, new AbortController().signal)) }))
  return [...set, ...routine, ...single, ...open, ...looks, ...clock]

  /** Asked, opened and decided, with the time that it took. */
  function life(question: DemoQuestion, asked: Date, ...decisions: DemoDecision[]): Event[] {
    const { withdrawnAfter, ...input } = question
    const events: Event[] = [{ at: asked, happen: async (when) => void ids.set(question.key, (await askReview(await as(made, 'li', when), input)).id) }]
    for (const { by, hours, seconds, outcome, reason } of decisions) {
      const opened = new Date(asked.getTime() + hours * HOUR_MS)
      events.push({
        at: opened,
        async happen(when) {
          const id = idOf(ids, question.key)
          await openReview(await as(made, by, when), { id })
          const { version } = await db.reviewTask.findUniqueOrThrow({ where: { id }, select: { version: true } })
          await decideReview(await as(made, by, new Date(when.getTime() + seconds * 1000)), { id, version, outcome, reason })
        },
      })
    }
    if (withdrawnAfter) events.push({ at: new Date(asked.getTime() + withdrawnAfter * HOUR_MS), happen: async (when) => void (await withdrawReview(await as(made, 'li', when), { id: idOf(ids, question.key), reason: 'The order was canceled. 订单已取消。' })) })
    return events
  }

  function streamOf(point: 'expense-exception' | 'invoice-over-limit', count: number, by: PersonKey) {
    return Array.from({ length: count }, (_, nth) => {
      const daysAgo = Math.max(1, SINCE - Math.floor((nth * (SINCE - 1)) / count) - 1)
      return { question: sampleOf(point, nth), by, daysAgo, hour: 9 + (nth % 6), nth }
    })
  }

  function sampleOf(point: 'expense-exception' | 'invoice-over-limit', nth: number): DemoQuestion {
    const amount = Math.round(random.between(2, 48)) * 310
    const money = `CNY ${amount.toLocaleString('en-US')}.00`
    if (point === 'expense-exception') {
      return { point, key: `claim-${88_120 + nth * 7}`, title: `Expense claim ${88_120 + nth * 7}: receipt above the limit 报销单 ${88_120 + nth * 7}：单张票据超标`, fields: [{ label: 'Claim 报销单', value: String(88_120 + nth * 7) }, { label: 'Amount 金额', value: money }, { label: 'Limit 标准', value: 'CNY 600.00' }, { label: 'Reason given 事由', value: random.pick(['Trade fair, rooms were scarce 展会期间房源紧张', 'Late return, no train any more 末班车已过', 'Guests of a customer 接待客户']) }] }
    }
    return { point, key: `invoice-${41_003 + nth * 13}`, title: `Invoice ${41_003 + nth * 13}: difference to the order 发票 ${41_003 + nth * 13}：与订单有差异`, fields: [{ label: 'Invoice 发票', value: money }, { label: 'Order 订单', value: `CNY ${(amount - 120).toLocaleString('en-US')}.00` }, { label: 'Supplier 供应商', value: random.pick(['Northern Freight 北方货运', 'Delta Packaging 德尔塔包装', 'Yangtze Pallets 长江托盘']) }] }
  }
}

async function setUp(made: Registers, key: PointKey, when: Date): Promise<void> {
  const { process, people, owner, ...facts } = points[key]
  await createPoint(await as(made, owner, when), { ...facts, code: key, processId: idOf(made.processes, process), reviewerIds: people.map((person) => idOf(made.people, person)) })
}

/** The owner of the process takes the second looks that were drawn; now and then they come to another result. */
async function lookAt(made: Registers, when: Date, differs: boolean): Promise<void> {
  const drawn = await db.reviewTask.findMany({ where: { sampled: true, point: { code: 'expense-exception' }, decisions: { none: { kind: 'second-look' } } }, select: { id: true, version: true }, orderBy: { number: 'asc' } })
  for (const [i, { id, version }] of drawn.slice(0, 4).entries()) {
    const ctx = await as(made, 'liu', when)
    await openReview(ctx, { id })
    const no = differs && i === 0
    await lookAgain({ ...ctx, now: new Date(when.getTime() + 95_000) }, { id, version, outcome: no ? 'differ' : 'agree', reason: no ? 'The guest list is missing; I would have returned it. 缺少接待名单，我会退回补充。' : undefined })
  }
}
