import { ruleError } from '@/lib/core/errors'
import { appendAudit, type AuditRow } from '@/lib/server/audit'
import { verifyChain } from '@/lib/server/audit-chain'
import { checkpointMac } from '@/lib/server/audit-seals'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction } from '@/lib/server/db'
import { auditBundle } from './bundle'
import { keepArchive } from './keep-download'

/** As many entries as one round archives and takes away, in one transaction. */
const MOST_ENTRIES = 20_000

/** First and last entry that are older than `before`, none of them at or after `heldFrom`; null when there is none. The newest entry always stays. */
export async function dueEntries(ctx: Ctx, before: Date, heldFrom: number | null): Promise<{ first: number; last: number } | null> {
  const [oldest, head, younger] = await Promise.all([
    ctx.db.auditEntry.findFirst({ orderBy: { seq: 'asc' }, select: { seq: true } }),
    ctx.db.auditEntry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } }),
    ctx.db.auditEntry.findFirst({ where: { at: { gte: before } }, orderBy: { seq: 'asc' }, select: { seq: true } }),
  ])
  if (!oldest || !head) return null
  const last = Math.min(head.seq - 1, (younger?.seq ?? head.seq + 1) - 1, (heldFrom ?? Number.POSITIVE_INFINITY) - 1)
  return last >= oldest.seq ? { first: oldest.seq, last } : null
}

/**
 * Archives the oldest entries as a signed export, sets a checkpoint and takes them away, so that the rest still verifies.
 * Returns how many. @throws AppError `rule` when the chain does not verify: then nothing is taken away
 */
export async function archiveEntries(ctx: Ctx, { first, last }: { first: number; last: number }): Promise<number> {
  const report = await verifyChain(ctx.db)
  if (!report.ok) throw ruleError([{ key: 'audit.checkpoint.broken', params: { seq: report.seq } }])
  const end = Math.min(last, first + MOST_ENTRIES - 1)
  const bundle = await auditBundle(ctx, first, end)
  const kept = await keepArchive(`audit-${first}-${end}.zip`, bundle.bytes)
  return inTransaction(async (tx) => {
    const inner = { ...ctx, db: tx, inTransaction: true }
    const [from, to] = (await Promise.all([first, end].map((seq) => tx.auditEntry.findUniqueOrThrow({ where: { seq } })))) as [AuditRow, AuditRow]
    const file = await tx.storedFile.create({ data: { ...kept, entity: 'audit-archive', entityId: String(end), createdAt: ctx.now }, select: { id: true } })
    const checkpoint = { seq: end, hash: to.hash, entries: bundle.entries, from: from.at, to: to.at, exportSha: bundle.sha256 }
    await tx.auditCheckpoint.create({ data: { ...checkpoint, mac: checkpointMac(checkpoint), fileId: file.id, at: ctx.now, byId: ctx.actor.kind === 'person' ? ctx.actor.id : null } })
    await appendAudit(inner, [{ action: 'audit.archived', entity: 'audit', entityId: 'chain', facts: { first, last: end, entries: bundle.entries, sha256: bundle.sha256 } }])
    const { count } = await tx.auditEntry.deleteMany({ where: { seq: { lte: end } } })
    return count
  })
}
