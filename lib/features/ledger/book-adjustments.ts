import { z } from 'zod'
import { localDay } from '@/lib/core/calendar/local-day'
import type { Amounts } from '@/lib/core/ledger/amounts'
import { addAmounts, amountsOf, causesOf, difference, noAmounts } from '@/lib/core/ledger/books'
import type { MonthFacts } from '@/lib/core/ledger/facts'
import { monthOf, type Month } from '@/lib/core/calendar/month'
import { bothNames } from '@/lib/core/notices/notice'
import { notify } from '@/lib/features/notices/notify'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import type { ComputedMonth } from './compute'
import { amountColumns, digestOfEntry, type EntryDraft } from './entries'

/**
 * Books what signed months would say otherwise today, as adjustments in the open month; the signed rows stay. What is booked is the
 * difference to all that was booked before, so that a change that is reverted nets to nothing, and the same change is booked once:
 * adjustments of a month are numbered, a number is taken once. Works inside the caller's transaction, for the portal itself.
 * @returns how many were booked
 */
export const bookAdjustments = command({
  permission: 'value:enter',
  input: z.object({ month: z.custom<Month>(), computed: z.array(z.custom<ComputedMonth>()) }),
  async run(ctx, { month, computed }) {
    const { timeZone, currency } = await settingsOf(ctx.db, 'organisation')
    const entries = await ctx.db.ledgerEntry.findMany({
      where: { month, kind: { in: ['signed', 'adjustment'] }, automationId: { in: computed.map(({ automationId }) => automationId) } },
      select: { id: true, automationId: true, kind: true, currency: true, ...amountColumns },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    })
    const drafts: EntryDraft[] = []
    for (const { automationId, facts, figures } of computed) {
      const booked = entries.filter((entry) => entry.automationId === automationId)
      const signed = booked.find(({ kind }) => kind === 'signed')
      // Signed at this moment in a former currency: the next time does it.
      if (!signed || signed.currency !== facts.currency) continue
      // Without a way back into a former currency nothing is known, which is no reason to take back what was signed.
      if (facts.currency !== currency && figures.gap === 'noExchangeRate') continue
      const sum = booked.reduce<Amounts>((all, entry) => addAmounts(all, amountsOf(entry)), noAmounts())
      const change = difference(amountsOf(figures), sum)
      if (!change) continue
      const newest = await ctx.db.ledgerEntry.findUniqueOrThrow({ where: { id: booked.at(-1)!.id }, select: { facts: true } })
      const before = factsAfter(newest.facts)
      drafts.push({
        ...change,
        automationId, month, bookedMonth: monthOf(localDay(ctx.now.getTime(), timeZone)), kind: 'adjustment', currency: facts.currency,
        facts: canonicalJson({ before, after: facts }),
        reason: causesOf(before, facts).join(' '),
        sourceKey: `adjustment:${automationId}:${month}:${booked.length}`,
        byId: null, at: ctx.now,
      })
    }
    if (!drafts.length) return { result: 0, audit: [] }
    const rows = await ctx.db.ledgerEntry.createManyAndReturn({
      data: drafts.map((draft) => ({ ...draft, digest: digestOfEntry(draft) })),
      select: { id: true, automationId: true, bookedMonth: true, reason: true, realisedMinor: true, lostMinor: true, returnedMs: true },
    })
    const names = new Map((await ctx.db.automation.findMany({ where: { id: { in: rows.map(({ automationId }) => automationId) } }, select: { id: true, name: true, nameZh: true } })).map((row) => [row.id, row]))
    await tell(ctx, month, rows.map(({ automationId }) => names.get(automationId)!), rows[0]!.id)
    return {
      result: rows.length,
      audit: rows.map((row) => ({ action: 'ledger.adjusted', entity: 'automation', entityId: row.automationId, facts: { name: names.get(row.automationId)!.name, nameZh: names.get(row.automationId)!.nameZh, month, bookedMonth: row.bookedMonth, ledgerEntryId: row.id, causes: row.reason!, realisedMinor: row.realisedMinor, lostMinor: row.lostMinor, returnedMs: row.returnedMs } })),
    }
  },
})

/** The facts that the newest entry of a month stands on. */
export function factsAfter(json: string): MonthFacts {
  const stored = JSON.parse(json) as MonthFacts | { after: MonthFacts }
  return 'after' in stored ? stored.after : stored
}

async function tell(ctx: Ctx, month: Month, automations: readonly { name: string; nameZh: string | null }[], entryId: string): Promise<void> {
  const people = await ctx.db.person.findMany({ where: { active: true, grants: { some: { role: 'finance', departmentId: null } } }, select: { id: true } })
  await notify(
    ctx,
    people.map(({ id }) => ({
      personId: id,
      kind: 'ledgerAdjusted' as const,
      params: { count: automations.length, automation: bothNames(automations[0]!), month: { month } },
      href: automations.length === 1 ? `/ledger/entries/${entryId}` : `/ledger?year=${month.slice(0, 4)}`,
      dedupeKey: `ledger-adjusted/${entryId}/${id}`,
    })),
  )
}
