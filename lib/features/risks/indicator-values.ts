import { addDays, type Day } from '@/lib/core/calendar/local-day'
import { startOfWorkingDays, workingDaysIn } from '@/lib/core/calendar/working-calendar'
import { cutValue } from '@/lib/core/gates/measured'
import { freshnessOf } from '@/lib/core/gates/freshness'
import type { EngineAge } from '@/lib/core/gates/facts'
import { liveStages, type Stage } from '@/lib/core/portfolio/stages'
import type { IndicatorDefinition, IndicatorValue } from '@/lib/core/risks/indicator'
import { indicatorMetrics } from '@/lib/core/risks/indicator-metrics'
import { measure } from '@/lib/core/runs/metrics'
import { readBacklog } from '@/lib/features/runs/backlog'
import { readDirectory, type Directory, type Source } from '@/lib/features/runs/directory'
import { readFreshness } from '@/lib/features/runs/freshness'
import { FactGroups } from '@/lib/features/runs/group-facts'
import { segmentFields, segmentSums } from '@/lib/features/runs/segment-sums'
import { countedSources } from '@/lib/features/runs/sources'
import type { Ctx } from '@/lib/server/ctx'
import { sumRollups } from '@/lib/server/sql/rollup-sums'
import type { IndicatorClock } from './indicator-clock'
import type { IndicatorSubject } from './indicator-subject'
import { readRegister } from './indicator-registers'

export interface Asked {
  id: string
  definition: IndicatorDefinition
  subject: IndicatorSubject
}

/** So far back is looked for a day with runs. */
const LOOKBACK_DAYS = 90

const unknown = (reason: string, extra: Partial<IndicatorValue> = {}): IndicatorValue => ({ value: null, sample: null, stale: false, variables: {}, reason, ...extra })

/** What every indicator reads now. All that rests on runs comes from one pass over the daily roll-ups, however many ask. */
export async function readIndicatorValues(ctx: Ctx, asked: readonly Asked[], clock: IndicatorClock): Promise<Map<string, IndicatorValue>> {
  const reader: Ctx = { ...ctx, actor: { kind: 'system', id: 'indicators', name: 'indicators', grants: [] } }
  const ofRuns = asked.filter(({ definition: { metric } }) => ['runs', 'queues'].includes(indicatorMetrics[metric].source))
  const values = ofRuns.length ? await readRunValues(reader, ofRuns, clock) : new Map<string, IndicatorValue>()
  for (const one of asked) if (!values.has(one.id)) values.set(one.id, await readRegister(reader, one, clock))
  return values
}

async function readRunValues(ctx: Ctx, asked: readonly Asked[], clock: IndicatorClock): Promise<Map<string, IndicatorValue>> {
  const { today, calendar } = clock
  const directory = await readDirectory(ctx)
  const all = countedSources(directory, {})
  const ages = new Map((await readFreshness(ctx, all)).map((engine): [number, EngineAge] => [engine.id, { freshAt: engine.freshAt === null ? null : Date.parse(engine.freshAt), pushes: engine.kind === 'push' }]))
  const members = (subject: IndicatorSubject) => all.filter(({ automationId }) => subject.automationIds === null || (automationId !== null && subject.automationIds.has(automationId)))
  const groups = asked.map((one) => {
    const sources = members(one.subject)
    const days = one.definition.windowDays
    return { ...one, sources, ids: new Set(sources.map(({ id }) => id)), from: days === null ? null : (startOfWorkingDays(calendar, today, days) ?? addDays(today, 1 - 2 * days)) }
  })
  const facts = await factsOf(ctx, directory, all, groups, today)
  const lastDays = groups.some(({ definition }) => definition.metric === 'daysWithoutRuns') ? await lastRunDays(ctx, all, today) : new Map<number, Day>()
  const values = new Map<string, IndicatorValue>()
  for (const { id, definition, sources } of groups) {
    const { metric, comparator } = definition
    if (!sources.length) {
      values.set(id, unknown('nothingLinked'))
      continue
    }
    if (metric === 'backlogSize' || metric === 'backlogAge') {
      const { waiting, oldestAgeMs } = await readBacklog(ctx, directory, sources)
      const value = metric === 'backlogSize' ? waiting : oldestAgeMs
      values.set(id, { ...unknown('noQueue'), value, variables: { waiting, oldestAgeMs }, reason: value === null ? 'noQueue' : null })
      continue
    }
    const { stale } = freshnessOf([...new Set(sources.map(({ engineId }) => engineId))].flatMap((engineId) => ages.get(engineId) ?? []), clock.now, clock)
    if (metric === 'daysWithoutRuns') {
      values.set(id, { ...daysWithout(sources, lastDays, clock), stale })
      continue
    }
    const measured = measure(metric as 'successRate', facts.get(id).facts)
    const value = measured.value === null ? null : cutValue(metric as 'successRate', measured.value, comparator)
    const reason = value !== null ? null : metric === 'ahtReduction' && facts.get(id).facts.timedUnits > 0 ? 'noBaseline' : 'noRuns'
    values.set(id, { value, sample: measured.sample, stale, variables: measured.variables, reason })
  }
  return values
}

type Group = Asked & { ids: ReadonlySet<number>; from: Day | null }

/** Sums of each indicator's own processes over its own window, by indicator. */
async function factsOf(ctx: Ctx, directory: Directory, all: readonly Source[], groups: readonly Group[], today: Day): Promise<FactGroups> {
  const windowed = groups.flatMap((group) => (group.from === null ? [] : [{ ...group, from: group.from }]))
  const facts = new FactGroups(directory, 0, segmentFields)
  const starts = [...new Set(windowed.map(({ from }) => from))].sort()
  if (!starts[0]) return facts
  for (const { row, source, day } of await segmentSums(ctx, directory, all, { from: starts[0], to: today, cuts: starts })) {
    for (const { id, ids, from } of windowed) if (day >= from && ids.has(source.id)) facts.add(id, row, day)
  }
  return facts
}

/** The newest day with a run of each process, as far as it lies within the days that are looked through. */
async function lastRunDays(ctx: Ctx, sources: readonly Source[], today: Day): Promise<Map<number, Day>> {
  const rows = await sumRollups(ctx, { table: 'day', from: addDays(today, -LOOKBACK_DAYS), before: addDays(today, 1), processIds: sources.map(({ id }) => id), by: 'cell', fields: ['unitsSucceeded'] })
  const last = new Map<number, Day>()
  for (const { engineProcessId, slot } of rows) if (slot > (last.get(engineProcessId) ?? '')) last.set(engineProcessId, slot)
  return last
}

/** Full working days since the last one with a run; today is not over and does not count. */
function daysWithout(sources: readonly Source[], lastDays: ReadonlyMap<number, Day>, { today, calendar }: IndicatorClock): IndicatorValue {
  const last = sources.reduce((newest, { id }) => { const day = lastDays.get(id) ?? ''; return day > newest ? day : newest }, '')
  const serves = sources.some(({ stage }) => stage !== null && liveStages.includes(stage as Stage))
  if (!last && !serves) return unknown('noRuns')
  const from = last ? addDays(last, 1) : addDays(today, -LOOKBACK_DAYS)
  return { value: from > addDays(today, -1) ? 0 : workingDaysIn(calendar, from, addDays(today, -1)), sample: null, stale: false, variables: {}, reason: null }
}
