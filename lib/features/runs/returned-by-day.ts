import { addDays, type Day } from '@/lib/core/calendar/local-day'
import type { Period } from '@/lib/core/calendar/period'
import { addCounters, emptyFacts } from '@/lib/core/runs/facts'
import type { RollupField } from '@/lib/core/runs/rollup'
import type { Ctx } from '@/lib/server/ctx'
import { sumRollups } from '@/lib/server/sql/rollup-sums'
import { readDirectory } from './directory'
import { countedSources } from './sources'

/** What an automation gave back on one local day: successful units with a baseline, and their time, ms. */
export interface DayReturn {
  day: Day
  units: number
  returnedMs: number
}

const fields = ['unitsSucceeded', 'unitsBusiness', 'unitsSystem', 'attendedMs', 'timedUnits', 'durationMs'] as const satisfies readonly RollupField[]

/**
 * Days on which the automations gave something back, oldest first: production runs, by unit, against the baseline of each day.
 * One row a day and automation; whoever asks for many automations asks in parts.
 */
export async function returnedByDay(ctx: Ctx, automationIds: ReadonlySet<string>, period: Period): Promise<Map<string, DayReturn[]>> {
  const directory = await readDirectory(ctx)
  const sources = countedSources(directory, {}).filter(({ automationId }) => automationId !== null && automationIds.has(automationId))
  const returned = new Map<string, Map<Day, DayReturn>>()
  if (!sources.length || period.from > period.to) return new Map()
  const rows = await sumRollups(ctx, { table: 'day', from: period.from, before: addDays(period.to, 1), processIds: sources.map(({ id }) => id), by: 'cell', fields })
  for (const row of rows) {
    const source = directory.byId.get(row.engineProcessId)
    if (!source?.automationId || !source.processId) continue
    const facts = emptyFacts(1)
    addCounters(facts, { ...facts, ...row }, row.slot, directory.baselines.get(source.processId) ?? [], fields)
    if (facts.returnedUnits === 0) continue
    let days = returned.get(source.automationId)
    if (!days) returned.set(source.automationId, (days = new Map()))
    const known = days.get(row.slot)
    days.set(row.slot, { day: row.slot, units: (known?.units ?? 0) + facts.returnedUnits, returnedMs: (known?.returnedMs ?? 0) + facts.returnedMs })
  }
  return new Map([...returned].map(([id, days]) => [id, [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1))]))
}
