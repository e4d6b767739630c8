import { randomUUID } from 'node:crypto'
import { forbidden } from '@/lib/core/errors'
import { can } from '@/lib/core/access'
import { textLimits } from '@/lib/core/requests/words'
import type { AuditDraft } from '@/lib/server/audit'
import type { Ctx } from '@/lib/server/ctx'
import { indexRequest } from './index-request'
import { moveInside } from './move'
import { nextRequestNumber } from './numbers'
import { columnsOf, type RequestFieldValues } from './record'
import { requestFields } from './schema'
import { z } from 'zod'

const Fields = z.strictObject(requestFields)

/**
 * Files an idea that the portal's figures suggest, in the name of the person who took it up and inside their transaction: what is
 * measured is filled in, the rest is for the assessment.
 */
export async function fileProposed(ctx: Ctx, given: { title: string; pain: string; departmentId: string | null; processId: string; itemsPerYear: number; manualMs: number; facts: Record<string, unknown> }): Promise<{ id: string; number: number; audit: AuditDraft }> {
  if (ctx.actor.kind !== 'person' || !can(ctx.actor, 'request:file')) throw forbidden('request:file')
  const fields: RequestFieldValues = Fields.parse({
    type: 'idea', title: given.title.slice(0, textLimits.title), pain: given.pain.slice(0, textLimits.pain), departmentId: given.departmentId ?? undefined, processId: given.processId,
    ...(given.itemsPerYear >= 1 && { frequencyCount: Math.min(given.itemsPerYear, 1_000_000), frequencyUnit: 'year' }), ...(given.manualMs > 3000 && { minutes: given.manualMs / 60_000 }), basis: 'measured',
  })
  const [id, number] = [randomUUID(), await nextRequestNumber(ctx)]
  await ctx.db.request.create({
    data: { id, number, submitterId: ctx.actor.id, status: 'draft', statusSince: ctx.now, ...(await columnsOf(ctx, fields)), createdAt: ctx.now, updatedAt: ctx.now },
    select: { id: true },
  })
  await ctx.db.requestFollow.create({ data: { requestId: id, personId: ctx.actor.id, createdAt: ctx.now } })
  await indexRequest(ctx, id)
  return { id, number, audit: await moveInside(ctx, id, 'submitted', { facts: { proposal: given.facts } }) }
}
