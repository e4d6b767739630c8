import { addDays, localDay, type Day } from '@/lib/core/calendar/local-day'
import { monthOf, nextMonth, type Month } from '@/lib/core/calendar/month'
import { creditedMonths } from '@/lib/core/recognition/benefit'
import { signedTime } from '@/lib/features/ledger/signed-time'
import { returnedByDay, type DayReturn } from '@/lib/features/runs/returned-by-day'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'

/** Automations measured in one query, so that its answer stays small. */
const AT_ONCE = 50

/** A live idea, and the full months of it that count. */
export interface VerifiedIdea {
  id: string
  number: number
  title: string
  /** First full or partial month and those after it; time in ms */
  months: { month: Month; returnedMs: number }[]
  /** Who handed it in first, then who joined, from the month of joining on; items a year */
  shares: { personId: string; volume: number; since: Month | null }[]
}

const wanted = {
  id: true, number: true, title: true, automationId: true, liveAt: true, submitterId: true, itemsPerYear: true, addedItemsPerYear: true,
  supporters: { select: { personId: true, itemsPerYear: true, createdAt: true }, orderBy: { createdAt: 'asc' } },
} as const

/**
 * Time that live ideas gave back, by full month since they went live. Measured from production runs against the baseline of each
 * day; of a month that finance signed, what the books say, spread over its days as it was measured. Ideas that share an automation
 * share its time by their volume. Changes, problems and retirements have no time of their own that could be measured.
 */
export async function verifiedTime(ctx: Ctx, benefitMonths: number): Promise<VerifiedIdea[]> {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  const today = localDay(ctx.now.getTime(), timeZone)
  const rows = await ctx.db.request.findMany({
    where: { type: 'idea', automationId: { not: null }, liveAt: { not: null }, OR: [{ status: 'live' }, { status: 'closed', closedAs: 'done' }] },
    select: wanted,
    orderBy: { number: 'asc' },
  })
  const ideas = rows.map((row) => {
    const liveOn = localDay(row.liveAt!.getTime(), timeZone)
    return { ...row, liveOn, months: new Map(creditedMonths(liveOn, today, benefitMonths).map((month) => [month, 0])), volume: (row.itemsPerYear ?? 0) + row.addedItemsPerYear }
  })
  const counted = ideas.filter(({ months }) => months.size > 0)
  const byAutomation = new Map<string, typeof ideas>()
  for (const idea of ideas) byAutomation.set(idea.automationId!, [...(byAutomation.get(idea.automationId!) ?? []), idea])
  const automationIds = [...new Set(counted.map(({ automationId }) => automationId!))]
  const lastDay = addDays(`${monthOf(today)}-01`, -1)
  for (let at = 0; at < automationIds.length; at += AT_ONCE) {
    const part = new Set(automationIds.slice(at, at + AT_ONCE))
    const from = counted.filter(({ automationId }) => part.has(automationId!)).map(({ liveOn }) => liveOn).sort()[0] as Day
    const measured = await returnedByDay(ctx, part, { from: `${monthOf(from)}-01`, to: lastDay })
    for (const [automationId, days] of asSigned(measured, await signedTime(ctx, [...part]))) {
      const sharing = byAutomation.get(automationId) ?? []
      for (const { day, returnedMs } of days) {
        const live = sharing.filter(({ liveOn }) => liveOn <= day)
        const total = live.reduce((sum, { volume }) => sum + volume, 0)
        for (const idea of live) {
          const known = idea.months.get(monthOf(day))
          if (known !== undefined) idea.months.set(monthOf(day), known + returnedMs * (total > 0 ? idea.volume / total : 1 / live.length))
        }
      }
    }
  }
  return counted.map(({ id, number, title, months, submitterId, itemsPerYear, supporters }) => ({
    id, number, title,
    months: [...months].map(([month, returnedMs]) => ({ month, returnedMs })),
    shares: [
      { personId: submitterId, volume: itemsPerYear ?? 0, since: null },
      ...supporters.map((one) => ({ personId: one.personId, volume: one.itemsPerYear, since: monthOf(localDay(one.createdAt.getTime(), timeZone)) })),
    ],
  }))
}

type Days = Pick<DayReturn, 'day' | 'returnedMs'>[]

/** The days of signed months scaled to what was signed; where nothing was measured, it all falls on the last day of the month. */
function asSigned(measured: ReadonlyMap<string, Days>, signed: ReadonlyMap<string, ReadonlyMap<Month, number>>): [string, Days][] {
  const ids = new Set([...measured.keys(), ...signed.keys()])
  return [...ids].map((id): [string, Days] => {
    const days = measured.get(id) ?? []
    const months = signed.get(id)
    if (!months) return [id, days]
    const kept = days.filter(({ day }) => !months.has(monthOf(day)))
    const scaled = [...months].flatMap(([month, ms]): Days => {
      const own = days.filter(({ day }) => monthOf(day) === month)
      const sum = own.reduce((all, { returnedMs }) => all + returnedMs, 0)
      return sum > 0 ? own.map(({ day, returnedMs }) => ({ day, returnedMs: (returnedMs * ms) / sum })) : [{ day: addDays(`${nextMonth(month)}-01`, -1), returnedMs: ms }]
    })
    return [id, [...kept, ...scaled]]
  })
}
