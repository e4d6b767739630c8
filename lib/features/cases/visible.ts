import type { Permission } from '@/lib/core/access'
import { notFound } from '@/lib/core/errors'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { reachableDepartments, requireFor } from '@/lib/server/scope'

/** The cases that the reader may see: those of automations and requests of their departments, their own, and all templates. */
export function visibleCase(ctx: Ctx, permission: Permission = 'case:read'): Prisma.BusinessCaseWhereInput {
  const department = reachableDepartments(ctx, permission)
  if (!department) return {}
  const own: Prisma.BusinessCaseWhereInput[] = permission === 'case:read' ? [{ isTemplate: true, automationId: null, requestId: null }, { ownerId: ctx.actor.id }] : []
  return { OR: [{ automation: { process: { department } } }, { automationId: null, request: { department } }, ...own] }
}

const guarded = {
  id: true, number: true, name: true, status: true, ownerId: true, automationId: true, requestId: true, isTemplate: true, currency: true, body: true,
  ordinal: true, archivedAt: true, version: true, submittedAt: true,
  owner: { select: { id: true, name: true, active: true } },
  automation: { select: { id: true, code: true, name: true, nameZh: true, ownerId: true, processId: true, process: { select: { department: { select: { path: true } } } } } },
  request: { select: { id: true, number: true, title: true, processId: true, department: { select: { path: true } } } },
} satisfies Prisma.BusinessCaseSelect

/** Department that a case belongs to by its automation or request; null: the whole programme. */
export const pathOf = ({ automation, request }: { automation: { process: { department: { path: string } | null } } | null; request: { department: { path: string } | null } | null }): string | null =>
  (automation ? automation.process.department?.path : request?.department?.path) ?? null

/** What rules need of a visible case; `not_found` when the reader may not see it, `forbidden` when they may not change it. */
export async function caseFor(ctx: Ctx, ref: { id: string } | { number: number }, permission: Permission = 'case:read') {
  const found = await ctx.db.businessCase.findFirst({ where: { AND: [ref, visibleCase(ctx)] }, select: guarded })
  if (!found) throw notFound('case')
  if (permission !== 'case:read') requireFor(ctx, permission, pathOf(found))
  return found
}

export type GuardedCase = Awaited<ReturnType<typeof caseFor>>
