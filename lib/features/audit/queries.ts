import { z } from 'zod'
import { rowId } from '@/lib/core/portfolio/fields'
import type { Prisma } from '@/lib/server/db'
import { verifyChain } from '@/lib/server/audit-chain'
import { command, query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'

export const AuditFilter = z.strictObject({
  action: z.string().trim().max(60).optional(),
  entity: z.string().trim().max(60).optional(),
  id: z.string().trim().max(64).optional(),
  actor: z.string().trim().max(120).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  before: rowId.optional(),
})

const PAGE_SIZE = 50
const DAY_MS = 86_400_000

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

/** Newest first; `next` is the `before` of the following page. */
export const listAudit = query({
  permission: 'audit:read',
  input: AuditFilter,
  async run(ctx, filter) {
    const where: Prisma.AuditEntryWhereInput = {
      ...(filter.action && { action: { startsWith: filter.action } }),
      ...(filter.entity && { entity: filter.entity }),
      ...(filter.id && { entityId: filter.id }),
      ...(filter.actor && { actorName: { contains: filter.actor } }),
      ...((filter.from || filter.to) && {
        at: {
          ...(filter.from && { gte: new Date(filter.from) }),
          ...(filter.to && { lt: new Date(Date.parse(filter.to) + DAY_MS) }),
        },
      }),
      ...(filter.before && { seq: { lt: filter.before } }),
    }
    const rows = await ctx.db.auditEntry.findMany({ where, select: line, orderBy: { seq: 'desc' }, take: PAGE_SIZE + 1 })
    const shown = rows.slice(0, PAGE_SIZE).map(asLine)
    return { rows: shown, next: rows.length > PAGE_SIZE ? (shown.at(-1)?.seq ?? null) : null }
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
