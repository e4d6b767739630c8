import { decodeHistogram } from '@/lib/core/runs/histogram'
import { emptyRollup, rollupFields, type Rollup } from '@/lib/core/runs/rollup'

/** `RunHour` by UTC hour, `RunDay` by local day. */
export const rollupTables = {
  hour: { table: 'RunHour', slot: 'hour' },
  day: { table: 'RunDay', slot: 'day' },
} as const
export type RollupTable = keyof typeof rollupTables

/** A bucket: `slot` is the hour as `prismaTime` or the day. */
export interface Bucket {
  engineProcessId: number
  slot: string
}

export interface BucketRow extends Bucket {
  rollup: Rollup
}

/** Counters in the order of `rollupFields`, then the histogram. */
export function rollupOf(values: readonly unknown[]): Rollup {
  const rollup = emptyRollup()
  rollupFields.forEach((field, i) => (rollup[field] = Number(values[i])))
  rollup.histogram = decodeHistogram(String(values[rollupFields.length]))
  return rollup
}
