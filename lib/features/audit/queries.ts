import { z } from 'zod'
import { addDays, startOfDay } from '@/lib/core/calendar/local-day'
import type { Prisma } from '@/lib/server/db'
import { verifyChain } from '@/lib/server/audit-chain'
import { command, query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { exportPublicKey } from '@/lib/server/export-key'
import { settingsOf } from '@/lib/server/settings'
import { AuditFilter } from './schema'

const PAGE_SIZE = 50

export interface AuditLine {
  seq: number
  at: Date
  actorKind: string
  actorName: string
  action: string
  entity: string
  entityId: string
  /** What the change was about, parsed from the stored JSON. */
  data: { before?: unknown; after?: unknown; facts?: unknown }
}

const line = { seq: true, at: true, actorKind: true, actorName: true, action: true, entity: true, entityId: true, data: true } satisfies Prisma.AuditEntrySelect

const asLine = (row: Omit<AuditLine, 'data'> & { data: string }): AuditLine => ({ ...row, data: JSON.parse(row.data) as AuditLine['data'] })

const narrowed = (filter: z.output<typeof AuditFilter>) => Object.entries(filter).some(([name, value]) => value !== undefined && name !== 'before' && name !== 'at')

/** Newest first; `next` is the `before` of the following page, `matching` how many entries the filter leaves (null without one). */
export const listAudit = query({
  permission: 'audit:read',
  input: AuditFilter,
  async run(ctx, filter) {
    const where = await whereOf(ctx, filter)
    const take = PAGE_SIZE + 1
    const rows = await ctx.db.auditEntry.findMany({ where, select: { ...line, actorId: true, ip: true, hash: true }, orderBy: { seq: 'desc' }, take })
    const page = rows.slice(0, PAGE_SIZE)
    const [redacted, here, matching] = await Promise.all([
      ctx.db.auditRedaction.findMany({ where: { seq: { in: page.map(({ seq }) => seq) } }, select: { seq: true } }),
      page.length || filter.at === undefined ? null : ctx.db.auditCheckpoint.findFirst({ where: { seq: { gte: filter.at } }, orderBy: { seq: 'asc' }, select: { seq: true, fileId: true } }),
      narrowed(filter) ? ctx.db.auditEntry.count({ where: await whereOf(ctx, { ...filter, before: undefined, at: undefined }) }) : null,
    ])
    const gone = new Set(redacted.map(({ seq }) => seq))
    const shown = page.map(({ actorId, ip, hash, ...row }) => ({ ...asLine(row), actorId, ip, hash, redacted: gone.has(row.seq) }))
    return { rows: shown, next: rows.length > PAGE_SIZE ? (shown.at(-1)?.seq ?? null) : null, archived: here, matching }
  },
})

async function whereOf(ctx: Ctx, filter: z.output<typeof AuditFilter>): Promise<Prisma.AuditEntryWhereInput> {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  const at = {
    ...(filter.from && { gte: new Date(startOfDay(filter.from, timeZone)) }),
    ...(filter.to && { lt: new Date(startOfDay(addDays(filter.to, 1), timeZone)) }),
  }
  const upTo = Math.min(filter.before === undefined ? Number.POSITIVE_INFINITY : filter.before - 1, filter.at === undefined ? Number.POSITIVE_INFINITY : filter.at + PAGE_SIZE / 2)
  return {
    ...(filter.action && { action: { startsWith: filter.action } }),
    ...(filter.entity && { entity: filter.entity }),
    ...(filter.id && { entityId: filter.id }),
    ...(filter.actorId && { actorId: filter.actorId }),
    ...(filter.actor && { actorName: { contains: filter.actor } }),
    ...(filter.kind && { actorKind: filter.kind }),
    ...(filter.q && { data: { contains: filter.q } }),
    ...(Object.keys(at).length > 0 && { at }),
    ...(Number.isFinite(upTo) && { seq: { lte: upTo } }),
  }
}

/** What the filters offer: kinds of records and areas of actions that the trail holds. */
export const auditChoices = query({
  permission: 'audit:read',
  input: z.strictObject({}),
  async run(ctx) {
    const [entities, actions] = await Promise.all([
      ctx.db.auditEntry.groupBy({ by: ['entity'], orderBy: { entity: 'asc' } }),
      ctx.db.auditEntry.groupBy({ by: ['action'], orderBy: { action: 'asc' } }),
    ])
    return { entities: entities.map(({ entity }) => entity), actions: actions.map(({ action }) => action) }
  },
})

/** How the chain stands: its first and last entry, what was archived, and the key that exports are signed with. */
export const auditState = query({
  permission: 'audit:read',
  input: z.strictObject({}),
  async run(ctx) {
    const [{ _min, _max, _count }, lastCheck, archives] = await Promise.all([
      ctx.db.auditEntry.aggregate({ _min: { seq: true, at: true }, _max: { seq: true, at: true }, _count: true }),
      ctx.db.auditEntry.findFirst({ where: { action: 'audit.verified' }, orderBy: { seq: 'desc' }, select: line }),
      ctx.db.auditCheckpoint.findMany({ orderBy: { seq: 'desc' }, take: 50, select: { seq: true, entries: true, from: true, to: true, at: true, fileId: true, exportSha: true } }),
    ])
    return { entries: _count, first: _min.seq, last: _max.seq, since: _min.at, until: _max.at, lastCheck: lastCheck && asLine(lastCheck), archives, fingerprint: exportPublicKey().fingerprint }
  },
})

/** Of records that more people see than the figures in their story. */
export const hiddenFields = { wages: ['hourlyWageMinor'], value: ['realisedMinor', 'lostMinor', 'returnedMs', 'value'] } as const

/** The story of one record, newest first, without the fields that are not for this reader. The caller has already shown that the reader may see the record. */
export async function historyOf(ctx: Ctx, entity: string, id: string | number, { take = 50, hidden = [] }: { take?: number; hidden?: readonly string[] } = {}): Promise<AuditLine[]> {
  const rows = await ctx.db.auditEntry.findMany({ where: { entity, entityId: String(id) }, select: line, orderBy: { seq: 'desc' }, take })
  const shown = (part: unknown) => (hidden.length && typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).filter(([field]) => !hidden.includes(field))) : part)
  return rows.map(asLine).map(({ data, ...row }) => ({ ...row, data: Object.fromEntries(Object.entries(data).map(([name, part]) => [name, shown(part)])) }))
}

/** Reads the whole chain; that somebody looked is itself on record. */
export const verifyAudit = command({
  permission: 'audit:verify',
  input: z.strictObject({}),
  prepare: (ctx) => verifyChain(ctx.db),
  async run(_ctx, _input, report) {
    return { result: report, audit: { action: 'audit.verified', entity: 'audit', entityId: 'chain', facts: report } }
  },
})
