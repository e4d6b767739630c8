import type { Connection } from '@/lib/engines/contract'
import { AdapterError } from '@/lib/engines/contract/faults'
import { configSchema } from '@/lib/engines/contract/fields'
import { createHttp } from '@/lib/engines/http'
import { parseAllowList } from '@/lib/engines/http/address'
import { Breaker } from '@/lib/engines/http/breaker'
import { readerOf } from '@/lib/engines/registry'
import type { Db } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { SecretUnreadable } from '@/lib/server/secrets'
import { readSecrets } from './secrets'

export type Config = Record<string, unknown>

// Kept over syncs, so that an engine which keeps failing is left alone between them.
const shared = globalThis as typeof globalThis & { wheelhouseBreakers?: Map<number, Breaker> }
const breakers = (shared.wheelhouseBreakers ??= new Map())

function breakerOf(engineId: number): Breaker {
  let breaker = breakers.get(engineId)
  if (!breaker) breakers.set(engineId, (breaker = new Breaker()))
  return breaker
}
/** After the settings changed, or on a person's wish, the next request goes out at once. */
export const forgetBreaker = (engineId: number) => void breakers.delete(engineId)

/** Opens a connection, gives it to `work` and frees it. `config` with secrets in clear. */
export async function withConnection<T>(config: Config, signal: AbortSignal, engineId: number | null, work: (conn: Connection<Config>) => Promise<T>): Promise<T> {
  const certificate = typeof config.certificate === 'string' ? config.certificate : undefined
  const http = createHttp({ allow: parseAllowList(env().ENGINE_HOSTS), signal, certificate, breaker: engineId === null ? undefined : breakerOf(engineId) })
  try {
    return await work({ config, http, now: () => new Date(), signal })
  } finally {
    await http.close()
  }
}

/**
 * The stored settings with their secrets, as the adapter wants them.
 * @throws AdapterError kindUnknown, secretUnreadable, settingsInvalid
 */
export async function storedConfig(db: Db, engine: { id: number; kind: string; config: unknown }): Promise<Config> {
  const reader = readerOf(engine.kind)
  if (!reader) throw new AdapterError('kindUnknown', { kind: engine.kind })
  const secrets = await readSecrets(db, engine.id).catch((error: unknown) => {
    throw error instanceof SecretUnreadable ? new AdapterError('secretUnreadable') : error
  })
  const known = Object.entries({ ...(engine.config as Config), ...secrets }).filter(([name]) => name in reader.manifest.fields)
  const parsed = configSchema(reader.manifest.fields).safeParse(Object.fromEntries(known))
  if (!parsed.success) throw new AdapterError('settingsInvalid', { field: parsed.error.issues[0]?.path.join('.') ?? '' })
  return parsed.data as Config
}
