import type { Day } from '@/lib/core/calendar/local-day'
import { dayOf, storeDay } from '@/lib/core/calendar/stored-day'
import { agendaLimits, type Agenda, type AgendaAction } from '@/lib/core/programme/agenda'
import { daysLate } from '@/lib/core/programme/meetings'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'

const row = { id: true, text: true, dueOn: true, status: true, owner: { select: { name: true } } } satisfies Prisma.ActionItemSelect

function viewOf({ id, text, dueOn, status, owner }: Prisma.ActionItemGetPayload<{ select: typeof row }>, today: Day): AgendaAction {
  const due = dayOf(dueOn)
  return { id, text, owner: owner?.name ?? null, dueOn: due, status: status as AgendaAction['status'], daysLate: status === 'open' ? daysLate(due, today) : 0 }
}

/** Open actions past their day, the latest first in line. */
export async function overdueActions(ctx: Ctx, today: Day): Promise<Agenda['overdue']> {
  const where = { status: 'open', dueOn: { lt: storeDay(today) } }
  const [count, rows] = await Promise.all([
    ctx.db.actionItem.count({ where }),
    ctx.db.actionItem.findMany({ where, select: row, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }], take: agendaLimits.overdue }),
  ])
  return { count, rows: rows.map((action) => viewOf(action, today)) }
}

/** What the meeting of this series that was held last gave out, and what became of it. */
export async function earlierActions(ctx: Ctx, meeting: { id: string; seriesId: string }, today: Day): Promise<Agenda['earlier']> {
  const last = await ctx.db.meeting.findFirst({ where: { seriesId: meeting.seriesId, status: 'held', id: { not: meeting.id } }, select: { id: true, plannedAt: true }, orderBy: { plannedAt: 'desc' } })
  if (!last) return null
  const rows = await ctx.db.actionItem.findMany({ where: { source: 'meeting', sourceId: last.id }, select: row, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }], take: agendaLimits.overdue })
  return { meetingId: last.id, plannedAt: last.plannedAt.toISOString(), rows: rows.map((action) => viewOf(action, today)) }
}
