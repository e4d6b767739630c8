import { can } from '@/lib/core/access'
import { dueState, stepsOf } from '@/lib/core/actions/action-item'
import { DAY_MS, daysBetween, localDay } from '@/lib/core/calendar/local-day'
import { dayOf, storeDay } from '@/lib/core/calendar/stored-day'
import { searchTextOf } from '@/lib/core/localized'
import { filesOf } from '@/lib/features/files/queries'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'
import { actionRow, actionView } from './record'
import { ActionFilter, ActionRef, type actionViews } from './schema'
import { actionFor, visibleAction } from './visible'

/** The day that an action is compared with: the organisation's. */
export const todayOf = async (ctx: Ctx) => localDay(ctx.now.getTime(), (await settingsOf(ctx.db, 'organisation')).timeZone)

const viewOf = (ctx: Ctx, view: (typeof actionViews)[number], today: string): Prisma.ActionItemWhereInput =>
  ({
    mine: { ownerId: ctx.actor.id, status: 'open' },
    open: { status: 'open' },
    overdue: { status: 'open', dueOn: { lt: storeDay(today) } },
    closed: { status: { not: 'open' } },
    all: {},
  })[view]

/** The usual view: all open ones for whoever reads them all, else one's own. */
export const usualView = (ctx: Ctx) => (can(ctx.actor, 'action:read') ? ('open' as const) : ('mine' as const))

/** Pages of the actions that the reader may see, with what the headline says of all of them. */
export const listActions = query({
  permission: 'work:read',
  input: ActionFilter,
  async run(ctx, filter) {
    const today = await todayOf(ctx)
    const where: Prisma.ActionItemWhereInput = {
      AND: [
        visibleAction(ctx),
        viewOf(ctx, filter.view ?? usualView(ctx), today),
        filter.q ? { searchText: { contains: searchTextOf(filter.q) } } : {},
        filter.owner ? { ownerId: filter.owner } : {},
        filter.phase ? { phaseId: filter.phase } : {},
        filter.source ? { source: filter.source } : {},
      ],
    }
    const [rows, total, summary] = await Promise.all([
      ctx.db.actionItem.findMany({ where, select: actionRow, orderBy: [{ [filter.sort]: filter.dir }, { id: 'asc' }], skip: (filter.page - 1) * filter.size, take: filter.size }),
      ctx.db.actionItem.count({ where }),
      summaryOf(ctx, today),
    ])
    const phases = await phasesOf(ctx, rows)
    return {
      rows: rows.map((row) => {
        const action = actionView(row)
        return { ...action, phase: phases.get(action.phaseId ?? '') ?? null, due: dueState(action.dueOn, today), daysLeft: daysBetween(today, action.dueOn) }
      }),
      total,
      summary,
    }
  },
})

async function phasesOf(ctx: Ctx, rows: readonly { phaseId: string | null }[]) {
  const ids = [...new Set(rows.flatMap(({ phaseId }) => phaseId ?? []))]
  const phases = ids.length ? await ctx.db.phase.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, nameZh: true } }) : []
  return new Map(phases.map((phase) => [phase.id, phase]))
}

const ON_TIME_DAYS = 90

/** Counts over everything visible; `onTimeBp` is null while nothing was closed lately. */
async function summaryOf(ctx: Ctx, today: string) {
  const visible = visibleAction(ctx)
  const open = { AND: [visible, { status: 'open' }] }
  const [count, mine, overdue, dueToday, any, closed] = await Promise.all([
    ctx.db.actionItem.count({ where: open }),
    ctx.db.actionItem.count({ where: { status: 'open', ownerId: ctx.actor.id } }),
    ctx.db.actionItem.count({ where: { AND: [open, { dueOn: { lt: storeDay(today) } }] } }),
    ctx.db.actionItem.count({ where: { AND: [open, { dueOn: storeDay(today) }] } }),
    ctx.db.actionItem.count({ where: visible }),
    readOnTime(ctx, visible),
  ])
  return { open: count, mine, overdue, today: dueToday, any: any > 0, ...closed }
}

/** Share of the actions finished in the last 90 days that were finished by their day. */
async function readOnTime(ctx: Ctx, visible: Prisma.ActionItemWhereInput) {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  const done = await ctx.db.actionItem.findMany({
    where: { AND: [visible, { status: 'done', doneAt: { gte: new Date(ctx.now.getTime() - ON_TIME_DAYS * DAY_MS) } }] },
    select: { doneAt: true, dueOn: true },
    take: 5000,
  })
  const inTime = done.filter(({ doneAt, dueOn }) => doneAt && localDay(doneAt.getTime(), timeZone) <= dayOf(dueOn)).length
  return { done: done.length, onTimeBp: done.length ? Math.round((10_000 * inTime) / done.length) : null }
}

export type ActionDetail = Awaited<ReturnType<typeof getAction>>

/** One action with its phase, who made it and the steps that the reader may take. */
export const getAction = query({
  permission: 'work:read',
  input: ActionRef,
  async run(ctx, { id }) {
    const { action, facts } = await actionFor(ctx, id)
    const today = await todayOf(ctx)
    const [owner, creator, phase] = await Promise.all([
      action.ownerId ? ctx.db.person.findUnique({ where: { id: action.ownerId }, select: { id: true, name: true } }) : null,
      action.createdById ? ctx.db.person.findUnique({ where: { id: action.createdById }, select: { id: true, name: true } }) : null,
      action.phaseId ? ctx.db.phase.findUnique({ where: { id: action.phaseId }, select: { id: true, name: true, nameZh: true } }) : null,
    ])
    const view = actionView({ ...action, owner })
    return {
      ...view,
      creator, phase,
      due: dueState(view.dueOn, today),
      daysLeft: daysBetween(today, view.dueOn),
      today,
      steps: stepsOf(facts),
      files: await filesOf(ctx, 'action', id),
      may: { assign: can(ctx.actor, 'action:edit'), addFiles: can(ctx.actor, 'file:add') },
    }
  },
})

/** Open actions of the reader, the one due first at the top. */
export async function ownOpenActions(ctx: Ctx, take: number) {
  const where = { ownerId: ctx.actor.id, status: 'open' }
  const [rows, count] = await Promise.all([ctx.db.actionItem.findMany({ where, select: { id: true, text: true, dueOn: true }, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }], take }), ctx.db.actionItem.count({ where })])
  return { rows: rows.map((row) => ({ ...row, dueOn: dayOf(row.dueOn) })), count }
}
