import { localDay, type Day } from '@/lib/core/calendar/local-day'
import { invalid } from '@/lib/core/errors'
import type { PointKind } from '@/lib/core/recognition/entries'
import { isVerified } from '@/lib/core/recognition/history'
import { hidesPerson } from '@/lib/features/requests/submitter'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { measuredFacts } from './measured-rows'

export interface Entry {
  id: string
  kind: PointKind
  points: number
  day: Day
  facts: Record<string, unknown>
  request: { id: string; number: number; title: string } | null
}

export interface Span {
  from: Day
  to: Day
  today: Day
}

/** The asked period; without one the calendar year of today, up to today. */
export async function spanOf(ctx: Ctx, { from, to }: { from?: Day; to?: Day }): Promise<Span> {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  const today = localDay(ctx.now.getTime(), timeZone)
  const last = to ?? today
  const first = from ?? `${last.slice(0, 4)}-01-01`
  if (first > last) throw invalid({ to: [{ key: 'recognition.statement.order' }] })
  return { from: first, to: last, today }
}

/** Everything that one person earned or lost in the days, newest first; requests that they filed without a name are named to themselves alone. */
export async function entriesOf(ctx: Ctx, personId: string, { from, to }: Pick<Span, 'from' | 'to'>): Promise<Entry[]> {
  const rows = await ctx.db.pointEntry.findMany({
    where: { personId, day: { gte: from, lte: to } },
    select: { id: true, kind: true, points: true, day: true, facts: true, request: { select: { id: true, number: true, title: true, anonymous: true, submitterId: true } } },
    orderBy: [{ day: 'desc' }, { id: 'desc' }],
  })
  return rows.map(({ request, ...row }) => ({
    ...row,
    kind: row.kind as PointKind,
    facts: JSON.parse(row.facts) as Record<string, unknown>,
    request: request && !hidesPerson(ctx, request, personId) ? { id: request.id, number: request.number, title: request.title } : null,
  }))
}

export interface Totals {
  points: number
  /** Of these, from measured benefit, corrections taken off */
  verified: number
  /** Time that measured benefit of these rows stands for, ms */
  measuredMs: number
  byKind: Record<PointKind, number>
}

export function totalsOf(entries: readonly Entry[]): Totals {
  const totals: Totals = { points: 0, verified: 0, measuredMs: 0, byKind: { submitted: 0, approved: 0, live: 0, support: 0, benefit: 0, reversal: 0 } }
  for (const entry of entries) {
    totals.points += entry.points
    totals.byKind[entry.kind] += entry.points
    if (!isVerified(entry)) continue
    totals.verified += entry.points
    const facts = measuredFacts(JSON.stringify(entry.facts))
    if (facts) totals.measuredMs += facts.shareMs - facts.beforeMs
  }
  return totals
}
