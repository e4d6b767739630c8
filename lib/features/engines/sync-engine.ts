import { ruleError } from '@/lib/core/errors'
import { allAdapters, readerOf } from '@/lib/engines/registry'
import { command, type Verb } from '@/lib/server/command'
import { db } from '@/lib/server/db'
import { forgetBreaker } from './connection'
import { claimSync, type SyncClaim } from './lease'
import { engineOf, namesOf } from './record'
import { runSync } from './run-sync'
import { EngineRef } from './schema'

export interface StartedSync {
  syncId: string
  /** False when one was going on already; its id is given. */
  started: boolean
}

const requestSync = command({
  permission: 'engine:sync',
  input: EngineRef,
  async run(ctx, { id }): Promise<{ result: { claim: SyncClaim | null; syncId: string }; audit: { action: string; entity: string; entityId: number; facts: object } }> {
    const engine = await engineOf(ctx.db, id)
    if (!readerOf(engine.kind)) throw ruleError([{ key: 'engines.rule.nothingToRead' }])
    if (engine.status !== 'active') throw ruleError([{ key: 'engines.rule.paused' }])
    const claim = await claimSync(ctx, id, 'manual')
    // A holder that was killed does not plan the next reading: the wish is kept for when its lease has run out.
    if (!claim) await ctx.db.engine.updateMany({ where: { id, nextSyncAt: { gt: ctx.now } }, data: { nextSyncAt: ctx.now } })
    const running = claim ? null : await ctx.db.syncLog.findFirst({ where: { engineId: id, outcome: 'running' }, select: { id: true } })
    const syncId = claim?.syncId ?? running?.id
    if (!syncId) throw ruleError([{ key: 'engines.rule.syncRunning' }])
    return { result: { claim, syncId }, audit: { action: 'engine.sync-requested', entity: 'engine', entityId: id, facts: { ...namesOf(engine), syncId, started: claim !== null } } }
  },
})

/** Starts reading now and returns at once; `syncProgress` tells how far it is. */
export const syncEngine: Verb<typeof EngineRef, StartedSync> = Object.assign(
  async (...[ctx, raw]: Parameters<typeof requestSync>): Promise<StartedSync> => {
    const { claim, syncId } = await requestSync(ctx, raw)
    if (claim) {
      forgetBreaker(claim.engineId)
      void runSync(claim)
    }
    return { syncId, started: claim !== null }
  },
  { kind: 'command' as const, permission: requestSync.permission, input: EngineRef },
)

const notRead = () => allAdapters().flatMap(({ manifest }) => (manifest.intake === 'pull' ? [] : [manifest.id]))

/** Engines whose reading is due, or whose holder died in the middle of one (its lease ran out), longest due first. */
export const dueEngines = (now: Date, take: number) =>
  db.engine.findMany({
    where: { status: 'active', kind: { notIn: notRead() }, OR: [{ leaseUntil: null, nextSyncAt: { lte: now } }, { leaseUntil: { lt: now } }] },
    orderBy: [{ nextSyncAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
    take,
  })
