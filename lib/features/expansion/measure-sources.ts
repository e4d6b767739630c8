import { addDays, daysBetween, localDay, type Day } from '@/lib/core/calendar/local-day'
import { workingDaysIn } from '@/lib/core/calendar/working-calendar'
import type { Compiled } from '@/lib/core/formula/compile'
import { evaluateFormula } from '@/lib/core/formula/evaluate'
import { monthOf } from '@/lib/core/calendar/month'
import { decimalsOf } from '@/lib/core/portfolio/money'
import { liveStages, type Stage } from '@/lib/core/portfolio/stages'
import { firstYear, type BookedYear, type FirstYear, type MeasuredSource } from '@/lib/core/programme/expansion'
import { allow, refuse, type Decision } from '@/lib/core/result'
import { baselineOn, orderBaselines } from '@/lib/core/runs/baseline'
import { measure } from '@/lib/core/runs/metrics'
import { byAutomation, numbered } from '@/lib/core/value/months'
import { firstYearBenefit } from '@/lib/core/value/ranking'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { formulaFor } from '@/lib/features/formulas/published'
import { readRateBook } from '@/lib/features/rates/read-book'
import { effectiveMonths } from '@/lib/features/ledger/effective'
import { readDirectory } from '@/lib/features/runs/directory'
import { FactGroups, factsBySource } from '@/lib/features/runs/group-facts'
import { countedSources } from '@/lib/features/runs/sources'
import type { Ctx } from '@/lib/server/ctx'
import { readSettings } from '@/lib/server/settings'

const YEAR_DAYS = 365

export interface MeasuredAutomation {
  automation: { id: string; code: string; name: string; nameZh: string | null; technology: string; processId: string }
  /** Local days of the evidence, both included; null without runs */
  window: { from: Day; to: Day } | null
  source: MeasuredSource
  firstYear: Decision<FirstYear>
}

const inService = {
  id: true, code: true, name: true, nameZh: true, technology: true, processId: true, yearOneCostMinor: true, yearOneCostCurrency: true,
  process: { select: { baselines: { select: { ordinal: true, validFrom: true, manualMs: true, hourlyWageMinor: true, currency: true } } } },
} as const

/**
 * What each visible automation in service gave back over the last 365 full days, or since its first counted day, from daily sums.
 * Where the ledger has months of it, signed or open, their benefit counts; else time is taken against the baseline of each day and money at
 * the wage of the baseline that is valid today.
 */
export async function measureSources(ctx: Ctx): Promise<MeasuredAutomation[]> {
  const [settings, directory] = await Promise.all([readSettings(ctx.db), readDirectory(ctx)])
  const today = localDay(ctx.now.getTime(), settings.organisation.timeZone)
  const period = { from: addDays(today, -YEAR_DAYS), to: addDays(today, -1) }
  const sources = countedSources(directory, {}).filter(({ automationId, stage }) => automationId !== null && liveStages.includes(stage as Stage))
  const ids = sources.map(({ id }) => id)
  const [automations, sums, firsts, booked, { compiled: formula }, book] = await Promise.all([
    ctx.db.automation.findMany({ where: { AND: [visibleAutomation(ctx), { archivedAt: null, stage: { in: [...liveStages] } }] }, select: inService, orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
    factsBySource(ctx, directory, sources, { period }),
    ctx.db.runDay.groupBy({ by: ['engineProcessId'], where: { engineProcessId: { in: ids }, day: { gte: period.from, lte: period.to } }, _min: { day: true } }),
    bookedYears(ctx, settings.organisation.currency, monthOf(today)),
    formulaFor(ctx, 'first-year-roi'),
    readRateBook(ctx),
  ])
  const automationOf = new Map(sources.map((source) => [source.id, source.automationId!]))
  const groups = new FactGroups(directory, YEAR_DAYS)
  for (const { row, day } of sums) {
    const key = automationOf.get(row.engineProcessId)
    if (key) groups.add(key, row, day)
  }
  const firstDay = new Map<string, Day>()
  for (const { engineProcessId, _min } of firsts) {
    const key = automationOf.get(engineProcessId)
    const known = key && firstDay.get(key)
    if (key && _min.day && (!known || _min.day < known)) firstDay.set(key, _min.day)
  }
  return automations.map(({ process, yearOneCostMinor, yearOneCostCurrency, ...automation }) => {
    const from = firstDay.get(automation.id)
    const { facts } = groups.get(automation.id)
    const baseline = baselineOn(orderBaselines(process.baselines), today)
    const year = booked.get(automation.id) ?? null
    // Books are in the home currency; what was paid in another one is told in it, where there is a rate.
    const cost = year && yearOneCostMinor !== null && yearOneCostCurrency ? book.convert(yearOneCostMinor, yearOneCostCurrency, year.currency, today) : null
    const source: MeasuredSource = {
      units: facts.returnedUnits,
      returnedMs: facts.returnedMs,
      ahtReduction: measure('ahtReduction', facts).value,
      days: from ? daysBetween(from, period.to) + 1 : 0,
      workingDays: from ? workingDaysIn(settings.calendar, from, period.to) : 0,
      hourlyWageMinor: baseline?.hourlyWageMinor ?? null,
      currency: baseline?.currency ?? null,
      yearOneCostMinor: cost?.minor ?? yearOneCostMinor,
      yearOneCostCurrency: cost ? year!.currency : yearOneCostCurrency,
      booked: year,
    }
    return { automation, window: from ? { from, to: period.to } : null, source, firstYear: byFormula(firstYear(source), formula) }
  })
}

/** The return by the published formula, cut to basis points: whoever changes the formula changes the ranking with it. */
function byFormula(year: Decision<FirstYear>, formula: Compiled): Decision<FirstYear> {
  if (!year.ok) return year
  const major = (minor: bigint) => Number(minor) / 10 ** decimalsOf(year.value.currency)
  const result = evaluateFormula(formula, { benefit: major(year.value.benefitMinor), investment: major(year.value.costMinor), running: 0 })
  return result.ok ? allow({ ...year.value, roiBp: Math.trunc(Number((result.value * 100).toFixed(6))) }) : refuse(...result.reasons)
}

/** The first year of each automation that has enough full months in the books. */
async function bookedYears(ctx: Ctx, currency: string, current: string): Promise<Map<string, BookedYear>> {
  const years = [...byAutomation(numbered(await effectiveMonths(ctx)))].map(([id, rows]): [string, BookedYear | null] => {
    const benefit = firstYearBenefit(rows, current)
    return [id, benefit.ok ? { ...benefit.value, currency } : null]
  })
  return new Map(years.flatMap(([id, year]) => (year ? [[id, year]] : [])))
}
