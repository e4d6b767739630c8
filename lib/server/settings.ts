import { settingGroups, type SettingGroup, type Settings } from '@/lib/core/settings'
import { db, type Db } from './db'
import { log } from './log'

const CACHE_MS = 5_000
const cache = globalThis as unknown as { wheelhouseSettings?: { at: number; value: Settings } }

/**
 * All settings with defaults filled in; at most five seconds behind a change made by another instance. Inside a transaction
 * they are read anew, and not remembered: it may be rolled back.
 */
export async function readSettings(from: Db): Promise<Settings> {
  const shared = from === db
  const hit = cache.wheelhouseSettings
  if (shared && hit && performance.now() - hit.at < CACHE_MS) return hit.value
  const rows = await from.setting.findMany({ where: { key: { in: Object.keys(settingGroups) } } })
  const stored = new Map(rows.map((row) => [row.key, row.value]))
  const value = Object.fromEntries(
    Object.entries(settingGroups).map(([group, schema]) => {
      const parsed = schema.safeParse(stored.get(group) ?? {})
      if (!parsed.success) log.error({ group }, 'stored settings do not fit their schema; defaults are used')
      return [group, parsed.success ? parsed.data : schema.parse({})]
    }),
  ) as Settings
  if (shared) cache.wheelhouseSettings = { at: performance.now(), value }
  return value
}

export const settingsOf = async <G extends SettingGroup>(db: Db, group: G): Promise<Settings[G]> => (await readSettings(db))[group]

/** Called once a change is committed. */
export function forgetSettings() {
  cache.wheelhouseSettings = undefined
}

/** Life of a session in milliseconds. */
export async function sessionPolicy(db: Db) {
  const { idleMinutes, absoluteHours } = await settingsOf(db, 'security')
  return { idleMs: idleMinutes * 60_000, absoluteMs: absoluteHours * 3_600_000 }
}
