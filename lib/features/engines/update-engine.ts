import { conflict, invalid } from '@/lib/core/errors'
import { secretNames, type ConfigFields } from '@/lib/engines/contract/fields'
import { adapterOf, readerOf } from '@/lib/engines/registry'
import { command } from '@/lib/server/command'
import type { Db } from '@/lib/server/db'
import { forgetBreaker } from './connection'
import { changeEngine, engineOf, parseConfig, requireChangeable, type EngineRecord } from './record'
import { UpdateEngine } from './schema'
import { readSecrets, storeSecrets } from './secrets'

export const updateEngine = command({
  permission: 'engine:edit',
  stepUp: true,
  input: UpdateEngine,
  async run(ctx, input) {
    const before = await engineOf(ctx.db, input.id)
    requireChangeable(before)
    if (before.version !== input.version) throw conflict()
    const fields = adapterOf(before.kind)?.manifest.fields ?? {}
    const given = await withStoredSecrets(ctx.db, before, fields, input.config)
    const { open, secrets } = parseConfig(fields, given.config)
    const { name, nameZh, syncEveryMinutes } = input
    const reading = readerOf(before.kind) ? { nextSyncAt: ctx.now, failuresInRow: 0 } : {}
    const after = await changeEngine(ctx, before, { name, nameZh: nameZh ?? null, syncEveryMinutes, config: open, ...reading })
    const renewed = Object.fromEntries(Object.entries(secrets).filter(([field]) => !given.kept.includes(field)))
    await storeSecrets(ctx.db, before.id, renewed, ctx.now)
    forgetBreaker(before.id)
    return {
      result: after,
      audit: { action: 'engine.updated', entity: 'engine', entityId: before.id, before, after, facts: { secretFields: Object.keys(renewed) } },
    }
  },
})

/**
 * Fills secrets that were left empty from what is stored, but only while every address stays: otherwise whoever may edit an
 * engine could have its key sent to a server of their own.
 */
export async function withStoredSecrets(db: Db, engine: EngineRecord, fields: ConfigFields, config: Record<string, unknown>) {
  const empty = secretNames(fields).filter((field) => config[field] === undefined || config[field] === '')
  if (!empty.length) return { config, kept: [] as string[] }
  const stored = engine.config as Record<string, unknown>
  const moved = Object.keys(fields).some((field) => fields[field]!.type === 'url' && !sameAddress(config[field], stored[field]))
  if (moved) throw invalid(Object.fromEntries(empty.map((field) => [`config.${field}`, [{ key: 'engines.field.secretAgain' }]])))
  const secrets = await readSecrets(db, engine.id).catch(() => ({}) as Record<string, string>)
  const kept = empty.filter((field) => field in secrets)
  return { config: { ...config, ...Object.fromEntries(kept.map((field) => [field, secrets[field]])) }, kept }
}

function sameAddress(a: unknown, b: unknown): boolean {
  if (typeof a !== 'string' || typeof b !== 'string' || !URL.canParse(a.trim()) || !URL.canParse(b)) return a === b
  return new URL(a.trim()).origin === new URL(b).origin
}
