import { impactCode } from '@/lib/core/compliance/impact'
import { nameIn } from '@/lib/core/localized'
import { assessmentsAwaiting, assessmentsReturned, processesHeld } from '@/lib/features/compliance/awaiting'
import type { Ctx } from '@/lib/server/ctx'
import type { Task } from './queries'

/** Impact assessments to review or to write on, and own processes whose automations are held before go-live. */
export async function complianceTasks(ctx: Ctx, most: number): Promise<Task[]> {
  const [asked, returned, held] = await Promise.all([assessmentsAwaiting(ctx, most), assessmentsReturned(ctx, most), processesHeld(ctx, most)])
  const told = (key: 'reviewImpact' | 'impactReturned') => ({ number, title }: { number: number; title: string }): Task => ({ key, params: { code: impactCode(number), title }, href: `/compliance/assessments/${number}`, tone: 'act' })
  const tasks: Task[] = [
    ...asked.rows.map(told('reviewImpact')),
    ...returned.map(told('impactReturned')),
    ...held.map((row): Task => ({ key: 'complianceHeld', params: { process: nameIn(ctx.locale, row), count: row.count }, href: `/processes/${row.id}?tab=compliance`, tone: 'watch' })),
  ]
  const more = asked.count - asked.rows.length
  return more > 0 ? [...tasks, { key: 'moreImpacts', params: { count: more }, href: '/compliance/assessments?mine=asked', tone: 'act' }] : tasks
}
