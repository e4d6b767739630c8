import { createHmac } from 'node:crypto'
import { db } from './db'
import { keyFor } from './keys'

const SETTING = 'key-check'
const expected = () => createHmac('sha256', keyFor('key-check')).update('wheelhouse').digest('hex')

/**
 * Whether WHEELHOUSE_SECRET is the one that this database was first started with. With another one every stored secret would
 * be unreadable and the audit trail would look forged.
 */
export async function keyFitsDatabase(): Promise<boolean> {
  const stored = await db.setting.findUnique({ where: { key: SETTING } })
  return stored === null || stored.value === expected()
}

/** Stores the check value unless there is one. */
export async function rememberKey(): Promise<void> {
  await db.setting.upsert({ where: { key: SETTING }, create: { key: SETTING, value: expected() }, update: {} })
}
