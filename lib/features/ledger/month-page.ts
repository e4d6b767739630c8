import { can } from '@/lib/core/access'
import { notFound } from '@/lib/core/errors'
import type { Amounts } from '@/lib/core/ledger/amounts'
import { addAmounts, amountsOf } from '@/lib/core/ledger/books'
import { explain, type Explained } from '@/lib/core/formula/explained'
import { ledgerFormulas, type LedgerFormula, type MonthFacts, type Segment } from '@/lib/core/ledger/facts'
import { monthResult } from '@/lib/core/ledger/figures'
import { knownIn, valuesFor, type Known } from '@/lib/core/ledger/values'
import { signingApart } from '@/lib/core/separation'
import type { PublishedFormula } from '@/lib/features/formulas/published'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { booksNow } from './clock'
import { factsAfter } from './book-adjustments'
import { amountColumns } from './entries'
import { heldSince } from './former-duties'
import { compiledOf, formulasOf } from './formulas'
import { AutomationMonth, OneAutomation, OneEntry } from './schema'
import { checkEntry, verifiable } from './verify-entries'
import { ledgerAutomation } from './visible'
import { booksOf } from './read-books'

const entryFields = {
  id: true, kind: true, month: true, bookedMonth: true, currency: true, reason: true, correctsId: true, at: true, digest: true, plannedMinor: true, gap: true, ...amountColumns, by: { select: { id: true, name: true } },
} as const

const entriesOf = (ctx: Ctx, automationId: string, month?: string) =>
  ctx.db.ledgerEntry.findMany({ where: { automationId, ...(month && { month }) }, select: entryFields, orderBy: [{ at: 'asc' }, { id: 'asc' }] })

/** Wages are for those who may read rates: others are told how the wage was found, not what it is. */
function withoutWages(facts: MonthFacts, mayRead: boolean): MonthFacts {
  if (mayRead) return facts
  const hidden = (segment: Segment): Segment => ({ ...segment, wage: segment.wage && { ...segment.wage, hourlyMinor: '', rateId: null } })
  return { ...facts, segments: facts.segments.map(hidden) }
}

/** One month of one automation: working figures or the frozen ones with every input, how they follow, and what was booked about it. */
export const ledgerMonth = query({
  permission: 'value:read',
  input: AutomationMonth,
  async run(ctx, { automationId, month }) {
    const automation = await ledgerAutomation(ctx, automationId)
    const [now, row, entries, sealed] = await Promise.all([
      booksNow(ctx),
      ctx.db.ledgerMonth.findUnique({ where: { automationId_month: { automationId, month } } }),
      entriesOf(ctx, automationId, month),
      ctx.db.ledgerEntry.findFirst({ where: { automationId, month, kind: 'signed' }, select: verifiable }),
    ])
    if (!row && !entries.length) throw notFound('ledgerMonth')
    const facts = JSON.parse((sealed ?? row)!.facts) as MonthFacts
    const formulas = await formulasOf(ctx, facts)
    const result = monthResult(facts, compiledOf(formulas))
    const mayReadWages = can(ctx.actor, 'rate:read')
    const sources = await ctx.db.engineProcess.findMany({ where: { id: { in: [...new Set(facts.segments.flatMap(({ sources: list }) => list.map(({ id }) => id)))] } }, select: { id: true, name: true, engine: { select: { name: true, nameZh: true } } } })
    return {
      ...now, automation, month, facts: withoutWages(facts, mayReadWages), result, formulas, entries, sources, mayReadWages,
      explained: explainAll(facts, formulas, mayReadWages),
      ended: month < now.current,
      signed: entries.find(({ kind }) => kind === 'signed') ?? null,
      /** What a signature would be given for */
      digest: row?.digest ?? null,
      computedAt: row?.computedAt ?? null,
      checked: sealed && (await checkEntry(ctx, sealed)),
      maySign: can(ctx.actor, 'ledger:sign'),
      mayCorrect: can(ctx.actor, 'ledger:correct'),
      mayEnter: can(ctx.actor, 'value:enter'),
      mayReadRuns: can(ctx.actor, 'run:read'),
      apart: signingApart({ signerId: ctx.actor.id, ...automation, heldBefore: (await heldSince(ctx, [automationId], month)).has(automationId) })[0] ?? null,
    }
  },
})

