import { notFound, type MessageParams } from '@/lib/core/errors'
import { faultKeys, isFaultCode } from '@/lib/engines/contract/faults'
import { query } from '@/lib/server/command'
import type { Prisma } from '@/lib/server/db'
import { HistoryFilter, SyncRef } from './schema'
import type { StoredWarning } from './warnings'

export const logFields = {
  id: true, engineId: true, trigger: true, startedAt: true, endedAt: true, outcome: true, pages: true, created: true, updated: true, unchanged: true,
  rejected: true, reachedAt: true, errorCode: true, errorParams: true, warnings: true, engine: { select: { leaseUntil: true } },
} satisfies Prisma.SyncLogSelect

/** A sync with its fault and warnings as message keys. `stalled`: its holder died; another takes it over in a moment. */
export function logOf({ errorCode, errorParams, warnings, engine: { leaseUntil }, ...log }: Prisma.SyncLogGetPayload<{ select: typeof logFields }>, now: Date) {
  const code = errorCode === null ? null : isFaultCode(errorCode) ? errorCode : 'internal'
  const stalled = log.outcome === 'running' && (leaseUntil === null || leaseUntil < now)
  return {
    ...log,
    stalled,
    outcome: stalled ? 'interrupted' : log.outcome,
    error: code && { code, ...faultKeys(code), params: (errorParams ?? {}) as MessageParams },
    warnings: ((warnings ?? []) as unknown as StoredWarning[]).map((warning) => ({ key: `engines.warning.${warning.code}`, ...warning })),
  }
}
export type SyncLine = ReturnType<typeof logOf>

const PAGE_SIZE = 25

export const syncHistory = query({
  permission: 'engine:read',
  input: HistoryFilter,
  async run(ctx, { engineId, page }) {
    const where = { engineId, engine: { status: { not: 'deleting' } } }
    const [rows, total] = await Promise.all([
      ctx.db.syncLog.findMany({ where, select: logFields, orderBy: [{ startedAt: 'desc' }, { id: 'desc' }], skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE }),
      ctx.db.syncLog.count({ where }),
    ])
    return { rows: rows.map((row) => logOf(row, ctx.now)), total, page, pageSize: PAGE_SIZE }
  },
})

/** How far one sync is; asked again and again while it runs. */
export const syncProgress = query({
  permission: 'engine:read',
  input: SyncRef,
  async run(ctx, { syncId }) {
    const row = await ctx.db.syncLog.findFirst({ where: { id: syncId, engine: { status: { not: 'deleting' } } }, select: logFields })
    if (!row) throw notFound('sync')
    return logOf(row, ctx.now)
  },
})
