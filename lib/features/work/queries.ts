import { z } from 'zod'
import { can, canFor } from '@/lib/core/access'
import { caseCode } from '@/lib/core/cases/statuses'
import { dueState } from '@/lib/core/actions/action-item'
import { daysBetween } from '@/lib/core/calendar/local-day'
import { nameIn } from '@/lib/core/localized'
import { reviewCode } from '@/lib/core/reviews/task'
import { requestCode } from '@/lib/core/requests/statuses'
import { statusWord } from '@/lib/core/requests/workflow'
import { ownOpenActions, todayOf } from '@/lib/features/actions/queries'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { reviewsAwaiting } from '@/lib/features/gate-reviews/visible'
import { approvalsAwaiting } from '@/lib/features/approvals/queries'
import { unsignedMonths } from '@/lib/features/ledger/overview'
import { casesAwaiting, casesReturned } from '@/lib/features/cases/awaiting'
import { reviewsWaiting } from '@/lib/features/reviews/queue'
import { ownRequests, requestsHeld } from '@/lib/features/requests/held-requests'
import { visibleProcess } from '@/lib/features/processes/visible'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { compatTasks } from './compat-tasks'
import { complianceTasks } from './compliance-tasks'
import { riskTasks } from './risk-tasks'

/** Something that waits for the reader; the sentence is `work.task.<key>` with its parameters. */
export interface Task {
  key:
    | 'changePassword' | 'connectEngine' | 'engineFailing' | 'linkProcesses' | 'nameOwners' | 'freezeBaseline' | 'addPeople' | 'voteOnGate' | 'decideGate'
    | 'actionOverdue' | 'actionsDue' | 'moreActions'
    | 'signMonth'
    | 'riskProposal' | 'riskAcceptanceStale' | 'riskReview' | 'riskReviewLate' | 'riskAcceptanceEnding' | 'moreRisks'
    | 'faultMend' | 'faultLate' | 'faultVerify' | 'moreFaults' | 'retest'
    | 'reviewImpact' | 'moreImpacts' | 'impactReturned' | 'complianceHeld'
    | 'review' | 'reviewLate' | 'reviewFor' | 'moreReviews'
    | 'decideCase' | 'moreCases' | 'caseReturned'
    | 'approve' | 'approveOverdue' | 'approveFor' | 'moreApprovals' | 'requestHeld' | 'requestOverdue' | 'moreRequests'
  params: Record<string, string | number>
  href: string
  tone: 'act' | 'watch' | 'info'
}

const MOST_OF_A_KIND = 5
const running = ['in-test', 'live', 'watched']

/** What is asked of the reader now, most urgent first, and the automations that carry their name. */
export const myWork = query({
  permission: 'work:read',
  input: z.strictObject({}),
  async run(ctx) {
    const kinds = [passwordTask, actionTasks, gateTasks, approvalTasks, reviewTasks, caseTasks, requestTasks, (of: Ctx) => riskTasks(of, MOST_OF_A_KIND), (of: Ctx) => compatTasks(of, MOST_OF_A_KIND), (of: Ctx) => complianceTasks(of, MOST_OF_A_KIND), ledgerTasks, engineTasks, linkTasks, ownerTasks, baselineTasks, peopleTasks]
    const [mine, requests, ...found] = await Promise.all([ownAutomations(ctx), ownRequests(ctx), ...kinds.map((tasksOf) => tasksOf(ctx))])
    const urgency = { act: 0, watch: 1, info: 2 }
    const tasks = found.flat().sort((a, b) => urgency[a.tone] - urgency[b.tone])
    return { tasks, mine, requests }
  },
})

async function passwordTask(ctx: Ctx): Promise<Task[]> {
  const person = await ctx.db.person.findUnique({ where: { id: ctx.actor.id }, select: { passwordHash: true, passwordSetAt: true } })
  return person?.passwordHash && !person.passwordSetAt ? [{ key: 'changePassword', params: {}, href: '/profile', tone: 'act' }] : []
}

async function gateTasks(ctx: Ctx): Promise<Task[]> {
  return (await reviewsAwaiting(ctx)).map(({ reviewId, phase, closesAt, over }) => ({
    key: over ? 'decideGate' : 'voteOnGate',
    params: { phase: nameIn(ctx.locale, phase), closes: closesAt.getTime() },
    href: `/gates/reviews/${reviewId}`,
    tone: 'act',
  }))
}

