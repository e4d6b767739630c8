import { HOUR_MS, addDays, type Day } from '@/lib/core/calendar/local-day'
import type { SourceValue, SourceValues } from '@/lib/core/cases/amounts'
import { sourceFields } from '@/lib/core/formula/sources'
import { finishedUnits } from '@/lib/core/runs/facts'
import { measure, ratio } from '@/lib/core/runs/metrics'
import { readDirectory } from '@/lib/features/runs/directory'
import { FactGroups, factsBySource } from '@/lib/features/runs/group-facts'
import { countedSources } from '@/lib/features/runs/sources'
import type { Ctx } from '@/lib/server/ctx'

const YEAR_DAYS = 365
const MINUTE_MS = 60_000
const percent = (share: number | null): number | null => (share === null ? null : share * 100)

type Field = keyof (typeof sourceFields)['runs']

/** What the production runs of the last 365 full days say of an automation; without runs nothing is known, never zero. */
export async function readRunInputs(ctx: Ctx, automationId: string | null, asOf: Day): Promise<SourceValues> {
  const none = (key: string): SourceValues => Object.fromEntries(Object.entries(sourceFields.runs).map(([field, unit]) => [`runs.${field}`, { value: null, unit, note: { key } }]))
  if (!automationId) return none('noRuns')
  const period = { from: addDays(asOf, -YEAR_DAYS), to: addDays(asOf, -1) }
  const directory = await readDirectory(ctx)
  const sources = countedSources(directory, { automation: automationId })
  if (!sources.length) return none('noRuns')
  const groups = new FactGroups(directory, YEAR_DAYS)
  for (const { row, day } of await factsBySource(ctx, directory, sources, { period })) groups.add('all', row, day)
  const { facts } = groups.get('all')
  const finished = finishedUnits(facts)
  if (!finished) return none('noRuns')
  // As the ledger counts: what ends as a business exception goes back to people, so it has not succeeded.
  const known: Partial<Record<Field, number | null>> = {
    'items-succeeded': facts.unitsSucceeded,
    'items-failed': facts.unitsBusiness + facts.unitsSystem,
    'items-finished': finished,
    'success-rate': percent(ratio(facts.unitsSucceeded, finished)),
    'straight-through-rate': percent(measure('straightThroughRate', facts).value),
    'attended-time': facts.attendedMs / finished / MINUTE_MS,
    'attended-hours': (facts.attendedMs * facts.unitsSucceeded) / finished / HOUR_MS,
    'robot-time': nullable(ratio(facts.durationMs, facts.timedUnits), MINUTE_MS),
    'runs-succeeded': facts.succeeded,
    'runs-failed': facts.failed,
  }
  const href = `/automations/${automationId}`
  const note = { key: 'runs', params: { count: finished, from: period.from, to: period.to } }
  const fields = Object.entries(sourceFields.runs) as [Field, string][]
  return Object.fromEntries(fields.map(([field, unit]): [string, SourceValue] => [`runs.${field}`, { value: known[field] ?? null, unit, note: known[field] == null ? { key: 'noRuns' } : note, href }]))
}

const nullable = (value: number | null, divisor: number): number | null => (value === null ? null : value / divisor)
