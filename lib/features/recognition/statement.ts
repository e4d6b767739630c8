import { notFound } from '@/lib/core/errors'
import { isBadge, type BadgeKey } from '@/lib/core/recognition/badges'
import { localDay } from '@/lib/core/calendar/local-day'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { entriesOf, spanOf, totalsOf, type Entry, type Totals } from './entries'
import { measuredFacts } from './measured-rows'

/** A request in a statement, with what it came to in the period. */
export interface StatementIdea {
  number: number
  title: string
  status: string
  points: number
  measuredMs: number
}

export interface Statement {
  person: { id: string; name: string; department: { name: string; nameZh: string | null } | null }
  from: string
  to: string
  organisation: string
  timeZone: string
  totals: Totals
  ideas: StatementIdea[]
  entries: Entry[]
  badges: { badge: BadgeKey; day: string }[]
}

/** Everything that a person earned in a period, from the stored rows alone. */
export async function statementOf(ctx: Ctx, personId: string, input: { from?: string; to?: string }): Promise<Statement> {
  const span = await spanOf(ctx, input)
  const person = await ctx.db.person.findUnique({ where: { id: personId }, select: { id: true, name: true, department: { select: { name: true, nameZh: true } } } })
  if (!person) throw notFound('person')
  const organisation = await settingsOf(ctx.db, 'organisation')
  const entries = (await entriesOf(ctx, personId, span)).reverse()
  const awards = await ctx.db.badgeAward.findMany({ where: { personId }, select: { badge: true, awardedAt: true }, orderBy: { awardedAt: 'asc' } })
  const numbers = [...new Set(entries.flatMap(({ request }) => request?.id ?? []))]
  const requests = await ctx.db.request.findMany({ where: { id: { in: numbers } }, select: { id: true, number: true, title: true, status: true }, orderBy: { number: 'asc' } })
  return {
    person, from: span.from, to: span.to, organisation: organisation.name, timeZone: organisation.timeZone, entries,
    totals: totalsOf(entries),
    ideas: requests.map(({ id, ...request }) => {
      const own = entries.filter((entry) => entry.request?.id === id)
      const measured = own.flatMap(({ facts }) => measuredFacts(JSON.stringify(facts)) ?? [])
      return { ...request, points: own.reduce((sum, { points }) => sum + points, 0), measuredMs: measured.reduce((sum, { shareMs, beforeMs }) => sum + shareMs - beforeMs, 0) }
    }),
    badges: awards
      .map(({ badge, awardedAt }) => ({ badge, day: localDay(awardedAt.getTime(), organisation.timeZone) }))
      .filter((award): award is { badge: BadgeKey; day: string } => isBadge(award.badge) && award.day >= span.from && award.day <= span.to),
  }
}