/** The reader's open actions, the one due first at the top; beyond the first few only their number. */
async function actionTasks(ctx: Ctx): Promise<Task[]> {
  const [{ rows, count }, today] = await Promise.all([ownOpenActions(ctx, MOST_OF_A_KIND), todayOf(ctx)])
  const day = new Intl.DateTimeFormat(ctx.locale, { timeZone: 'UTC', month: 'short', day: 'numeric' })
  const tasks = rows.map(({ id, text, dueOn }): Task => {
    const due = dueState(dueOn, today)
    const href = `/actions/${id}`
    if (due === 'overdue') return { key: 'actionOverdue', params: { text, days: daysBetween(dueOn, today) }, href, tone: 'act' }
    return { key: 'actionsDue', params: { text, due: day.format(new Date(dueOn)) }, href, tone: due === 'today' ? 'act' : due === 'soon' ? 'watch' : 'info' }
  })
  const more = count - rows.length
  return more > 0 ? [...tasks, { key: 'moreActions', params: { count: more }, href: '/actions?view=mine', tone: 'info' }] : tasks
}

/** Approvals asked of the reader, in their own name or for somebody who is away. */
async function approvalTasks(ctx: Ctx): Promise<Task[]> {
  const asked = await approvalsAwaiting(ctx)
  const tasks = asked.slice(0, MOST_OF_A_KIND).map(({ id, request, overdue, onBehalfOf }): Task => {
    const params = { code: requestCode(request.number), title: request.title, days: overdue, name: onBehalfOf ?? '' }
    return { key: overdue ? 'approveOverdue' : onBehalfOf ? 'approveFor' : 'approve', params, href: `/approvals/${id}`, tone: 'act' }
  })
  const more = asked.length - tasks.length
  return more > 0 ? [...tasks, { key: 'moreApprovals', params: { count: more }, href: '/approvals', tone: 'act' }] : tasks
}

/** Documents that wait for the reader's last word, the one due first at the top. */
async function reviewTasks(ctx: Ctx): Promise<Task[]> {
  const waiting = await reviewsWaiting(ctx)
  const tasks = waiting.slice(0, MOST_OF_A_KIND).map(({ number, title, late, onBehalfOf }): Task => ({
    key: late ? 'reviewLate' : onBehalfOf ? 'reviewFor' : 'review',
    params: { code: reviewCode(number), title, name: onBehalfOf ?? '' },
    href: `/reviews/${reviewCode(number)}`,
    tone: 'act',
  }))
  const more = waiting.length - tasks.length
  return more > 0 ? [...tasks, { key: 'moreReviews', params: { count: more }, href: '/reviews', tone: 'act' }] : tasks
}

/** Requests whose next step is the reader's. */
async function requestTasks(ctx: Ctx): Promise<Task[]> {
  const { rows, count, today } = await requestsHeld(ctx, MOST_OF_A_KIND)
  const tasks = rows.map(({ number, title, status, dueOn }): Task => {
    const late = dueOn !== null && dueOn < today
    const params = { code: requestCode(number), title, status: statusWord(status), days: late ? daysBetween(dueOn, today) : 0 }
    return { key: late ? 'requestOverdue' : 'requestHeld', params, href: `/requests/${number}`, tone: late ? 'act' : 'watch' }
  })
  const more = count - rows.length
  return more > 0 ? [...tasks, { key: 'moreRequests', params: { count: more }, href: '/requests', tone: 'watch' }] : tasks
}

/** Ended months of the ledger that the reader may sign, the oldest first. */
async function ledgerTasks(ctx: Ctx): Promise<Task[]> {
  if (!can(ctx.actor, 'ledger:sign')) return []
  const name = new Intl.DateTimeFormat(ctx.locale, { timeZone: 'UTC', month: 'long', year: 'numeric' })
  const months = (await unsignedMonths(ctx)).filter(({ yours }) => yours > 0).reverse()
  return months.slice(0, MOST_OF_A_KIND).map(({ month, day, yours }) => ({ key: 'signMonth', params: { month: name.format(new Date(day)), count: yours }, href: `/ledger/sign?month=${month}`, tone: 'act' }))
}

