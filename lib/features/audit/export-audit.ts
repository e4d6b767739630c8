import { addDays, localDay, startOfDay } from '@/lib/core/calendar/local-day'
import { ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { auditBundle } from './bundle'
import { keepArchive, keepDownload } from './keep-download'
import { ExportAudit } from './schema'

/** One file holds no more: it is made in memory. */
const MOST_ENTRIES = 100_000

/** A signed archive of all entries of some days, kept for a day for the person who asked; asks for the password. */
export const exportAudit = command({
  permission: 'audit:export',
  stepUp: true,
  input: ExportAudit,
  prepare: async (ctx, { from, to }) => {
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const [first, last] = await endsOf(ctx, from && new Date(startOfDay(from, timeZone)), to && new Date(startOfDay(addDays(to, 1), timeZone)))
    if (first === undefined || last === undefined || first > last) throw ruleError([{ key: 'audit.export.nothing' }])
    if (last - first >= MOST_ENTRIES) throw ruleError([{ key: 'audit.export.tooMany', params: { count: last - first + 1, most: MOST_ENTRIES } }])
    const bundle = await auditBundle(ctx, first, last)
    return { first, last, ...bundle, kept: await keepArchive(`audit-${first}-${last}-${localDay(ctx.now.getTime(), timeZone)}.zip`, bundle.bytes) }
  },
  async run(ctx, input, { kept, first, last, entries, sha256 }) {
    const { id } = await keepDownload(ctx, kept)
    return {
      result: { fileId: id, name: kept.name, size: kept.size, sha256, entries },
      audit: { action: 'audit.exported', entity: 'audit', entityId: 'chain', facts: { ...input, first, last, entries, sha256 } },
    }
  },
})

/** First and last entry of a time; entries are numbered in the order of their time. */
async function endsOf(ctx: Ctx, from: Date | '' | undefined, before: Date | '' | undefined): Promise<[number | undefined, number | undefined]> {
  const at = { ...(from && { gte: from }), ...(before && { lt: before }) }
  const { _min, _max } = await ctx.db.auditEntry.aggregate({ where: { at }, _min: { seq: true }, _max: { seq: true } })
  return [_min.seq ?? undefined, _max.seq ?? undefined]
}
