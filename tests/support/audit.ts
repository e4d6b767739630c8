import { db } from '@/lib/server/db'

/** Actions recorded for a record, oldest first. */
export async function actionsOf(entity: string, entityId: string): Promise<string[]> {
  const rows = await db.auditEntry.findMany({ where: { entity, entityId }, orderBy: { seq: 'asc' }, select: { action: true } })
  return rows.map((row) => row.action)
}

/** What the newest entry of that action holds. */
export async function auditOf(action: string): Promise<{ before?: unknown; after?: unknown; facts?: unknown }> {
  const row = await db.auditEntry.findFirstOrThrow({ where: { action }, orderBy: { seq: 'desc' }, select: { data: true } })
  return JSON.parse(row.data)
}
