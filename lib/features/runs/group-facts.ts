import { addDays, type Day } from '@/lib/core/calendar/local-day'
import { lengthOf, type Period } from '@/lib/core/calendar/period'
import { addCounters, emptyFacts, type Facts } from '@/lib/core/runs/facts'
import type { RollupField } from '@/lib/core/runs/rollup'
import { addEncoded, emptyCounts, percentile } from '@/lib/core/runs/histogram'
import type { Ctx } from '@/lib/server/ctx'
import { sumRollups, type SumRow } from '@/lib/server/sql/rollup-sums'
import type { Directory, Source } from './directory'

/** What one group comes to; `p50Ms` and `p95Ms` are null unless percentiles were asked for. */
export interface GroupFacts {
  facts: Facts
  p50Ms: number | null
  p95Ms: number | null
}

interface Asked {
  period: Period
  previous?: Period
  percentiles?: boolean
}

/** Facts of each counted engine process over a period, and over the one before it, from one query. */
export async function factsBySource(ctx: Ctx, directory: Directory, sources: readonly Source[], asked: Asked) {
  const { period, previous, percentiles = false } = asked
  const first = previous?.from ?? period.from
  const cuts = cutsOf(directory, sources, first, period)
  const rows = await sumRollups(ctx, {
    table: 'day',
    from: first,
    before: addDays(period.to, 1),
    processIds: directory.complete && sources.length === directory.sources.length ? null : sources.map((source) => source.id),
    by: 'process',
    cuts,
    histograms: percentiles,
  })
  return rows.map((row) => {
    const day = row.segment === 0 ? first : cuts[row.segment - 1]!
    return { row, day, current: day >= period.from }
  })
}

/** Days on which sums must not be mixed: the start of the period, and every change of a baseline. */
function cutsOf(directory: Directory, sources: readonly Source[], first: Day, period: Period): Day[] {
  const days = new Set<Day>(first < period.from ? [period.from] : [])
  for (const source of sources) {
    for (const { validFrom } of (source.processId && directory.baselines.get(source.processId)) || []) {
      if (validFrom > first && validFrom <= period.to) days.add(validFrom)
    }
  }
  return [...days].sort()
}

/** Adds sums up by group. `keyOf` names the group of a row, or null to leave it out. */
export class FactGroups {
  readonly groups = new Map<string, { facts: Facts; counts: Float64Array | null }>()

  constructor(
    private readonly directory: Directory,
    private readonly days: number,
    /** Counters that rows hold; all of them unless given */
    private readonly fields?: readonly RollupField[],
  ) {}

  add(key: string, row: SumRow, day: Day): void {
    let group = this.groups.get(key)
    if (!group) this.groups.set(key, (group = { facts: emptyFacts(this.days), counts: null }))
    const processId = this.directory.byId.get(row.engineProcessId)?.processId
    addCounters(group.facts, row, day, (processId && this.directory.baselines.get(processId)) || [], this.fields)
    if (row.histogram) addEncoded((group.counts ??= emptyCounts()), row.histogram)
  }

  get(key: string): GroupFacts {
    const group = this.groups.get(key)
    const counts = group?.counts
    return {
      facts: group?.facts ?? emptyFacts(this.days),
      p50Ms: counts ? percentile(counts, 0.5) : null,
      p95Ms: counts ? percentile(counts, 0.95) : null,
    }
  }
}

export const daysIn = (period: Period): number => lengthOf(period)
