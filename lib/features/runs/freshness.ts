import type { Ctx } from '@/lib/server/ctx'
import { readRows, readTime, time } from '@/lib/server/sql/read'
import type { Source } from './directory'

export interface EngineFreshness {
  id: number
  slug: string
  name: string
  nameZh: string | null
  kind: string
  status: string
  /** Until when everything that the engine had finished is stored; for engines that push, the last arrival. ISO 8601 */
  freshAt: string | null
  freshnessMs: number | null
  failuresInRow: number
  lastErrorCode: string | null
}

interface Row extends Omit<EngineFreshness, 'freshAt' | 'freshnessMs'> {
  freshAt: string | number | null
  lastSyncAt: string | number | null
}

/** How old the figures of each engine behind these processes are; the stalest first, those never read before all. */
export async function readFreshness(ctx: Ctx, sources: readonly Source[]): Promise<EngineFreshness[]> {
  const wanted = new Set(sources.map((source) => source.engineId))
  const rows = await readRows<Row>(
    ctx,
    `SELECT g."id", g."slug", g."name", g."nameZh", g."kind", g."status", g."failuresInRow", g."lastErrorCode",
      ${time('g."freshAt"', 'freshAt')}, ${time('g."lastSyncAt"', 'lastSyncAt')} FROM "Engine" g`,
  )
  return rows
    .filter((row) => wanted.has(row.id))
    .map(({ freshAt, lastSyncAt, ...row }) => {
      const at = readTime(freshAt) ?? (row.kind === 'push' ? readTime(lastSyncAt) : null)
      return { ...row, freshAt: at === null ? null : new Date(at).toISOString(), freshnessMs: at === null ? null : Math.max(0, ctx.now.getTime() - at) }
    })
    .sort((a, b) => (b.freshnessMs ?? Infinity) - (a.freshnessMs ?? Infinity) || a.id - b.id)
}

/** The age of the stalest active engine; null when none has been read. */
export const worstFreshness = (engines: readonly EngineFreshness[]): number | null =>
  engines.reduce<number | null>((worst, { status, freshnessMs }) => (status !== 'active' || freshnessMs === null ? worst : Math.max(worst ?? 0, freshnessMs)), null)
