import type { Db } from '@/lib/server/db'
import { keyVersion } from '@/lib/server/key-version'
import { openSecret, sealSecret } from '@/lib/server/secrets'

const placeOf = (checkId: string, field: string) => ({ table: 'AutoCheckSecret', row: checkId, field })

/** Seals and stores the given fields; the others stay. */
export async function storeSecrets(db: Db, checkId: string, secrets: Record<string, string | undefined>, now: Date): Promise<void> {
  const version = await keyVersion(db)
  for (const [field, plain] of Object.entries(secrets)) {
    if (plain === undefined) continue
    const data = { ...sealSecret(placeOf(checkId, field), plain, version), setAt: now }
    await db.autoCheckSecret.upsert({ where: { checkId_field: { checkId, field } }, create: { checkId, field, ...data }, update: data })
  }
}

/** In clear, for the length of one run. @throws SecretUnreadable */
export async function readSecrets(db: Db, checkId: string): Promise<Record<string, string>> {
  const rows = await db.autoCheckSecret.findMany({ where: { checkId }, select: { field: true, cipher: true, keyVersion: true } })
  return Object.fromEntries(rows.map((row) => [row.field, openSecret(placeOf(checkId, row.field), row)]))
}
