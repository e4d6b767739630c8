import { permissions, type Role } from '@/lib/core/access'
import { localDay, type Day } from '@/lib/core/calendar/local-day'
import { principalsOf, type AbsenceSpan } from '@/lib/core/requests/delegation'
import type { Ctx } from '@/lib/server/ctx'
import type { Db } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'

export const decidingRoles: readonly Role[] = permissions['review:decide']

/** Absences of a day, ended ones left out. */
async function absencesOn(db: Db, today: Day): Promise<AbsenceSpan[]> {
  const rows = await db.absence.findMany({
    where: { fromDay: { lte: today }, toDay: { gte: today }, endedAt: null },
    select: { personId: true, delegateId: true, fromDay: true, toDay: true },
    orderBy: { createdAt: 'asc' },
  })
  return rows.map((row) => ({ ...row, ended: false }))
}

/** Today's absences. */
export async function absencesToday(ctx: Ctx): Promise<{ today: Day; absences: AbsenceSpan[] }> {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  const today = localDay(ctx.now.getTime(), timeZone)
  return { today, absences: await absencesOn(ctx.db, today) }
}

/** For whom the actor stands in today: those who are away and could decide themselves. */
export async function principalsToday(ctx: Ctx): Promise<string[]> {
  if (ctx.actor.kind !== 'person') return []
  const { today, absences } = await absencesToday(ctx)
  const away = principalsOf(ctx.actor.id, today, absences)
  if (!away.length) return []
  const people = await ctx.db.person.findMany({ where: { id: { in: away }, active: true, grants: { some: { role: { in: [...decidingRoles] } } } }, select: { id: true }, orderBy: { id: 'asc' } })
  return people.map(({ id }) => id)
}
