import type { Db } from './db'

const KEY_SETTING = 'engine-key-version'

/** The version under which credentials are sealed now; it grows with each rotation. */
export async function keyVersion(db: Db): Promise<number> {
  const row = await db.setting.findUnique({ where: { key: KEY_SETTING }, select: { value: true } })
  return typeof row?.value === 'number' ? row.value : 1
}

export async function saveKeyVersion(db: Db, version: number): Promise<void> {
  await db.setting.upsert({ where: { key: KEY_SETTING }, create: { key: KEY_SETTING, value: version }, update: { value: version } })
}
