import { addDays, type Day } from '@/lib/core/calendar/local-day'
import { isMomentary, type Criterion } from '@/lib/core/gates/criterion'
import { ownNumbersDays, readsOwnNumbers } from '@/lib/core/gates/derived'
import { runsKey, type DayCounts, type EngineAge, type GateFacts, type GroupRuns } from '@/lib/core/gates/facts'
import { windowOf } from '@/lib/core/gates/measured'
import type { Reading } from '@/lib/core/gates/reading'
import { addCounters, emptyFacts, type Facts } from '@/lib/core/runs/facts'
import { noReadings } from '@/lib/core/runs/metrics'
import { emptyCounters, type RollupField } from '@/lib/core/runs/rollup'
import { readBacklog } from '@/lib/features/runs/backlog'
import { readDirectory, type Directory, type Source } from '@/lib/features/runs/directory'
import { readFreshness } from '@/lib/features/runs/freshness'
import { FactGroups } from '@/lib/features/runs/group-facts'
import { countedSources } from '@/lib/features/runs/sources'
import type { Ctx } from '@/lib/server/ctx'
import { sumRollups, type SumRow } from '@/lib/server/sql/rollup-sums'

/** Group of a criterion's runs in the loader: the whole programme, a phase, or an automation. */
const PROGRAMME = 'programme'

export interface RunReader {
  /** By `runsKey` as the criteria of this phase know their groups */
  of(phaseId: string): ReadonlyMap<string, GroupRuns>
  days(phaseId: string, readings: readonly Reading[], criteria: readonly Criterion[]): Promise<ReadonlyMap<string, DayCounts[]>>
}

interface Wanted {
  windows: number[]
  percentiles: boolean
  /** Metrics of the moment are read beside the roll-ups */
  moment: boolean
}

function wantedBy(criteria: readonly Criterion[]): Wanted {
  const measured = criteria.filter((criterion) => criterion.kind === 'measured')
  const own = criteria.filter((criterion) => criterion.kind === 'derived').filter(readsOwnNumbers)
  return {
    windows: [...new Set([...measured.map(({ windowDays }) => windowDays), ...own.map(ownNumbersDays)])].sort((a, b) => b - a),
    percentiles: measured.some(({ metric }) => metric === 'p50' || metric === 'p95'),
    moment: measured.some(({ metric }) => isMomentary(metric)),
  }
}

/** Sums of every window and group from one query over the daily roll-ups; the cost does not depend on the number of runs. */
export async function readRuns(ctx: Ctx, criteria: readonly Criterion[], clock: Pick<GateFacts, 'today' | 'calendar'>): Promise<RunReader> {
  const directory = await readDirectory(ctx)
  const sources = countedSources(directory, {})
  const wanted = wantedBy(criteria)
  const windows = wanted.windows.map((days) => ({ days, ...windowOf(clock, days) }))
  const [sums, engines] = await Promise.all([readWindows(ctx, directory, sources, windows, wanted.percentiles), readFreshness(ctx, sources)])
  const ages = new Map(engines.map((engine): [number, EngineAge] => [engine.id, { freshAt: engine.freshAt === null ? null : Date.parse(engine.freshAt), pushes: engine.kind === 'push' }]))
  const members = membersOf(sources)
  const moments = wanted.moment ? await readMoments(ctx, directory, members, ages) : null

  const group = (name: string, days: number): GroupRuns => {
    const list = members.get(name) ?? []
    const { facts, p50Ms, p95Ms } = sums.get(days)!.get(name)
    return { facts, readings: { ...noReadings, ...moments?.get(name), p50Ms, p95Ms }, linked: list.length, engines: [...new Set(list.map(({ engineId }) => engineId))].map((id) => ages.get(id)!) }
  }
  return {
    of(phaseId) {
      const names = [['phase', phaseId], [PROGRAMME, PROGRAMME], ...[...members].filter(([, list]) => list[0]?.phaseId === phaseId && list[0].automationId).map(([name]) => [name, name])]
      return new Map(windows.flatMap(({ days }) => names.map(([key, name]): [string, GroupRuns] => [runsKey(key!, days), group(name!, days)])))
    },
    days: (phaseId, readings, of) => readDays(ctx, directory, members, phaseId, readings, of, clock),
  }
}

/** Engine processes by group. */
function membersOf(sources: readonly Source[]): Map<string, Source[]> {
  const members = new Map<string, Source[]>()
  const add = (name: string, source: Source) => {
    const list = members.get(name)
    if (list) list.push(source)
    else members.set(name, [source])
  }
  for (const source of sources) {
    if (source.phaseId) add(source.phaseId, source)
    if (source.automationId) add(source.automationId, source)
  }
  return members.set(PROGRAMME, [...sources])
}

type Span = { days: number; from: Day; to: Day }

/** What criteria and their forecasts are measured with; counts of runs by state are left out. */
const fields = ['unitsSucceeded', 'unitsBusiness', 'unitsSystem', 'unitsStraight', 'timedRuns', 'timedUnits', 'durationMs', 'attendedMs'] as const satisfies readonly RollupField[]
type Sums = SumRow<(typeof fields)[number]>
const counters = (row: Sums): SumRow => ({ ...emptyCounters(), ...row })

