import type { Assessed } from '@/lib/core/scoring/assess'
import type { SourceValues } from '@/lib/core/cases/amounts'
import { convert } from '@/lib/core/formula/units'
import type { CaseBody } from '@/lib/core/finance/case'
import { decimalsOf, moneyText } from '@/lib/core/portfolio/money'
import type { Ctx } from '@/lib/server/ctx'
import { readSettings } from '@/lib/server/settings'
import { formulaRef, formulasOf } from './case-formulas'
import { resolveFacts } from './evaluate'
import type { Subject } from './read-inputs'

/** Figures that are known before anybody types: amounts in whole units of the currency, values by source field in the source's unit. */
export interface KnownFigures {
  build: string | null
  running: string | null
  planned: SourceValues
}

type StoredAssessment = { inputs: string; result: string }

/** What the newest assessment, the recorded first-year cost and the targets of the programme say of a subject that has not run. */
export async function knownFigures(ctx: Ctx, { automationId, requestId }: Subject, currency: string, sources: SourceValues): Promise<KnownFigures> {
  const assessment = await ctx.db.assessment.findFirst({
    where: requestId ? { requestId } : { request: { automationId: automationId ?? '', type: 'idea' } },
    select: { inputs: true, result: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  const automation = automationId ? await ctx.db.automation.findUnique({ where: { id: automationId }, select: { targetSuccessBp: true, targetAhtReductionBp: true } }) : null
  const { targets } = await readSettings(ctx.db)
  const assessed = assessment && ofAssessment(assessment, currency)
  const firstYear = sources['automation.first-year-cost']?.value
  const manual = sources['baseline.handling-time']?.value ?? assessed?.manualMinutes ?? null
  const kept = 1 - (automation?.targetAhtReductionBp ?? targets.ahtReductionBp) / 10_000
  const said = (value: number | null | undefined, unit: string): SourceValues[string] => ({ value: value ?? null, unit, note: { key: 'planned' } })
  return {
    build: assessed?.build ?? (firstYear == null ? null : String(firstYear)),
    running: assessed?.running ?? null,
    planned: {
      'baseline.items-per-year': said(assessed?.itemsPerYear, 'item/year'),
      'baseline.handling-time': said(assessed?.manualMinutes, 'min/item'),
      'rate.hourly-wage': said(assessed?.hourlyWage, 'money/h'),
      'automation.planned-coverage': said(assessed?.coverage, '%'),
      'runs.success-rate': said(assessed?.success ?? (automation?.targetSuccessBp ?? targets.successBp) / 100, '%'),
      'runs.attended-time': said(assessed?.attendedMinutes ?? (manual === null ? null : round(manual * kept)), 'min/item'),
    },
  }
}

const round = (value: number) => Math.round(value * 1e4) / 1e4

function ofAssessment({ inputs, result }: StoredAssessment, currency: string) {
  const { currency: of, fields } = JSON.parse(inputs) as { currency: string; fields: Record<string, { value: number | string | null } | undefined> }
  const { build } = JSON.parse(result) as Assessed
  const number = (name: string, per = 1): number | null => {
    const value = fields[name]?.value
    return typeof value === 'number' ? round(value / per) : null
  }
  const same = of === currency
  const money = (minor: number) => (same ? moneyText(BigInt(Math.max(0, Math.round(minor))), currency) : null)
  return {
    build: money(build.cost), running: money(build.running),
    itemsPerYear: number('itemsPerYear'), manualMinutes: number('manualMs', 60_000), attendedMinutes: number('attendedMs', 60_000),
    coverage: number('coverageBp', 100), success: number('successBp', 100), hourlyWage: same ? number('hourlyWageMinor', 10 ** decimalsOf(currency)) : null,
  }
}

/**
 * Fills what a new case can know: the first cost of building and of running that is still 0, and every variable that no source
 * answers but the assessment or a target does. What is filled in stands as typed, so that it is seen and may be changed.
 */
export async function prefilled(ctx: Ctx, subject: Subject, currency: string, body: CaseBody): Promise<CaseBody> {
  const facts = await resolveFacts(ctx, subject, currency, body)
  const known = await knownFigures(ctx, subject, currency, facts.sources)
  const formulas = await formulasOf(ctx, body)
  const filled = new Set<string>()
  const costOf = (category: string) => (category === 'build' ? known.build : category === 'run' ? known.running : null)
  return {
    ...body,
    lines: body.lines.map((line) => {
      if (line.amount.kind === 'typed' && line.kind === 'cost' && Number(line.amount.perPeriod) === 0 && !filled.has(line.category)) {
        const amount = costOf(line.category)
        if (amount === null) return line
        filled.add(line.category)
        return { ...line, amount: { kind: 'typed' as const, perPeriod: amount } }
      }
      if (line.amount.kind !== 'formula') return line
      const formula = formulas.get(formulaRef(line.amount.key, line.amount.ordinal))
      const values = { ...line.amount.values }
      for (const { name, unit, source, default: fallback } of formula?.compiled.body.variables ?? []) {
        const field = `${source.kind}.${source.field}`
        const planned = known.planned[field]
        if (values[name] !== undefined || facts.sources[field]?.value != null || planned?.value == null || fallback !== undefined) continue
        const value = convert(planned.value, planned.unit, unit)
        if (value !== null) values[name] = value
      }
      return { ...line, amount: { ...line.amount, values } }
    }),
  }
}

/** Discount rate of the day, basis points. */
export const discountBp = (valueE6: bigint): number => Math.round(Number(valueE6) / 100)

