import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { db } from './db'
import { keyFor } from './keys'

const SETTING = 'setup-code'
const hashOf = (code: string) => createHmac('sha256', keyFor('set-up')).update(code).digest()

/** Whether somebody already administers this installation as a whole. */
export async function hasAdmin(): Promise<boolean> {
  return (await db.roleGrant.count({ where: { role: 'admin', departmentId: null, person: { active: true } } })) > 0
}

/**
 * A new one-time code for the set-up page, in place of the one before; its hash is stored. Null, and any code forgotten,
 * once there is an administrator.
 */
export async function createSetupCode(): Promise<string | null> {
  if (await hasAdmin()) {
    await db.setting.deleteMany({ where: { key: SETTING } })
    return null
  }
  const code = randomBytes(15).toString('base64url')
  const value = hashOf(code).toString('hex')
  await db.setting.upsert({ where: { key: SETTING }, create: { key: SETTING, value }, update: { value } })
  return code
}

/** Whether `code` is the one printed last and nobody has become administrator since. */
export async function checkSetupCode(code: string): Promise<boolean> {
  const stored = await db.setting.findUnique({ where: { key: SETTING } })
  if (typeof stored?.value !== 'string' || (await hasAdmin())) return false
  return timingSafeEqual(Buffer.from(stored.value, 'hex'), hashOf(code))
}
