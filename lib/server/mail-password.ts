import { z } from 'zod'
import type { Db } from './db'
import { keyVersion } from './key-version'
import { openSecret, sealSecret, type SealedSecret } from './secrets'

const KEY = 'mail-password'
/** No engine has the id 0. */
const place = { table: 'EngineSecret', row: '0', field: KEY }
const Sealed = z.object({ cipher: z.string(), keyVersion: z.number() })

async function readSealed(db: Db): Promise<SealedSecret | null> {
  const row = await db.setting.findUnique({ where: { key: KEY }, select: { value: true } })
  return Sealed.safeParse(row?.value).data ?? null
}

export const hasMailPassword = async (db: Db): Promise<boolean> => (await readSealed(db)) !== null

/** In clear, for the length of one conversation. @throws SecretUnreadable */
export async function readMailPassword(db: Db): Promise<string | null> {
  const sealed = await readSealed(db)
  return sealed && openSecret(place, sealed)
}

/** Seals and stores the password; null removes it. */
export async function storeMailPassword(db: Db, plain: string | null, version?: number): Promise<void> {
  if (plain === null) {
    await db.setting.deleteMany({ where: { key: KEY } })
    return
  }
  const value = { ...sealSecret(place, plain, version ?? (await keyVersion(db))) }
  await db.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
}
