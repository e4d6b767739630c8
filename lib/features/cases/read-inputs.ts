import { localDay, type Day } from '@/lib/core/calendar/local-day'
import type { SourceValue, SourceValues } from '@/lib/core/cases/amounts'
import { decimalsOf } from '@/lib/core/portfolio/money'
import type { RateBook } from '@/lib/core/rates/book'
import { PARAMETER_SCALE } from '@/lib/core/rates/parameters'
import { TAKEN_BACK } from '@/lib/core/readings/reading'
import { baselineOn, orderBaselines } from '@/lib/core/runs/baseline'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'

const MINUTE_MS = 60_000

/** Where a case takes figures from. */
export interface Subject {
  automationId: string | null
  requestId: string | null
}

export interface InputFrame {
  asOf: Day
  book: RateBook
  /** Currency that money is told in */
  currency: string
}

const baselineFields = { ordinal: true, validFrom: true, annualVolume: true, manualMs: true, errorBasisPoints: true, hourlyWageMinor: true, currency: true } as const
const processFields = { id: true, wageGradeId: true, department: { select: { path: true } }, baselines: { select: baselineFields } } as const

/** What baseline, rates, automation and readings say of the subject now; what is not known says why. Asks for no permission. */
export async function readInputs(ctx: Ctx, { automationId, requestId }: Subject, frame: InputFrame): Promise<SourceValues> {
  const [automation, request, readings] = await Promise.all([
    automationId ? ctx.db.automation.findUnique({ where: { id: automationId }, select: { id: true, plannedCoverageBp: true, yearOneCostMinor: true, yearOneCostCurrency: true, process: { select: processFields } } }) : null,
    requestId ? ctx.db.request.findUnique({ where: { id: requestId }, select: { number: true, itemsPerYear: true, addedItemsPerYear: true, manualMs: true, errorBasisPoints: true, process: { select: processFields } } }) : null,
    automationId ? ctx.db.valueReading.findMany({ where: { automationId }, select: { kind: true, month: true, value: true, createdAt: true }, orderBy: [{ month: 'asc' }, { createdAt: 'asc' }] }) : [],
  ])
  const process = automation?.process ?? request?.process ?? null
  const baseline = process ? (baselineOn(orderBaselines(process.baselines), frame.asOf) ?? orderBaselines(process.baselines)[0] ?? null) : null
  const processHref = process ? `/processes/${process.id}` : undefined
  const ofBaseline = (value: number | null | undefined, unit: string, asked: number | null | undefined): SourceValue => {
    if (baseline && value != null) return { value, unit, note: { key: 'baseline', params: { day: baseline.validFrom } }, href: processHref }
    if (asked != null && request) return { value: asked, unit, note: { key: 'request', params: { code: `R-${request.number}` } }, href: `/requests/${request.number}` }
    return { value: null, unit, note: { key: process ? 'noBaseline' : 'noProcess' }, href: processHref }
  }
  const wage = wageValue(process, baseline, frame, processHref)
  const minutes = ofBaseline(baseline && baseline.manualMs / MINUTE_MS, 'min/item', request?.manualMs != null ? request.manualMs / MINUTE_MS : null)
  const coverage = automation?.plannedCoverageBp ?? null
  const last = (kind: string) => [...new Map(readings.filter((reading) => reading.kind === kind).map((reading) => [reading.month, reading])).values()].findLast(({ value }) => value !== TAKEN_BACK)
  const reading = (kind: string, unit: string, scale: number): SourceValue => {
    const found = last(kind)
    return found ? { value: Number(found.value) / scale, unit, note: { key: 'reading', params: { month: found.month } } } : { value: null, unit, note: { key: 'noReading' } }
  }
  const parameter = (kind: 'working-days' | 'hours-per-day' | 'discount-rate', unit: string, factor = 1): SourceValue => {
    const { valueE6, validFrom } = frame.book.parameter(kind, frame.asOf)
    return { value: (Number(valueE6) / PARAMETER_SCALE) * factor, unit, note: validFrom ? { key: 'rate', params: { day: validFrom } } : { key: 'defaultRate' } }
  }
  return {
    'baseline.handling-time': minutes,
    'baseline.items-per-year': ofBaseline(baseline?.annualVolume, 'item/year', request?.itemsPerYear != null ? request.itemsPerYear + request.addedItemsPerYear : null),
    'baseline.cost-per-item': { ...wage, value: wage.value !== null && minutes.value !== null ? (minutes.value / 60) * wage.value : null, unit: 'money/item' },
    'baseline.error-rate': ofBaseline(baseline?.errorBasisPoints == null ? null : baseline.errorBasisPoints / 100, '%', request?.errorBasisPoints == null ? null : request.errorBasisPoints / 100),
    'rate.hourly-wage': wage,
    'rate.working-days': parameter('working-days', 'day/year'),
    'rate.hours-per-day': parameter('hours-per-day', 'h/fte/day'),
    'rate.discount-rate': parameter('discount-rate', '%', 100),
    'automation.planned-coverage': { value: coverage === null ? null : coverage / 100, unit: '%', note: { key: coverage === null ? 'noCoverage' : 'automation' }, href: automation ? `/automations/${automation.id}` : undefined },
    'automation.first-year-cost': yearOneValue(automation, frame),
    'readings.adoption': reading('adoption', '%', 100),
    'readings.scope-items': reading('scope-items', 'item', 1),
    'readings.late-items': reading('late-items', 'item', 1),
  }
}

