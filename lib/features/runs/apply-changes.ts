import type { RollupChanges } from '@/lib/core/runs/changes'
import { zoneFor, type DayZone } from '@/lib/core/runs/day-zone'
import { addRollup, type Rollup } from '@/lib/core/runs/rollup'
import { prismaTime } from '@/lib/server/sql/prisma-time'
import type { BucketRow, RollupTable } from '@/lib/server/sql/rollup-columns'
import type { RunTables } from '@/lib/server/sql/run-tables'
import { giveWay } from './give-way'

/** Corrects the hourly and daily roll-ups by what changed, inside the transaction of the runs. */
export async function applyChanges(tables: RunTables, changes: RollupChanges, dayZone: DayZone): Promise<void> {
  const hours = changes.hours().map(({ engineProcessId, hour, change }) => ({ engineProcessId, slot: prismaTime(hour), rollup: change }))
  const days = changes.days((id) => zoneFor(dayZone, id)).map(({ engineProcessId, day, change }) => ({ engineProcessId, slot: day, rollup: change }))
  await correct(tables, 'hour', hours)
  await correct(tables, 'day', days)
}

async function correct(tables: RunTables, kind: RollupTable, changes: BucketRow[]): Promise<void> {
  for (let from = 0; from < changes.length; from += tables.chunk) {
    const part = changes.slice(from, from + tables.chunk)
    const stored: (Rollup | null)[] = await tables.readRollups(kind, part)
    const rows = part.map(({ engineProcessId, slot, rollup }, i) => {
      const before = stored[i]
      if (before) addRollup(rollup, before)
      return { engineProcessId, slot, rollup }
    })
    await tables.writeRollups(kind, rows)
    await giveWay()
  }
}
