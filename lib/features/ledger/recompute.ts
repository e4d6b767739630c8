import { z } from 'zod'
import { localDay, startOfDay } from '@/lib/core/calendar/local-day'
import type { LateFacts, MonthFacts } from '@/lib/core/ledger/facts'
import { firstDay, monthOf, monthsFrom, nextMonth, previousMonth, type Month } from '@/lib/core/ledger/month'
import { giveWay } from '@/lib/features/runs/give-way'
import { canonicalJson } from '@/lib/server/canonical'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction } from '@/lib/server/db'
import { isRace } from '@/lib/server/db-errors'
import { storeLedgerMonths } from '@/lib/server/sql/ledger-months'
import { bookAdjustments } from './book-adjustments'
import { computeMonths, readConditions, type ComputedMonth, type Conditions } from './compute'
import { asBooks, concerns, firstMonth, readSubjects, type Subject } from './subjects'

/** Automations in one set of queries, so that answers and transactions stay small. */
const AT_ONCE = 60

export interface Recomputed {
  /** Months of automations that were computed, that changed, and adjustments that were booked to signed ones */
  months: number
  changed: number
  adjusted: number
}

interface Asked {
  automationIds?: readonly string[]
  from?: Month
  to?: Month
  signal?: AbortSignal
}

/**
 * Brings working figures in line with the evidence, month by month and a part of the automations at a time, and books what signed
 * months would say otherwise. Interrupted anywhere nothing is lost: the next time does the rest. Plumbing: asks for no permission.
 */
export async function recompute(ctx: Ctx, { automationIds, from, to, signal }: Asked = {}): Promise<Recomputed> {
  const [subjects, conditions] = await Promise.all([readSubjects(ctx, automationIds), readConditions(ctx)])
  const { timeZone } = conditions.settings.organisation
  const current = monthOf(localDay(ctx.now.getTime(), timeZone))
  const months = monthsFrom(from ?? firstMonth(subjects, current), to && to < current ? to : current)
  const done: Recomputed = { months: 0, changed: 0, adjusted: 0 }
  for (const month of months) {
    for (let at = 0; at < subjects.length; at += AT_ONCE) {
      if (signal?.aborted) return done
      const part = await recomputePart(ctx, conditions, month, subjects.slice(at, at + AT_ONCE), current)
      for (const key of Object.keys(done) as (keyof Recomputed)[]) done[key] += part[key]
      await giveWay()
    }
  }
  return done
}

async function recomputePart(ctx: Ctx, conditions: Conditions, month: Month, subjects: readonly Subject[], current: Month): Promise<Recomputed> {
  const ended = startOfDay(firstDay(nextMonth(month)), conditions.settings.organisation.timeZone)
  const stored = await ctx.db.ledgerMonth.findMany({ where: { month, automationId: { in: subjects.map(({ id }) => id) } }, select: { automationId: true, digest: true, computedAt: true } })
  const known = new Map(stored.map((row) => [row.automationId, row]))
  const concerned = subjects.filter((subject) => known.has(subject.id) || concerns(subject, month, current))
  if (!concerned.length) return { months: 0, changed: 0, adjusted: 0 }
  const keptLate = await lateOf(ctx, month, stored.filter(({ computedAt }) => computedAt.getTime() >= ended).map(({ automationId }) => automationId))
  const computed = await computeMonths(ctx, conditions, month, concerned, keptLate)
  const differing = computed.filter(({ automationId, digest }) => known.get(automationId)?.digest !== digest)
  const gone = await withoutEvidence(ctx, month, differing.filter(({ automationId }) => known.has(automationId)).map(({ automationId }) => automationId))
  const changed = differing.filter(({ automationId }) => !gone.has(automationId))
  const adjusted = await store(ctx, changed, month, await inCurrencyOfSignature(ctx, conditions, month, changed, concerned, keptLate))
  return { months: computed.length, changed: changed.length, adjusted }
}

