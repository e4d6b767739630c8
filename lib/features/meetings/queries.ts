import { z } from 'zod'
import { can, canFor, scopeOf } from '@/lib/core/access'
import { addDays, DAY_MS, localDay, startOfDay } from '@/lib/core/calendar/local-day'
import { onClock } from '@/lib/core/calendar/local-time'
import { dayOf, storeDay } from '@/lib/core/calendar/stored-day'
import { notFound } from '@/lib/core/errors'
import { punctualityOf } from '@/lib/core/gates/registers'
import type { Agenda } from '@/lib/core/programme/agenda'
import { allowsStep, decideStep, meetingSteps, punctuality, shareOf, standingOf, weeksHeld, windowStart, type MeetingStep, type Share } from '@/lib/core/programme/meetings'
import { filesOf } from '@/lib/features/files/queries'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { readSettings } from '@/lib/server/settings'
import { heldReviews } from './held-days'
import { liveOf } from './live'
import { meetingFor, meetingRow, meetingView, seriesOf, seriesRow, seriesView } from './record'
import { MeetingRef, PastMeetings, SeriesRef } from './schema'
import { visibleMeeting, visibleSeries } from './visible'

/** Weeks over which boards count. */
export const KPI_WEEKS = 12

/**
 * Share of the last finished weeks (those with a working day, since the reviews were set up) in which a review was held; null
 * basis points before the first. The gates count the same days over their own windows.
 */
export async function reviewsHeldShare(ctx: Ctx, weeks = KPI_WEEKS): Promise<Share> {
  const { organisation, calendar } = await readSettings(ctx.db)
  const { began, held } = await heldReviews(ctx, organisation.timeZone)
  const today = localDay(ctx.now.getTime(), organisation.timeZone)
  const first = [...began.values()].sort()[0]
  if (!first) return shareOf(0, 0)
  const firstHeld = held.map(({ day }) => day).sort()[0]
  return weeksHeld(held.map(({ day }) => day), windowStart(today, weeks, firstHeld && firstHeld < first ? firstHeld : first), today, calendar)
}

/** Actions done by their day ÷ those that were due in the last weeks, of whatever origin: the rule of the gates. */
export async function actionsInTimeShare(ctx: Ctx, weeks = KPI_WEEKS): Promise<Share> {
  const { organisation } = await readSettings(ctx.db)
  const today = localDay(ctx.now.getTime(), organisation.timeZone)
  const from = addDays(today, -7 * weeks)
  const rows = await ctx.db.actionItem.findMany({ where: { status: { not: 'dropped' }, dueOn: { gte: storeDay(from) } }, select: { dueOn: true, doneAt: true } })
  const { variables } = punctualityOf(rows.map(({ dueOn, doneAt }) => ({ dueOn: dayOf(dueOn), doneOn: doneAt && localDay(doneAt.getTime(), organisation.timeZone) })), from, today)
  return shareOf(variables.inTime ?? 0, variables.due ?? 0)
}

const listRow = {
  ...meetingRow,
  attendance: { select: { state: true } },
  _count: { select: { decisions: true } },
} satisfies Prisma.MeetingSelect

export type ListedMeeting = Awaited<ReturnType<typeof listMeetings>>['coming'][number]

/** What runs and comes (the next first), what was (newest first, by page), the series and how well the meetings are kept. */
export const listMeetings = query({
  permission: 'meeting:read',
  input: PastMeetings,
  async run(ctx, { page, size }) {
    const { organisation } = await readSettings(ctx.db)
    const { timeZone } = organisation
    const now = ctx.now.getTime()
    // A planned meeting whose day is over stands among the past ones: it was not held.
    const midnight = new Date(startOfDay(localDay(now, timeZone), timeZone))
    const coming: Prisma.MeetingWhereInput = { OR: [{ status: 'running' }, { status: 'planned', plannedAt: { gte: midnight } }] }
    const past: Prisma.MeetingWhereInput = { OR: [{ status: { in: ['held', 'canceled'] } }, { status: 'planned', plannedAt: { lt: midnight } }] }
    const visible = visibleMeeting(ctx)
    const [next, before, total, series, reviews, actions, begun] = await Promise.all([
      ctx.db.meeting.findMany({ where: { AND: [visible, coming] }, select: listRow, orderBy: [{ plannedAt: 'asc' }, { id: 'asc' }], take: 60 }),
      ctx.db.meeting.findMany({ where: { AND: [visible, past] }, select: listRow, orderBy: [{ plannedAt: 'desc' }, { id: 'asc' }], skip: (page - 1) * size, take: size }),
      ctx.db.meeting.count({ where: { AND: [visible, past] } }),
      ctx.db.meetingSeries.findMany({ where: visibleSeries(ctx), select: seriesRow, orderBy: [{ active: 'desc' }, { name: 'asc' }] }),
      reviewsHeldShare(ctx),
      actionsInTimeShare(ctx),
      ctx.db.meeting.findMany({ where: { AND: [visible, { status: 'held', plannedAt: { gt: new Date(now - KPI_WEEKS * 7 * DAY_MS) } }] }, select: { plannedAt: true, startedAt: true } }),
    ])
    const openActions = await openActionsOf(ctx, [...next, ...before].map(({ id }) => id))
    const view = ({ attendance, _count, ...row }: Prisma.MeetingGetPayload<{ select: typeof listRow }>) => {
      const meeting = meetingView(row)
      return {
        ...meeting,
        standing: standingOf({ status: meeting.status, plannedAt: meeting.plannedAt.getTime() }, now, timeZone),
        present: attendance.filter(({ state }) => state === 'present').length,
        invited: attendance.length,
        decisions: _count.decisions,
        actions: openActions.get(meeting.id) ?? { open: 0, all: 0 },
      }
    }
    const soon = next.map(view)
    return {
      coming: [...soon.filter(({ standing }) => standing === 'running'), ...soon.filter(({ standing }) => standing !== 'running')],
      past: before.map(view),
      total,
      series: series.map(seriesView),
      kpis: { reviews, actions, punctual: punctuality(begun.map(({ plannedAt, startedAt }) => ({ plannedAt: plannedAt.getTime(), startedAt: startedAt?.getTime() ?? null }))) },
      timeZone,
      mayHold: can(ctx.actor, 'meeting:hold'),
      hasProgramme: (await ctx.db.programme.count()) > 0,
    }
  },
})

