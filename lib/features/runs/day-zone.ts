import { z } from 'zod'
import type { DayZone } from '@/lib/core/runs/day-zone'
import type { Db } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'

const KEY = 'runs.dayZone'
const Stored = z.object({ zone: z.string(), next: z.object({ zone: z.string(), doneTo: z.int() }).nullable() })

/** How the daily roll-ups are cut now; before the first run, as the programme's time zone says. */
export async function readDayZone(db: Db): Promise<DayZone> {
  const row = await db.setting.findUnique({ where: { key: KEY }, select: { value: true } })
  const stored = Stored.safeParse(row?.value)
  if (stored.success) return stored.data
  return { zone: (await settingsOf(db, 'organisation')).timeZone, next: null }
}

export async function writeDayZone(db: Db, state: DayZone): Promise<void> {
  const value = { zone: state.zone, next: state.next && { ...state.next } }
  await db.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
}
