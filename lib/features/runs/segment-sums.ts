import { addDays, type Day } from '@/lib/core/calendar/local-day'
import type { RollupField } from '@/lib/core/runs/rollup'
import type { Ctx } from '@/lib/server/ctx'
import { sumRollups, type SumRow } from '@/lib/server/sql/rollup-sums'
import type { Directory, Source } from './directory'

/** What metrics of rates, handling time and hours need; counts of runs by state are left out. */
export const segmentFields = ['unitsSucceeded', 'unitsBusiness', 'unitsSystem', 'unitsStraight', 'timedUnits', 'durationMs', 'attendedMs'] as const satisfies readonly RollupField[]

export interface SegmentSum {
  /** Holds the counters of `segmentFields` only */
  row: SumRow
  source: Source
  /** First day of the segment; baselines do not change within it */
  day: Day
}

/** Sums of every engine process between each two `cuts` (days) and changes of a baseline, from one query. */
export async function segmentSums(ctx: Ctx, directory: Directory, sources: readonly Source[], asked: { from: Day; to: Day; cuts: readonly Day[] }): Promise<SegmentSum[]> {
  const { from, to } = asked
  const baselines = sources.flatMap(({ processId }) => (processId && directory.baselines.get(processId)) || []).map(({ validFrom }) => validFrom)
  const cuts = [...new Set([...asked.cuts, ...baselines])].filter((day) => day > from && day <= to).sort()
  const counted = new Set(sources.map(({ id }) => id))
  const everything = directory.complete && sources.length === directory.sources.length
  const rows = await sumRollups(ctx, { table: 'day', from, before: addDays(to, 1), processIds: everything ? null : [...counted], by: 'process', cuts, fields: segmentFields })
  return rows.flatMap((row) => {
    const source = directory.byId.get(row.engineProcessId)
    if (!source || !counted.has(source.id)) return []
    return [{ row: row as SumRow, source, day: row.segment === 0 ? from : cuts[row.segment - 1]! }]
  })
}
