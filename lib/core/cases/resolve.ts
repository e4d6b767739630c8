import { evaluateFormula, type RunReason } from '@/lib/core/formula/evaluate'
import type { Compiled } from '@/lib/core/formula/compile'
import { convert } from '@/lib/core/formula/units'
import type { CaseBody, CaseLine } from '@/lib/core/finance/case'
import { roundedMinor } from '@/lib/core/finance/round'
import { decimalsOf, moneyText } from '@/lib/core/portfolio/money'
import type { RiskInputs } from './risk-inputs'
import type { RateBook } from '@/lib/core/rates/book'
import type { Day } from '@/lib/core/calendar/local-day'
import type { Reason } from '@/lib/core/errors'
import { perPeriod, type Conversion, type LineFormula, type LineInput, type ResolvedCase, type ResolvedLine, type SourceValues } from './amounts'

export interface FormulaAt {
  key: string
  ordinal: number
  /** Null: as the product brings it along, not published here yet */
  versionId: string | null
  newest: number
  compiled: Compiled
}

export interface ResolveFacts {
  body: CaseBody
  currency: string
  asOf: Day
  book: Pick<RateBook, 'convert'>
  sources: SourceValues
  /** By id, of the risks that lines take from */
  risks?: ReadonlyMap<string, RiskInputs>
  /** Of a line's amount; undefined: not published */
  formulaOf(key: string, ordinal: number | null): FormulaAt | undefined
}

/** Amounts of every line in the case's currency, each with what it was computed from. A line without an amount says why and is left out. */
export function resolveCase(facts: ResolveFacts): ResolvedCase {
  const { body, asOf } = facts
  const resolved = body.lines.map((line) => resolveLine(line, facts))
  const kept = resolved.filter(({ found }) => !found.reasons.length)
  return {
    body: { ...body, lines: kept.map(({ line }) => line) },
    amounts: Object.fromEntries(kept.flatMap(({ found }) => (found.base === null ? [] : [[found.lineId, found.base]]))),
    lines: resolved.map(({ found }) => found),
    asOf,
  }
}

function resolveLine(line: CaseLine, facts: ResolveFacts): { line: CaseLine; found: ResolvedLine } {
  const refused = (reasons: Reason[], formula?: LineFormula) => ({ line, found: { lineId: line.id, kind: line.amount.kind, base: null, reasons, ...(formula && { formula }) } })
  const { amount } = line
  if (amount.kind === 'formula') {
    const formula = facts.formulaOf(amount.key, amount.ordinal)
    if (!formula) return refused([{ key: 'cases.amount.noFormula', params: { formula: amount.key, version: amount.ordinal ?? 0 } }])
    return byFormula(line, amount, formula, facts, refused)
  }
  // Nobody plans nothing: a zero is a line that is still to be filled in.
  if (amount.kind === 'typed' && Number(amount.perPeriod) === 0) return refused([{ key: 'cases.amount.zero' }])
  const texts = amount.kind === 'typed' ? [amount.perPeriod] : amount.values
  const conversion = conversionOf(line, facts)
  if (conversion === 'none') return refused([{ key: 'cases.amount.noExchange', params: { from: line.currency!, to: facts.currency, day: facts.asOf } }])
  const converted = conversion ? texts.map((text) => convertedText(text, line.currency!, facts)) : texts
  const own: CaseLine = amount.kind === 'typed' ? { ...line, amount: { kind: 'typed', perPeriod: converted[0]! } } : { ...line, amount: { kind: 'series', values: converted } }
  return { line: own, found: { lineId: line.id, kind: amount.kind, base: amount.kind === 'typed' ? Number(converted[0]) : null, reasons: [], ...(conversion && { conversion }) } }
}

/** Null: the line is in the case's currency; `none`: no rate on that day. */
function conversionOf({ currency: from }: CaseLine, { currency: to, asOf, book }: ResolveFacts): Conversion | 'none' | null {
  if (!from || from === to) return null
  const found = book.convert(1n, from, to, asOf)
  return found ? { from, to, day: asOf, legs: found.legs.map((leg) => ({ from: leg.from, to: leg.to, rateE8: String(leg.rateE8), inverse: leg.inverse, validFrom: leg.validFrom })) } : 'none'
}

function convertedText(text: string, from: string, { currency: to, asOf, book }: ResolveFacts): string {
  const found = book.convert(roundedMinor(Number(text), decimalsOf(from)), from, to, asOf)
  return moneyText(found?.minor ?? 0n, to)
}

type FormulaAmount = Extract<CaseLine['amount'], { kind: 'formula' }>

function byFormula(line: CaseLine, { values: overrides, riskId }: FormulaAmount, { key, ordinal, versionId, newest, compiled }: FormulaAt, { sources, risks, body }: ResolveFacts, refused: (reasons: Reason[], formula: LineFormula) => { line: CaseLine; found: ResolvedLine }) {
  const risk: SourceValues | undefined = riskId === undefined ? undefined : risks?.get(riskId)
  const inputs = compiled.body.variables.map((variable) => inputOf(variable, overrides, sources, risk))
  const evaluated = evaluateFormula(compiled, Object.fromEntries(inputs.map(({ name, value }) => [name, value])))
  const { names, expression, unit } = compiled.body
  const formula: LineFormula = { key, ordinal, versionId, newest, names, expression, unit, value: evaluated.ok ? evaluated.value : null, steps: evaluated.ok ? evaluated.steps : [], inputs }
  if (!evaluated.ok) return refused(evaluated.reasons.map((reason) => reasonOf(reason, inputs)), formula)
  const base = perPeriod(evaluated.value, unit, body.horizon.unit)
  if (base === null) return refused([{ key: 'cases.amount.notMoney', params: { unit } }], formula)
  return { line, found: { lineId: line.id, kind: 'formula' as const, base, reasons: [], formula } }
}

/** A missing variable is named as the formula names it, in the reader's language at the edge. */
const reasonOf = ({ key, params, variable }: RunReason, inputs: readonly LineInput[]): Reason => {
  const input = inputs.find(({ name }) => name === variable)
  return input && input.value === null ? { key: 'cases.amount.missing', params: { en: input.names.en, zh: input.names['zh-CN'] } } : { key, ...(params && { params }) }
}

function inputOf(variable: Compiled['body']['variables'][number], overrides: Readonly<Record<string, number>>, sources: SourceValues, risk: SourceValues | undefined): LineInput {
  const { name, names, unit, source, default: fallback } = variable
  const known = source.field ? sources[`${source.kind}.${source.field}`] : risk && Object.hasOwn(risk, name) ? risk[name] : undefined
  const said = known?.value == null ? null : convert(known.value, known.unit, unit)
  const override = Object.hasOwn(overrides, name) ? overrides[name] : undefined
  const [value, from] = override !== undefined ? [override, 'override' as const] : said !== null ? [said, 'source' as const] : fallback !== undefined ? [fallback, 'default' as const] : [null, 'missing' as const]
  const { kind, field } = source
  return { name, names, unit, value, from, said, source: field ? { kind, field } : { kind }, ...(known && { note: known.note }), ...(known?.href && { href: known.href }), ...(known?.confidential && { hidden: true }) }
}