/** One sum for each process between the starts of windows; by day only for processes whose baseline changes in between. */
async function readWindows(ctx: Ctx, directory: Directory, sources: readonly Source[], windows: readonly Span[], histograms: boolean): Promise<Map<number, FactGroups>> {
  const longest = windows[0]
  const groups = new Map(windows.map(({ days, from, to }) => [days, new FactGroups(directory, daysIn(from, to))]))
  if (!longest) return groups
  const { from, to } = longest
  const cuts = [...new Set(windows.map((window) => window.from))].filter((day) => day > from).sort()
  const rebased = new Set(sources.filter((source) => rebasedIn(directory, source, from, to)).map(({ id }) => id))
  const counted = new Set(sources.map(({ id }) => id))
  const all = sources.length === directory.sources.length
  const span = { table: 'day', from, before: addDays(to, 1), histograms, fields } as const
  const [sums, cells] = await Promise.all([
    sumRollups(ctx, { ...span, processIds: all ? null : [...counted], by: 'process', cuts }),
    rebased.size ? sumRollups(ctx, { ...span, processIds: [...rebased], by: 'cell' }) : [],
  ])
  const add = (sum: Sums, day: Day) => {
    const source = directory.byId.get(sum.engineProcessId)
    if (!source || !counted.has(source.id)) return
    const row = counters(sum)
    for (const window of windows) {
      if (day < window.from) continue
      const target = groups.get(window.days)!
      for (const name of [source.phaseId, source.automationId, PROGRAMME]) if (name) target.add(name, row, day)
    }
  }
  for (const row of sums) if (!rebased.has(row.engineProcessId)) add(row, row.segment === 0 ? from : cuts[row.segment - 1]!)
  for (const row of cells) add(row, row.slot)
  return groups
}

const rebasedIn = (directory: Directory, { processId }: Source, from: Day, to: Day): boolean =>
  ((processId && directory.baselines.get(processId)) || []).some(({ validFrom }) => validFrom > from && validFrom <= to)
const daysIn = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1

/** Backlog and age of the figures of the programme and of each phase. */
async function readMoments(ctx: Ctx, directory: Directory, members: Map<string, Source[]>, ages: Map<number, EngineAge>) {
  const names = [...members].filter(([name, list]) => name === PROGRAMME || list[0]?.phaseId === name)
  const read = names.map(async ([name, list]): Promise<[string, { backlogWaiting: number | null; backlogAgeMs: number | null; freshnessMs: number | null }]> => {
    const { waiting, oldestAgeMs } = await readBacklog(ctx, directory, list)
    const known = list.flatMap(({ engineId }) => ages.get(engineId)?.freshAt ?? [])
    return [name, { backlogWaiting: waiting, backlogAgeMs: oldestAgeMs, freshnessMs: known.length ? Math.max(0, ctx.now.getTime() - Math.min(...known)) : null }]
  })
  return new Map(await Promise.all(read))
}

/** Daily sums of the groups whose measured criteria are not met, for their forecasts. */
async function readDays(
  ctx: Ctx, directory: Directory, members: Map<string, Source[]>, phaseId: string, readings: readonly Reading[], criteria: readonly Criterion[], clock: Pick<GateFacts, 'today' | 'calendar'>,
): Promise<ReadonlyMap<string, DayCounts[]>> {
  const groups = new Map<string, Source[]>()
  let longest = 0
  for (const criterion of criteria) {
    const reading = readings.find(({ criterionId }) => criterionId === criterion.id)
    if (criterion.kind !== 'measured' || !reading || reading.state === 'met') continue
    longest = Math.max(longest, criterion.windowDays)
    const names = criterion.scope === 'phase' || criterion.scope === 'programme' ? [criterion.scope] : reading.parts.filter(({ state }) => state !== 'met').map(({ key }) => key)
    for (const name of names) groups.set(name, members.get(name === 'phase' ? phaseId : name) ?? [])
  }
  const ids = [...new Set([...groups.values()].flat().map(({ id }) => id))]
  if (!ids.length) return new Map()
  const { from, to } = windowOf(clock, longest)
  const rows = await sumRollups(ctx, { table: 'day', from, before: addDays(to, 1), processIds: ids, by: 'cell', fields })
  const found = new Map([...groups.keys()].map((name) => [name, new Map<Day, Facts>()]))
  const namesOf = new Map<number, string[]>()
  for (const [name, list] of groups) for (const { id } of list) namesOf.set(id, [...(namesOf.get(id) ?? []), name])
  for (const row of rows) {
    const processId = directory.byId.get(row.engineProcessId)?.processId
    const baselines = (processId && directory.baselines.get(processId)) || []
    for (const name of namesOf.get(row.engineProcessId) ?? []) {
      const days = found.get(name)!
      if (!days.has(row.slot)) days.set(row.slot, emptyFacts(1))
      addCounters(days.get(row.slot)!, counters(row), row.slot, baselines)
    }
  }
  return new Map([...found].map(([name, days]) => [name, [...days].map(([day, facts]) => ({ day, facts })).sort((a, b) => (a.day < b.day ? -1 : 1))]))
}
