import { readerOf } from '@/lib/engines/registry'
import { command } from '@/lib/server/command'
import { forgetBreaker } from './connection'
import { changeEngine, engineOf, requireChangeable } from './record'
import { endSync } from './running'
import { EngineRef } from './schema'

/** Takes away the lease, so that a sync in any process stores nothing more; what it stored stays. */
export const pauseEngine = command({
  permission: 'engine:edit',
  input: EngineRef,
  async run(ctx, { id }) {
    const before = await engineOf(ctx.db, id)
    requireChangeable(before)
    if (before.status === 'paused') return { result: before, audit: [] }
    const after = await changeEngine(ctx, before, { status: 'paused', leaseHolder: null, leaseUntil: null })
    endSync(id)
    return { result: after, audit: { action: 'engine.paused', entity: 'engine', entityId: id, before, after } }
  },
})

/** Reading goes on from where it stopped, at once. */
export const resumeEngine = command({
  permission: 'engine:edit',
  input: EngineRef,
  async run(ctx, { id }) {
    const before = await engineOf(ctx.db, id)
    if (before.status === 'active') return { result: before, audit: [] }
    const after = await changeEngine(ctx, before, { status: 'active', failuresInRow: 0, nextSyncAt: readerOf(before.kind) ? ctx.now : null })
    forgetBreaker(id)
    return { result: after, audit: { action: 'engine.resumed', entity: 'engine', entityId: id, before, after } }
  },
})
