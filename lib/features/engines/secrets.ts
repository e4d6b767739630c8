import type { Db } from '@/lib/server/db'
import { keyVersion } from '@/lib/server/key-version'
import { openSecret, sealSecret } from '@/lib/server/secrets'

/** Where a credential of an engine is bound to. */
export const placeOf = (engineId: number, field: string) => ({ table: 'EngineSecret', row: String(engineId), field })

/** Seals and stores the given fields; the others stay. */
export async function storeSecrets(db: Db, engineId: number, secrets: Record<string, string>, now: Date): Promise<void> {
  const version = await keyVersion(db)
  for (const [field, plain] of Object.entries(secrets)) {
    const data = { ...sealSecret(placeOf(engineId, field), plain, version), setAt: now }
    await db.engineSecret.upsert({ where: { engineId_field: { engineId, field } }, create: { engineId, field, ...data }, update: data })
  }
}

/** In clear, for the length of one conversation. @throws SecretUnreadable */
export async function readSecrets(db: Db, engineId: number): Promise<Record<string, string>> {
  const rows = await db.engineSecret.findMany({ where: { engineId }, select: { field: true, cipher: true, keyVersion: true } })
  return Object.fromEntries(rows.map((row) => [row.field, openSecret(placeOf(engineId, row.field), row)]))
}