export interface ExplainedPart {
  formula: LedgerFormula
  /** Null: the whole month */
  segment: Pick<Segment, 'from' | 'to'> | null
  explained: Explained
}

/** Every formula that had something to compute, segment by segment, with the numbers; wages taken out for those who may not read them. */
function explainAll(facts: MonthFacts, formulas: Record<LedgerFormula, PublishedFormula>, mayReadWages: boolean): ExplainedPart[] {
  return ledgerFormulas.flatMap((key) => {
    const formula = formulas[key]
    const of = (segment: Segment | null, known: Known): ExplainedPart => {
      const explained = explain(formula, valuesFor(formula.compiled, known))
      return { formula: key, segment: segment && { from: segment.from, to: segment.to }, explained: mayReadWages ? explained : withoutWage(explained, formula) }
    }
    if (key === 'lost-late') return facts.late && facts.late.units > 0 ? [of(null, knownIn(facts, facts.segments.at(-1) ?? null))] : []
    const part = { 'realised-benefit': 'runs/items-succeeded', 'lost-failed': 'runs/items-failed', 'lost-downtime': 'runs/items-missed' }[key]
    return facts.segments.flatMap((segment) => {
      const known = knownIn(facts, segment)
      return known[part] ? [of(segment, known)] : []
    })
  })
}

/** From the steps the wage would follow. */
function withoutWage(explained: Explained, { body }: PublishedFormula): Explained {
  const secret = new Set(body.variables.filter(({ source }) => source.kind === 'rate' || source.field === 'cost-per-item').map(({ name }) => name))
  return { ...explained, steps: [], inputs: explained.inputs.map((input) => (secret.has(input.name) ? { ...input, value: null } : input)) }
}

/** All months of one automation, and everything that was ever booked. */
export const ledgerOfAutomation = query({
  permission: 'value:read',
  input: OneAutomation,
  async run(ctx, { automationId }) {
    const automation = await ledgerAutomation(ctx, automationId)
    const [now, months, entries] = await Promise.all([booksNow(ctx), booksOf(ctx, { automationIds: [automationId] }), entriesOf(ctx, automationId)])
    return { ...now, automation, months, entries, mayEnter: can(ctx.actor, 'value:enter'), maySign: can(ctx.actor, 'ledger:sign') }
  },
})

export type LedgerMonthPage = Awaited<ReturnType<typeof ledgerMonth>>

/** One entry with what it changed: amounts before and after, and whether it is as it was written. */
export const ledgerEntry = query({
  permission: 'value:read',
  input: OneEntry,
  async run(ctx, { id }) {
    const entry = await ctx.db.ledgerEntry.findUnique({ where: { id }, select: { ...entryFields, automationId: true, facts: true, sourceKey: true } })
    if (!entry) throw notFound('ledgerEntry')
    const automation = await ledgerAutomation(ctx, entry.automationId)
    const [about, sealed, corrected] = await Promise.all([
      entriesOf(ctx, entry.automationId, entry.month),
      ctx.db.ledgerEntry.findUniqueOrThrow({ where: { id }, select: verifiable }),
      entry.correctsId ? ctx.db.ledgerEntry.findUnique({ where: { id: entry.correctsId }, select: { id: true, kind: true, at: true } }) : null,
    ])
    const { facts, ...shown } = entry
    const earlier = about.slice(0, about.findIndex((other) => other.id === id))
    const mayReadWages = can(ctx.actor, 'rate:read')
    const stored = entry.kind === 'adjustment' ? (JSON.parse(facts) as { before: MonthFacts; after: MonthFacts }) : null
    return {
      entry: shown, automation, about, corrected,
      before: earlier.reduce<Amounts | null>((sum, other) => (sum ? addAmounts(sum, amountsOf(other)) : amountsOf(other)), null),
      changed: stored && { before: withoutWages(stored.before, mayReadWages), after: withoutWages(factsAfter(facts), mayReadWages) },
      checked: await checkEntry(ctx, sealed),
      mayReadWages,
      mayCorrect: can(ctx.actor, 'ledger:correct') && signingApart({ signerId: ctx.actor.id, ...automation, heldBefore: (await heldSince(ctx, [automation.id], entry.month)).has(automation.id) }).length === 0,
    }
  },
})

