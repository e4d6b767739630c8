import { can, canFor } from '@/lib/core/access'
import type { Variable } from '@/lib/core/formula/definition'
import { TAKEN_BACK } from '@/lib/core/readings/reading'
import { unitOfSource } from '@/lib/core/formula/sources'
import { convert } from '@/lib/core/formula/units'
import type { Ctx } from '@/lib/server/ctx'
import { rateFields } from './live-rates'
import { runFields } from './live-runs'
import { major, type Found, type Subject } from './live-subject'

export interface LiveInput extends Found {
  name: string
  /** In the unit of the variable */
  value: number | null
  unit: string
}

/** Values of the variables on an automation as of now: what was typed, else what the source of each says. */
export async function liveInputs(ctx: Ctx, subject: Subject, variables: readonly Variable[], typed: Readonly<Record<string, number | null>>): Promise<LiveInput[]> {
  const wanted = new Set(variables.filter(({ name }) => typed[name] == null).map(({ source }) => source.kind))
  const reachesRuns = canFor(ctx.actor, 'run:read', subject.automation.process.department?.path ?? null)
  const rates = wanted.has('rate') || wanted.has('baseline') ? await rateFields(ctx, subject) : {}
  const runs = wanted.has('runs') ? await runFields(ctx, subject) : {}
  const readings = wanted.has('readings') ? await readingFields(ctx, subject) : {}
  const fields: Record<string, Record<string, Found>> = { baseline: baselineFields(subject, rates['hourly-wage']), rate: rates, runs, automation: automationFields(subject), readings }
  return variables.map(({ name, unit, source, default: fallback }): LiveInput => {
    const given = Object.hasOwn(typed, name) ? typed[name] : null
    if (given != null) return { name, unit, value: given, note: 'typed' }
    if (source.kind === 'typed') return { name, unit, value: fallback ?? null, note: fallback === undefined ? 'type' : 'default' }
    const found: Found = source.kind === 'runs' && !reachesRuns ? { value: null, note: 'hiddenRuns' } : (fields[source.kind]?.[source.field ?? ''] ?? { value: null, note: 'unknownField' })
    if (found.value === null) return { name, unit, ...found, value: fallback ?? null, ...(fallback !== undefined && { note: 'default' }) }
    return { name, unit, ...found, value: convert(found.value, unitOfSource(source.kind, source.field) ?? unit, unit) }
  })
}

function baselineFields({ baseline, automation, currency }: Subject, wage: Found | undefined): Record<string, Found> {
  const href = `/processes/${automation.processId}`
  if (!baseline) {
    const none: Found = { value: null, note: 'noBaseline', href }
    return { 'handling-time': none, 'items-per-year': none, 'cost-per-item': none, 'error-rate': none }
  }
  const from = { note: 'baseline', params: { ordinal: baseline.ordinal }, href }
  const minutes = baseline.manualMs / 60_000
  return {
    'handling-time': { value: minutes, ...from },
    'items-per-year': { value: baseline.annualVolume, ...from },
    'error-rate': baseline.errorBasisPoints === null ? { value: null, note: 'noErrorRate', href } : { value: baseline.errorBasisPoints / 100, ...from },
    'cost-per-item': wage?.value == null ? { value: null, note: wage?.note ?? 'noWage', href } : { value: (minutes / 60) * wage.value, note: 'costPerItem', params: { currency }, href, ...(wage.confidential && { confidential: true }) },
  }
}

function automationFields({ automation, currency }: Subject): Record<string, Found> {
  const { plannedCoverageBp, yearOneCostMinor, yearOneCostCurrency } = automation
  const href = `/automations/${automation.id}`
  return {
    'planned-coverage': plannedCoverageBp === null ? { value: null, note: 'noCoverage', href } : { value: plannedCoverageBp / 100, note: 'automation', href },
    'first-year-cost': yearOneCostMinor === null || !yearOneCostCurrency ? { value: null, note: 'noCost', href } : yearOneCostCurrency === currency ? { value: major(yearOneCostMinor, currency), note: 'automation', href } : { value: null, note: 'otherCurrency', params: { currency: yearOneCostCurrency }, href },
  }
}

/** The newest month for which each was entered. */
async function readingFields(ctx: Ctx, { automation }: Subject): Promise<Record<string, Found>> {
  const none: Found = { value: null, note: can(ctx.actor, 'value:read') ? 'noReading' : 'hiddenReading', href: `/automations/${automation.id}?tab=value` }
  const fields: Record<string, Found> = { adoption: none, 'scope-items': none, 'late-items': none }
  if (!can(ctx.actor, 'value:read')) return fields
  const rows = await ctx.db.valueReading.findMany({ where: { automationId: automation.id }, select: { kind: true, month: true, value: true }, orderBy: [{ month: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }] })
  const ofMonth = new Map(rows.map((row) => [`${row.month} ${row.kind}`, row]))
  for (const { kind, month, value } of ofMonth.values()) if (value !== TAKEN_BACK) fields[kind] = { value: kind === 'adoption' ? Number(value) / 100 : Number(value), note: 'reading', params: { month }, href: none.href }
  return fields
}