type ProcessFacts = { wageGradeId: string | null; department: { path: string } | null }

/** Full cost of an hour: of the rate table first, otherwise of the frozen baseline, in the currency asked for. */
function wageValue(process: ProcessFacts | null, baseline: { hourlyWageMinor: bigint | null; currency: string | null; validFrom: Day } | null, { book, asOf, currency }: InputFrame, href?: string): SourceValue {
  const unit = 'money/h'
  const found = book.wage({ gradeId: process?.wageGradeId ?? null, departmentPath: process?.department?.path ?? null, day: asOf })
  const [minor, of, note, confidential] = found
    ? [found.hourlyMinor, found.currency, { key: `wage.${found.by}`, params: { day: found.validFrom } }, true]
    : [baseline?.hourlyWageMinor ?? null, baseline?.currency ?? null, { key: 'baseline', params: { day: baseline?.validFrom ?? '' } }, false]
  if (minor === null || of === null) return { value: null, unit, note: { key: 'noWage' }, href }
  const converted = book.convert(minor, of, currency, asOf)
  if (!converted) return { value: null, unit, note: { key: 'noExchange', params: { from: of, to: currency } }, href: '/rates' }
  return { value: majorOf(converted.minor, currency), unit, note, ...(confidential ? { confidential } : { href }) }
}

function yearOneValue(automation: { id: string; yearOneCostMinor: bigint | null; yearOneCostCurrency: string | null } | null, { book, asOf, currency }: InputFrame): SourceValue {
  const href = automation ? `/automations/${automation.id}` : undefined
  if (automation?.yearOneCostMinor == null || !automation.yearOneCostCurrency) return { value: null, unit: 'money', note: { key: 'noYearOne' }, href }
  const converted = book.convert(automation.yearOneCostMinor, automation.yearOneCostCurrency, currency, asOf)
  if (!converted) return { value: null, unit: 'money', note: { key: 'noExchange', params: { from: automation.yearOneCostCurrency, to: currency } }, href }
  return { value: majorOf(converted.minor, currency), unit: 'money', note: { key: 'automation' }, href }
}

export const majorOf = (minor: bigint, currency: string): number => Number(minor) / 10 ** decimalsOf(currency)

/** Today as the programme counts days. */
export const todayOf = async (ctx: Ctx): Promise<Day> => localDay(ctx.now.getTime(), (await settingsOf(ctx.db, 'organisation')).timeZone)
