import { risksAwaiting } from '@/lib/features/risks/awaiting'
import type { Ctx } from '@/lib/server/ctx'
import type { Task } from './queries'

const keys = { proposal: 'riskProposal', stale: 'riskAcceptanceStale', review: 'riskReview', ending: 'riskAcceptanceEnding' } as const

/** Risks that wait for the reader: proposed raises, acceptances that no longer hold or end soon, and reviews that fell due. */
export async function riskTasks(ctx: Ctx, most: number): Promise<Task[]> {
  const { rows, count } = await risksAwaiting(ctx, most)
  const day = new Intl.DateTimeFormat(ctx.locale, { timeZone: 'UTC', month: 'short', day: 'numeric' })
  const tasks = rows.map(({ asks, number, code, title, titleZh, day: on, days }): Task => ({
    key: asks === 'review' && days > 0 ? 'riskReviewLate' : keys[asks],
    params: { code, title: (ctx.locale === 'zh-CN' && titleZh) || title, until: day.format(new Date(on)), days },
    href: `/risks/${number}`,
    tone: asks === 'ending' || (asks === 'review' && days === 0) ? 'watch' : 'act',
  }))
  return count > rows.length ? [...tasks, { key: 'moreRisks', params: { count: count - rows.length }, href: '/risks?view=mine', tone: 'watch' }] : tasks
}
