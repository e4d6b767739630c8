import { moneyField } from '@/lib/core/audit/money'
import { canFor } from '@/lib/core/access'
import type { Ctx } from '@/lib/server/ctx'
import { hidesPerson } from './submitter'

export interface RequestHistoryLine {
  seq: number
  at: Date
  actorKind: string
  /** null: the anonymous submitter */
  actorName: string | null
  action: string
  entity: string
  entityId: string
  data: { before?: unknown; after?: unknown; facts?: unknown }
}

const TAKE = 200
const wordless: ReadonlySet<string> = new Set(['request.commented', 'request.comment-edited'])

/** The story of a visible request, newest first, without what this reader may not know: an anonymous name, money. */
export async function requestHistory(ctx: Ctx, request: { id: string; anonymous: boolean }): Promise<RequestHistoryLine[]> {
  const [rows, stored] = await Promise.all([
    ctx.db.auditEntry.findMany({ where: { entity: 'request', entityId: request.id }, orderBy: { seq: 'desc' }, take: TAKE }),
    ctx.db.request.findUniqueOrThrow({ where: { id: request.id }, select: { submitterId: true, department: { select: { path: true } } } }),
  ])
  const money = canFor(ctx.actor, 'request-money:read', stored.department?.path ?? null)
  return rows.map(({ seq, at, actorKind, actorId, actorName, action, entity, entityId, data }) => ({
    seq, at, actorKind, action, entity, entityId,
    actorName: actorKind === 'person' && hidesPerson(ctx, { ...request, ...stored }, actorId) ? null : actorName,
    // What was said stands in the discussion, unless it was taken back.
    data: shownData(wordless.has(action) ? { facts: (JSON.parse(data) as { facts?: unknown }).facts } : (JSON.parse(data) as Record<string, unknown>), { money, submitterId: request.anonymous && ctx.actor.id !== stored.submitterId ? stored.submitterId : null }),
  }))
}

interface Shown {
  money: boolean
  /** Id that must not be read anywhere */
  submitterId: string | null
}

function shownData(value: unknown, shown: Shown): Record<string, unknown> {
  const clean = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(clean)
    if (typeof part !== 'object' || part === null) return part === shown.submitterId && part !== null ? '–' : part
    return Object.fromEntries(Object.entries(part).filter(([key]) => shown.money || !moneyField.test(key)).map(([key, inner]) => [key, clean(inner)]))
  }
  return clean(value) as Record<string, unknown>
}
