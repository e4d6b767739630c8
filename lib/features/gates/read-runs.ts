import { addDays, type Day } from '@/lib/core/calendar/local-day'
import { isMomentary, type Criterion } from '@/lib/core/gates/criterion'
import { ownNumbersDays, readsOwnNumbers } from '@/lib/core/gates/derived'
import { runsKey, type DayCounts, type EngineAge, type GateFacts, type GroupRuns } from '@/lib/core/gates/facts'
import { windowOf } from '@/lib/core/gates/measured'
import type { Reading } from '@/lib/core/gates/reading'
import { addCounters, emptyFacts, type Facts } from '@/lib/core/runs/facts'
import { noReadings } from '@/lib/core/runs/metrics'
import { readBacklog } from '@/lib/features/runs/backlog'
import { readDirectory, type Directory, type Source } from '@/lib/features/runs/directory'
import { readFreshness } from '@/lib/features/runs/freshness'
import { FactGroups } from '@/lib/features/runs/group-facts'
import { countedSources } from '@/lib/features/runs/sources'
import type { Ctx } from '@/lib/server/ctx'
import { sumRollups } from '@/lib/server/sql/rollup-sums'

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

async function readWindows(ctx: Ctx, directory: Directory, sources: readonly Source[], windows: readonly Span[], histograms: boolean): Promise<Map<number, FactGroups>> {
  const longest = windows[0]
  const groups = new Map(windows.map(({ days, from, to }) => [days, new FactGroups(directory, daysIn(from, to))]))
  if (!longest) return groups
  const cuts = [...new Set([...windows.map(({ from }) => from), ...baselineCuts(directory, sources)])].filter((day) => day > longest.from && day <= longest.to).sort()
  const counted = new Set(sources.map(({ id }) => id))
  const all = sources.length === directory.sources.length
  const rows = await sumRollups(ctx, { table: 'day', from: longest.from, before: addDays(longest.to, 1), processIds: all ? null : [...counted], by: 'process', cuts, histograms })
  for (const row of rows) {
    const source = directory.byId.get(row.engineProcessId)
    if (!source || !counted.has(source.id)) continue
    const day = row.segment === 0 ? longest.from : cuts[row.segment - 1]!
    for (const { days, from } of windows) {
      if (day < from) continue
      const target = groups.get(days)!
      for (const name of [source.phaseId, source.automationId, PROGRAMME]) if (name) target.add(name, row, day)
    }
  }
  return groups
}

const daysIn = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
const baselineCuts = (directory: Directory, sources: readonly Source[]): Day[] =>
  sources.flatMap(({ processId }) => ((processId && directory.baselines.get(processId)) || []).map(({ validFrom }) => validFrom))

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
  const rows = await sumRollups(ctx, { table: 'day', from, before: addDays(to, 1), processIds: ids, by: 'cell' })
  const found = new Map([...groups.keys()].map((name) => [name, new Map<Day, Facts>()]))
  const namesOf = new Map<number, string[]>()
  for (const [name, list] of groups) for (const { id } of list) namesOf.set(id, [...(namesOf.get(id) ?? []), name])
  for (const row of rows) {
    const processId = directory.byId.get(row.engineProcessId)?.processId
    const baselines = (processId && directory.baselines.get(processId)) || []
    for (const name of namesOf.get(row.engineProcessId) ?? []) {
      const days = found.get(name)!
      if (!days.has(row.slot)) days.set(row.slot, emptyFacts(1))
      addCounters(days.get(row.slot)!, row, row.slot, baselines)
    }
  }
  return new Map([...found].map(([name, days]) => [name, [...days].map(([day, facts]) => ({ day, facts })).sort((a, b) => (a.day < b.day ? -1 : 1))]))
}
