import { z } from 'zod'
import { startOfDay } from '@/lib/core/calendar/local-day'
import type { LateFacts, MonthFacts } from '@/lib/core/ledger/facts'
import { firstDay, monthsFrom, nextMonth, previousMonth, type Month } from '@/lib/core/calendar/month'
import { giveWay } from '@/lib/features/runs/give-way'
import { canonicalJson } from '@/lib/server/canonical'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction } from '@/lib/server/db'
import { isRace } from '@/lib/server/db-errors'
import { storeLedgerMonths } from '@/lib/server/sql/ledger-months'
import { bookAdjustments } from './book-adjustments'
import { booksNow } from './clock'
import { computeMonths, readConditions, type ComputedMonth, type Conditions } from './compute'
import { asBooks, concerns, firstMonth, readSubjects, type Subject } from './subjects'

/** Automations in one set of queries, so that answers and transactions stay small. */
const AT_ONCE = 60

/** How often what somebody else overtook is computed again at once; then the next time does it. */
const MOST_TIMES = 3

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
  const [subjects, { current }] = await Promise.all([readSubjects(ctx, automationIds), booksNow(ctx)])
  const months = monthsFrom(from ?? firstMonth(subjects, current), to && to < current ? to : current)
  const done: Recomputed = { months: 0, changed: 0, adjusted: 0 }
  for (const month of months) {
    for (let at = 0; at < subjects.length; at += AT_ONCE) {
      if (signal?.aborted) return done
      let ids = subjects.slice(at, at + AT_ONCE).map(({ id }) => id)
      for (let times = 0; ids.length && times < MOST_TIMES; times += 1) {
        const { overtaken, ...part } = await recomputePart(ctx, month, ids, current)
        for (const key of Object.keys(done) as (keyof Recomputed)[]) done[key] += part[key]
        ids = overtaken
      }
      await giveWay()
    }
  }
  return done
}

/**
 * What is stored is read first and everything that it rests on after it: whoever finds it unchanged when storing knows nothing older.
 */
async function recomputePart(ctx: Ctx, month: Month, ids: readonly string[], current: Month): Promise<Recomputed & { overtaken: string[] }> {
  const stored = await ctx.db.ledgerMonth.findMany({ where: { month, automationId: { in: [...ids] } }, select: { automationId: true, digest: true, computedAt: true } })
  const [subjects, conditions] = await Promise.all([readSubjects(ctx, ids), readConditions(ctx)])
  const ended = startOfDay(firstDay(nextMonth(month)), conditions.settings.organisation.timeZone)
  const known = new Map(stored.map((row) => [row.automationId, row]))
  const concerned = subjects.filter((subject) => known.has(subject.id) || concerns(subject, month, current))
  if (!concerned.length) return { months: 0, changed: 0, adjusted: 0, overtaken: [] }
  const keptLate = await lateOf(ctx, month, stored.filter(({ computedAt }) => computedAt.getTime() >= ended).map(({ automationId }) => automationId))
  const computed = await computeMonths(ctx, conditions, month, concerned, keptLate)
  const differing = computed.filter(({ automationId, digest }) => known.get(automationId)?.digest !== digest)
  const gone = await withoutEvidence(ctx, month, differing.filter(({ automationId }) => known.has(automationId)).map(({ automationId }) => automationId))
  const changed = differing.filter(({ automationId }) => !gone.has(automationId))
  const { written, adjusted } = await store(ctx, changed, known, month, await inCurrencyOfSignature(ctx, conditions, month, changed, concerned, keptLate))
  const overtaken = changed.flatMap(({ automationId }) => (written.has(automationId) ? [] : [automationId]))
  return { months: computed.length - overtaken.length, changed: written.size, adjusted, overtaken }
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

/** Stores what changed and books the differences in one transaction, both but for what somebody else stored since `known` was read. */
async function store(ctx: Ctx, changed: readonly ComputedMonth[], known: ReadonlyMap<string, { digest: string }>, month: Month, computed: readonly ComputedMonth[]): Promise<{ written: Set<string>; adjusted: number }> {
  if (!changed.length) return { written: new Set(), adjusted: 0 }
  const rows = changed.map(({ automationId, month: own, facts, figures, digest }) => ({ ...figures, automationId, month: own, currency: facts.currency, facts: canonicalJson(facts), digest, computedAt: ctx.now }))
  const work = async (inner: Ctx) => {
    const where = { month, automationId: { in: changed.map(({ automationId }) => automationId).filter((id) => known.has(id)) } }
    // Holds the rows, so that what is compared is what is replaced.
    await inner.db.ledgerMonth.updateMany({ where, data: { month } })
    const there = new Map((await inner.db.ledgerMonth.findMany({ where, select: { automationId: true, digest: true } })).map((row) => [row.automationId, row.digest]))
    const unmoved = rows.filter(({ automationId }) => known.has(automationId) && there.get(automationId) === known.get(automationId)!.digest)
    const added = rows.filter(({ automationId }) => !known.has(automationId))
    const written = new Set([...(await storeLedgerMonths(inner, unmoved, { known: true })), ...(await storeLedgerMonths(inner, added, { known: false }))])
    const adjusted = await bookAdjustments(asBooks(inner), { month, computed: computed.filter(({ automationId }) => written.has(automationId)) })
    return { written, adjusted }
  }
  if (ctx.inTransaction) return work(ctx)
  return inTransaction((tx) => work({ ...ctx, db: tx, inTransaction: true })).catch((error: unknown) => {
    if (isRace(error)) return { written: new Set<string>(), adjusted: 0 }
    throw error
  })
}

/** For the clock: this month and the last, or every month of every automation. */
export const recomputeMonths = query({
  permission: 'value:enter',
  input: z.strictObject({ all: z.boolean().default(false), signal: z.custom<AbortSignal>().optional() }),
  async run(ctx, { all, signal }) {
    if (all) return recompute(ctx, { signal })
    const { current } = await booksNow(ctx)
    return recompute(ctx, { from: previousMonth(current), to: current, signal })
  },
})
