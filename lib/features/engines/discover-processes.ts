import { ruleError } from '@/lib/core/errors'
import type { RemoteProcess } from '@/lib/engines/contract'
import { readerOf } from '@/lib/engines/registry'
import { command } from '@/lib/server/command'
import { db } from '@/lib/server/db'
import { storedConfig, withConnection } from './connection'
import { engineOf, namesOf } from './record'
import { storeProcesses } from './store-processes'
import { EngineRef } from './schema'

const DISCOVER_MS = 120_000

/** Asks the engine for its processes. New ones are added, names and states follow; links and purposes are never touched. */
export const discoverProcesses = command({
  permission: 'engine:sync',
  input: EngineRef,
  prepare: async (ctx, { id }): Promise<RemoteProcess[]> => {
    const engine = await engineOf(db, id)
    const reader = readerOf(engine.kind)
    if (!reader) throw ruleError([{ key: 'engines.rule.nothingToRead' }])
    return withConnection(await storedConfig(db, engine), AbortSignal.timeout(DISCOVER_MS), id, (conn) => reader.discover(conn))
  },
  async run(ctx, { id }, found) {
    const names = namesOf(await engineOf(ctx.db, id))
    const counts = await storeProcesses(ctx, id, found)
    return { result: counts, audit: { action: 'engine.processes-discovered', entity: 'engine', entityId: id, facts: { ...names, ...counts } } }
  },
})