async function openActionsOf(ctx: Ctx, ids: string[]): Promise<Map<string, { open: number; all: number }>> {
  const rows = ids.length ? await ctx.db.actionItem.groupBy({ by: ['sourceId', 'status'], where: { source: 'meeting', sourceId: { in: ids } }, _count: { _all: true } }) : []
  const counts = new Map<string, { open: number; all: number }>()
  for (const { sourceId, status, _count } of rows) {
    const entry = counts.get(sourceId!) ?? { open: 0, all: 0 }
    counts.set(sourceId!, { open: entry.open + (status === 'open' ? _count._all : 0), all: entry.all + _count._all })
  }
  return counts
}

/** Amounts are for those who read value everywhere; an agenda is composed once, by somebody who may. */
const withoutBenefits = ({ benefits, ...agenda }: Agenda, ctx: Ctx): Agenda => (benefits && scopeOf(ctx.actor, 'value:read').kind === 'all' ? { ...agenda, benefits } : agenda)

export type MeetingDetail = Awaited<ReturnType<typeof getMeeting>>

/** One meeting with its agenda as composed, what was written, its files and the steps that the reader may take. */
export const getMeeting = query({
  permission: 'meeting:read',
  input: MeetingRef,
  async run(ctx, { id }) {
    const meeting = await meetingFor(ctx, id)
    const [{ organisation }, live, stored, files] = await Promise.all([
      readSettings(ctx.db),
      liveOf(ctx, id),
      ctx.db.meeting.findUniqueOrThrow({ where: { id }, select: { agenda: true } }),
      filesOf(ctx, 'meeting', id),
    ])
    const now = ctx.now.getTime()
    const { timeZone } = organisation
    const facts = { status: meeting.status, plannedAt: meeting.plannedAt.getTime(), cadence: meeting.series.cadence }
    const holds = canFor(ctx.actor, 'meeting:hold', null)
    const may = (step: MeetingStep) => holds && decideStep(facts, step, now).ok
    return {
      ...meeting,
      standing: standingOf(facts, now, timeZone),
      agenda: stored.agenda ? withoutBenefits(JSON.parse(stored.agenda) as Agenda, ctx) : null,
      live,
      files,
      timeZone,
      today: localDay(now, timeZone),
      /** As the clocks of the programme show it: for the form that moves it */
      clock: onClock(facts.plannedAt, timeZone),
      may: Object.fromEntries((Object.keys(meetingSteps) as MeetingStep[]).map((step) => [step, may(step)])) as Record<MeetingStep, boolean>,
      /** Why it cannot be begun now, for those who may hold meetings */
      notYet: holds && allowsStep(meeting.status, 'start') && !may('start') ? decideStep(facts, 'start', now) : null,
      mayHold: holds,
    }
  },
})

/** For the form of a series. */
export const getSeries = query({
  permission: 'meeting:hold',
  input: SeriesRef,
  async run(ctx, { id }) {
    if (!(await ctx.db.meetingSeries.count({ where: { AND: [{ id }, visibleSeries(ctx)] } }))) throw notFound('meetingSeries')
    return seriesOf(ctx, id)
  },
})

/** What the form of a new series begins with. */
export const seriesDefaults = query({
  permission: 'meeting:hold',
  input: z.strictObject({}),
  async run(ctx) {
    const [{ organisation }, programme, kinds] = await Promise.all([
      readSettings(ctx.db),
      ctx.db.programme.findFirst({ select: { id: true } }),
      ctx.db.meetingSeries.findMany({ where: { active: true }, select: { kind: true }, distinct: ['kind'] }),
    ])
    return { timeZone: organisation.timeZone, hasProgramme: programme !== null, kinds: kinds.map(({ kind }) => kind) }
  },
})
