import { createHash } from 'node:crypto'
import { addDays, localDay } from '@/lib/core/calendar/local-day'
import { changedSections, flagsOf, readRecord } from '@/lib/core/compliance/record'
import { conflict, ruleError } from '@/lib/core/errors'
import { storeDataClasses } from '@/lib/core/portfolio/data-classes'
import { processFor } from '@/lib/features/processes/visible'
import type { AuditDraft } from '@/lib/server/audit'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import { settingsOf } from '@/lib/server/settings'
import { complianceGaps } from './gaps'
import { SaveRecord } from './schema'

/** A record is looked at again after a year, whether or not anything changed. */
export const REVIEW_AFTER_DAYS = 365

/**
 * Writes the next version of the record of a process; earlier ones stay as they are. The classes of data in the register of
 * processes follow it, so that both say the same. Saving without a change says: looked at, still true.
 */
export const saveRecord = command({
  permission: 'compliance:edit',
  input: SaveRecord,
  async run(ctx, { processId, version, reason, body }) {
    const process = await processFor(ctx, processId, 'compliance:edit')
    if (process.archivedAt) throw ruleError([{ key: 'compliance.refused.archived' }])
    const before = await ctx.db.complianceRecord.findUnique({ where: { processId } })
    if ((before?.version ?? 0) !== version) throw conflict()
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const text = canonicalJson(body)
    const changed = before ? changedSections(readRecord(before.body), body) : []
    const ordinal = (before?.ordinal ?? 0) + 1
    const columns = { body: text, ordinal, ...flagsOf(body), reviewOn: addDays(localDay(ctx.now.getTime(), timeZone), REVIEW_AFTER_DAYS), remindedAt: null, updatedAt: ctx.now }
    if (before) {
      const { count } = await ctx.db.complianceRecord.updateMany({ where: { processId, version }, data: { ...columns, version: { increment: 1 } } })
      if (!count) throw conflict()
    } else await ctx.db.complianceRecord.create({ data: { processId, ...columns, createdAt: ctx.now }, select: { processId: true } })
    const digest = createHash('sha256').update(text).digest('hex')
    await ctx.db.complianceVersion.create({
      data: { processId, ordinal, body: text, digest, reason: reason ?? null, byId: ctx.actor.kind === 'person' ? ctx.actor.id : null, at: ctx.now },
      select: { id: true },
    })
    const audit: AuditDraft[] = [
      {
        action: !before ? 'compliance.recorded' : changed.length ? 'compliance.updated' : 'compliance.confirmed', entity: 'process', entityId: processId,
        before: before && readRecord(before.body), after: body, facts: { name: process.name, nameZh: process.nameZh, ordinal, digest, changed, reason: reason ?? null },
      },
      ...(await followClasses(processId)),
    ]
    const { length: missing } = await complianceGaps(ctx, processId)
    await ctx.db.complianceRecord.update({ where: { processId }, data: { missing, updatedAt: ctx.now }, select: { processId: true } })
    return { result: { processId, ordinal, missing, changed }, audit }

    async function followClasses(id: string): Promise<AuditDraft[]> {
      const stored = await ctx.db.businessProcess.findUniqueOrThrow({ where: { id }, select: { dataClasses: true } })
      const dataClasses = storeDataClasses(body.classes)
      if (stored.dataClasses === dataClasses) return []
      await ctx.db.businessProcess.update({ where: { id }, data: { dataClasses, updatedAt: ctx.now, version: { increment: 1 } }, select: { id: true } })
      return [{ action: 'process.updated', entity: 'process', entityId: id, before: { dataClasses: stored.dataClasses }, after: { dataClasses }, facts: { name: process.name, nameZh: process.nameZh, by: 'compliance' } }]
    }
  },
})