async function engineTasks(ctx: Ctx): Promise<Task[]> {
  if (!can(ctx.actor, 'engine:read')) return []
  const [failing, external] = await Promise.all([
    ctx.db.engine.findMany({
      where: { status: 'active', failuresInRow: { gt: 0 } },
      select: { slug: true, name: true, nameZh: true, failuresInRow: true },
      orderBy: { failuresInRow: 'desc' },
      take: MOST_OF_A_KIND,
    }),
    ctx.db.engine.count({ where: { kind: { not: 'wheelhouse' }, status: { not: 'deleting' } } }),
  ])
  const tasks: Task[] = failing.map((engine) => ({
    key: 'engineFailing',
    params: { name: nameIn(ctx.locale, engine), count: engine.failuresInRow },
    href: `/engines/${engine.slug}`,
    tone: 'act',
  }))
  if (external === 0 && can(ctx.actor, 'engine:edit')) tasks.push({ key: 'connectEngine', params: {}, href: '/engines/new', tone: 'info' })
  return tasks
}

async function linkTasks(ctx: Ctx): Promise<Task[]> {
  if (!canFor(ctx.actor, 'engine:link', null)) return []
  const engines = await ctx.db.engine.findMany({
    where: { kind: { not: 'wheelhouse' }, status: { not: 'deleting' }, processes: { some: { automationId: null, active: true, purpose: 'production' } } },
    select: { slug: true, name: true, nameZh: true, _count: { select: { processes: { where: { automationId: null, active: true, purpose: 'production' } } } } },
    take: MOST_OF_A_KIND,
  })
  return engines.map((engine) => ({
    key: 'linkProcesses',
    params: { name: nameIn(ctx.locale, engine), count: engine._count.processes },
    href: `/engines/${engine.slug}?tab=processes`,
    tone: 'watch',
  }))
}

/** Business cases that finance is asked to decide on, and own ones that came back. */
async function caseTasks(ctx: Ctx): Promise<Task[]> {
  const [asked, returned] = await Promise.all([casesAwaiting(ctx, MOST_OF_A_KIND), casesReturned(ctx, MOST_OF_A_KIND)])
  const told = (key: 'decideCase' | 'caseReturned') => ({ number, name }: { number: number; name: string }): Task => ({ key, params: { code: caseCode(number), name }, href: `/cases/${number}`, tone: 'act' })
  const tasks = [...asked.rows.map(told('decideCase')), ...returned.map(told('caseReturned'))]
  const more = asked.count - asked.rows.length
  return more > 0 ? [...tasks, { key: 'moreCases', params: { count: more }, href: '/cases?status=submitted', tone: 'act' }] : tasks
}

async function ownerTasks(ctx: Ctx): Promise<Task[]> {
  if (!can(ctx.actor, 'automation:edit')) return []
  const rows = await ctx.db.automation.findMany({
    where: { AND: [visibleAutomation(ctx, 'automation:edit'), { archivedAt: null, stage: { in: running }, OR: [{ ownerId: null }, { deputyId: null }] }] },
    select: { id: true, name: true, nameZh: true },
    orderBy: { name: 'asc' },
    take: MOST_OF_A_KIND,
  })
  return rows.map((row) => ({ key: 'nameOwners', params: { name: nameIn(ctx.locale, row) }, href: `/automations/${row.id}`, tone: 'watch' }))
}

async function baselineTasks(ctx: Ctx): Promise<Task[]> {
  if (!can(ctx.actor, 'baseline:freeze')) return []
  const rows = await ctx.db.businessProcess.findMany({
    where: { AND: [visibleProcess(ctx, 'baseline:freeze'), { archivedAt: null, automations: { some: { archivedAt: null } }, baselines: { none: {} } }] },
    select: { id: true, name: true, nameZh: true },
    orderBy: { name: 'asc' },
    take: MOST_OF_A_KIND,
  })
  return rows.map((row) => ({ key: 'freezeBaseline', params: { name: nameIn(ctx.locale, row) }, href: `/processes/${row.id}`, tone: 'watch' }))
}

async function peopleTasks(ctx: Ctx): Promise<Task[]> {
  if (!can(ctx.actor, 'person:edit')) return []
  const count = await ctx.db.person.count({ where: { active: true } })
  return count <= 1 ? [{ key: 'addPeople', params: {}, href: '/people/new', tone: 'info' }] : []
}

const ownAutomations = (ctx: Ctx) =>
  ctx.db.automation.findMany({
    where: { archivedAt: null, OR: [{ ownerId: ctx.actor.id }, { deputyId: ctx.actor.id }] },
    select: { id: true, code: true, name: true, nameZh: true, stage: true, ownerId: true },
    orderBy: { name: 'asc' },
    take: 50,
  })
