import { can, canFor } from '@/lib/core/access'
import { visibleAction } from '@/lib/features/actions/visible'
import { visibleRun } from '@/lib/features/compatibility/visible'
import { visibleMeeting } from '@/lib/features/meetings/visible'
import { visibleRequest } from '@/lib/features/requests/visible'
import { visibleRisk } from '@/lib/features/risks/visible'
import type { Ctx } from '@/lib/server/ctx'

/** What a file can belong to, and who may read it then: one line per kind of record. */
export const fileEntities = {
  /** Uploaded, and not yet part of a record: `entityId` is the person */
  draft: async (ctx, personId) => ctx.actor.id === personId,
  attestation: async (ctx) => can(ctx.actor, 'programme:read'),
  meeting: async (ctx, id) => (await ctx.db.meeting.count({ where: { AND: [{ id }, visibleMeeting(ctx)] } })) > 0,
  pack: async (ctx) => canFor(ctx.actor, 'pack:read', null),
  'audit-archive': async (ctx) => can(ctx.actor, 'audit:export'),
  compatRun: async (ctx, id) => can(ctx.actor, 'compatibility:read') && (await ctx.db.compatRun.count({ where: { AND: [{ id }, visibleRun(ctx)] } })) > 0,
  action: async (ctx, id) => (await ctx.db.actionItem.count({ where: { AND: [{ id }, visibleAction(ctx)] } })) > 0,
  /** Proof of a control's test */
  risk: async (ctx, id) => can(ctx.actor, 'risk:read') && (await ctx.db.risk.count({ where: { AND: [{ id }, visibleRisk(ctx)] } })) > 0,
  request: async (ctx, id) => (await ctx.db.request.count({ where: { AND: [{ id }, visibleRequest(ctx)] } })) > 0,
} satisfies Record<string, (ctx: Ctx, entityId: string) => Promise<boolean>>

export type FileEntity = keyof typeof fileEntities

/** A file of an unknown kind is read by nobody; jobs read all, to mail them. */
export async function mayReadFile(ctx: Ctx, entity: string, entityId: string): Promise<boolean> {
  if (ctx.actor.kind === 'job' || ctx.actor.kind === 'system') return true
  return Object.hasOwn(fileEntities, entity) && fileEntities[entity as FileEntity](ctx, entityId)
}