/** What queues told of a month that is over: samples are thrown away later, and none arrive late. */
async function lateOf(ctx: Ctx, month: Month, automationIds: readonly string[]): Promise<Map<string, LateFacts | null>> {
  if (!automationIds.length) return new Map()
  const rows = await ctx.db.ledgerMonth.findMany({ where: { month, automationId: { in: [...automationIds] } }, select: { automationId: true, facts: true } })
  return new Map(rows.flatMap(({ automationId, facts }): [string, LateFacts | null][] => {
    const { late } = JSON.parse(facts) as MonthFacts
    return late?.by === 'reading' ? [] : [[automationId, late]]
  }))
}

/** Automations whose month rests on engine processes that were deleted: what they told stays as it was told. */
async function withoutEvidence(ctx: Ctx, month: Month, automationIds: readonly string[]): Promise<Set<string>> {
  if (!automationIds.length) return new Set()
  const rows = await ctx.db.ledgerMonth.findMany({ where: { month, automationId: { in: [...automationIds] } }, select: { automationId: true, facts: true } })
  const sources = rows.map(({ automationId, facts }) => ({ automationId, ids: (JSON.parse(facts) as MonthFacts).segments.flatMap((segment) => segment.sources.map(({ id }) => id)) }))
  const there = await ctx.db.engineProcess.findMany({ where: { id: { in: [...new Set(sources.flatMap(({ ids }) => ids))] }, engine: { status: { not: 'deleting' } } }, select: { id: true } })
  const known = new Set(there.map(({ id }) => id))
  return new Set(sources.filter(({ ids }) => ids.some((id) => !known.has(id))).map(({ automationId }) => automationId))
}

/** The same months, those that were signed in a former currency of the programme in that one: books go on in the currency in which they were begun. */
async function inCurrencyOfSignature(ctx: Ctx, conditions: Conditions, month: Month, changed: readonly ComputedMonth[], subjects: readonly Subject[], keptLate: ReadonlyMap<string, LateFacts | null>): Promise<readonly ComputedMonth[]> {
  const { settings } = conditions
  const foreign = await ctx.db.ledgerEntry.findMany({
    where: { month, kind: 'signed', currency: { not: settings.organisation.currency }, automationId: { in: changed.map(({ automationId }) => automationId) } },
    select: { automationId: true, currency: true },
  })
  const found = new Map<string, ComputedMonth>()
  for (const currency of new Set(foreign.map((entry) => entry.currency))) {
    const ids = new Set(foreign.filter((entry) => entry.currency === currency).map(({ automationId }) => automationId))
    const computed = await computeMonths(ctx, { ...conditions, settings: { ...settings, organisation: { ...settings.organisation, currency } } }, month, subjects.filter(({ id }) => ids.has(id)), keptLate)
    for (const one of computed) found.set(one.automationId, one)
  }
  return changed.map((one) => found.get(one.automationId) ?? one)
}

/** Stores what changed and books the differences in one transaction; whoever is overtaken leaves it to the next time. */
async function store(ctx: Ctx, changed: readonly ComputedMonth[], month: Month, computed: readonly ComputedMonth[]): Promise<number> {
  if (!changed.length) return 0
  const rows = changed.map(({ automationId, month: own, facts, figures, digest }) => ({ ...figures, automationId, month: own, currency: facts.currency, facts: canonicalJson(facts), digest, computedAt: ctx.now }))
  const work = async (inner: Ctx) => {
    await storeLedgerMonths(inner, rows)
    return bookAdjustments(asBooks(inner), { month, computed: [...computed] })
  }
  if (ctx.inTransaction) return work(ctx)
  return inTransaction((tx) => work({ ...ctx, db: tx, inTransaction: true })).catch((error: unknown) => {
    if (isRace(error)) return 0
    throw error
  })
}

/** For the clock: this month and the last, or every month of every automation. */
export const recomputeMonths = query({
  permission: 'value:enter',
  input: z.strictObject({ all: z.boolean().default(false), signal: z.custom<AbortSignal>().optional() }),
  async run(ctx, { all, signal }) {
    if (all) return recompute(ctx, { signal })
    const { settings } = await readConditions(ctx)
    const current = monthOf(localDay(ctx.now.getTime(), settings.organisation.timeZone))
    return recompute(ctx, { from: previousMonth(current), to: current, signal })
  },
})
