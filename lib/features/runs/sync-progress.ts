import { conflict } from '@/lib/core/errors'
import type { Db } from '@/lib/server/db'
import type { Prisma } from '@/lib/server/db'

/** Where a sync stands; members that are left out stay as they are. */
export interface Progress {
  /** Stored only while this holder has the lease of the engine */
  leaseHolder?: string
  cursor?: Prisma.InputJsonValue
  /** What the engine had finished before this instant is stored */
  freshAt?: Date
  historyFrom?: Date
  /** Last arrival of an engine that pushes */
  lastSyncAt?: Date
}

export async function saveProgress(db: Db, engineId: number, progress: Progress): Promise<void> {
  const { leaseHolder, ...data } = progress
  const { count } = await db.engine.updateMany({ where: { id: engineId, ...(leaseHolder && { leaseHolder }) }, data })
  if (count === 0) throw conflict('runs.leaseLost')
}
