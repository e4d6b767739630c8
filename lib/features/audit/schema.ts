import { z } from 'zod'
import { rowId } from '@/lib/core/portfolio/fields'

const text = (max: number) => z.string().trim().min(1).max(max).optional().catch(undefined)
export const actorKinds = ['person', 'token', 'job', 'system'] as const

/** What the page of the audit trail asks for; an unreadable parameter is left out. */
export const AuditFilter = z.object({
  /** Beginning of the name of what was done, such as `risk.` */
  action: text(60),
  entity: text(60),
  id: text(64),
  actor: text(120),
  actorId: text(64),
  kind: z.enum(actorKinds).optional().catch(undefined),
  /** Words that what was changed contains */
  q: text(200),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  /** Opens the page at this entry */
  at: rowId.optional().catch(undefined),
  before: rowId.optional().catch(undefined),
})

/** One day to another, both included; left out: from the first or to the last entry. */
export const ExportAudit = z
  .strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional() })
  .refine(({ from, to }) => !from || !to || from <= to, { message: 'audit.export.order', path: ['to'] })
