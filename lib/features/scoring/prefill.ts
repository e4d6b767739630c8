import { createHash } from 'node:crypto'
import { localDay } from '@/lib/core/calendar/local-day'
import { dataClassesOf } from '@/lib/core/portfolio/data-classes'
import { suitabilityQuestions } from '@/lib/core/requests/statuses'
import { workingDaysAt } from '@/lib/core/requests/volume'
import { baselineOn, orderBaselines } from '@/lib/core/runs/baseline'
import { minorOf } from '@/lib/core/scoring/assess'
import { fieldNames, type FieldName, type Source } from '@/lib/core/scoring/fields'
import type { GuardedRequest } from '@/lib/features/requests/visible'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'
import { readSettings } from '@/lib/server/settings'
import type { CurrentModel } from './model'

export interface Prefilled {
  value: number | string | null
  source: Source
  /** What another source says, where it says something else */
  other?: { value: number; source: Source }
}
export type Prefill = Record<FieldName, Prefilled>

const from = (source: Source, value: number | string | null): Prefilled => ({ value, source })
const first = (...choices: (Prefilled | null)[]): Prefilled => {
  const said = choices.filter((choice) => choice !== null && choice.value !== null) as Prefilled[]
  const [best, other] = said
  if (!best) return { value: null, source: 'assessor' }
  return typeof other?.value === 'number' && other.value !== best.value && other.source !== 'model' ? { ...best, other: { value: other.value, source: other.source } } : best
}

/** Every field as the request, its process, the calendar and the model know it, with where each value comes from. */
export async function prefillOf(ctx: Ctx, request: GuardedRequest, model: CurrentModel): Promise<{ prefill: Prefill; currency: string }> {
  const { organisation, calendar } = await readSettings(ctx.db)
  const { currency } = organisation
  const [process, systems] = await Promise.all([
    request.processId
      ? ctx.db.businessProcess.findUnique({
          where: { id: request.processId },
          select: { dataClasses: true, owner: { select: { active: true } }, systems: { select: { systemId: true } }, baselines: { select: { ordinal: true, validFrom: true, annualVolume: true, manualMs: true, hourlyWageMinor: true, currency: true } } },
        })
      : null,
    ctx.db.requestSystem.findMany({ where: { requestId: request.id }, select: { systemId: true } }),
  ])
  const baseline = process ? baselineOn(orderBaselines(process.baselines), localDay(ctx.now.getTime(), organisation.timeZone)) : null
  const { assumptions } = model.constants
  const touched = new Set([...systems, ...(process?.systems ?? [])].map(({ systemId }) => systemId)).size
  const wage = baseline?.hourlyWageMinor != null && baseline.currency === currency ? Number(baseline.hourlyWageMinor) : null
  const known: Partial<Prefill> = {
    itemsPerYear: first(volumeSaid(request), baseline && from('baseline', baseline.annualVolume)),
    workingDays: from('calendar', workingDaysAt(calendar, ctx.now, organisation.timeZone)),
    basis: from('request', request.basis),
    ...Object.fromEntries(suitabilityQuestions.map((question) => [question, first(from('request', request[question]))])),
    owner: from('process', process?.owner?.active ? 'yes' : 'no'),
    blocker: from('model', 'no'),
    unlawful: from('model', 'no'),
    manualMs: first(timeSaid(request), baseline && from('baseline', baseline.manualMs)),
    attendedMs: from('model', 0),
    coverageBp: from('model', assumptions.coverageBp),
    successBp: from('model', assumptions.successBp),
    hourlyWageMinor: first(from('baseline', wage), from('model', minorOf(assumptions.hourlyWage, currency))),
    applications: first(touched ? from(systems.length ? 'request' : 'process', touched) : null),
    dataClasses: first(process ? from('process', dataClassesOf(process.dataClasses).length) : null),
    documents: from('model', 'no'),
    forecasting: from('model', 'no'),
  }
  const prefill = Object.fromEntries(fieldNames.map((name) => [name, known[name] ?? { value: null, source: 'assessor' }])) as Prefill
  return { prefill, currency }
}

function volumeSaid({ itemsPerYear, addedItemsPerYear }: GuardedRequest): Prefilled | null {
  if (itemsPerYear === null) return null
  return from(addedItemsPerYear > 0 ? 'supporters' : 'request', itemsPerYear + addedItemsPerYear)
}

/** Hands-on time of one item; with supporters the mean over all their items. */
function timeSaid({ itemsPerYear, addedItemsPerYear, manualMs, hoursPerYearTenths }: GuardedRequest): Prefilled | null {
  if (addedItemsPerYear > 0 && itemsPerYear !== null && hoursPerYearTenths !== null) {
    return from('supporters', Math.round((hoursPerYearTenths * 360_000) / (itemsPerYear + addedItemsPerYear)))
  }
  return from('request', manualMs)
}

/** Changes when anything that the assessor was shown does: the prefilled values, the weights, what others assessed, the state. */
export const seenOf = (prefill: Prefill, model: CurrentModel, assessments: number, status: string): string =>
  createHash('sha256').update(canonicalJson({ prefill, model: model.ordinal, assessments, status })).digest('hex').slice(0, 16)
