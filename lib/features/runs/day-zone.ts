import { z } from 'zod'
import type { DayZone } from '@/lib/core/runs/day-zone'
import type { Db } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'

/** Setting that says how the daily roll-ups are cut. */
export const dayZoneKey = 'runs.dayZone'
const Stored = z.object({ zone: z.string(), next: z.object({ zone: z.string(), doneTo: z.int() }).nullable() })

/** How the daily roll-ups are cut now; before the first runs, as the programme's time zone says. */
export async function readDayZone(db: Db): Promise<DayZone> {
  const row = await db.setting.findUnique({ where: { key: dayZoneKey }, select: { value: true } })
  return dayZoneOf(db, row?.value)
}

/** The same from the value of the setting as stored. */
export async function dayZoneOf(db: Db, value: unknown): Promise<DayZone> {
  const stored = Stored.safeParse(value)
  return stored.success ? stored.data : { zone: (await settingsOf(db, 'organisation')).timeZone, next: null }
}

export async function writeDayZone(db: Db, state: DayZone): Promise<void> {
  const value = { zone: state.zone, next: state.next && { ...state.next } }
  await db.setting.upsert({ where: { key: dayZoneKey }, create: { key: dayZoneKey, value }, update: { value } })
}
