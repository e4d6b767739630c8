import { conflict, notFound, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { indexRequest } from './index-request'
import { nextRequestNumber } from './numbers'
import { columnsOf, requireReferences, setSystems } from './record'
import { SaveDraft, type DraftInput } from './schema'

/** Drafts that one person may have at a time. */
export const MOST_DRAFTS = 30

/**
 * Keeps what somebody has written so far, complete or not; `conflict` when the draft was changed elsewhere since. Only the
 * first save is put on record: what is private and half written has no history yet.
 */
export const saveDraft = command({
  permission: 'request:file',
  input: SaveDraft,
  async run(ctx, input) {
    const { created, ...result } = await storeDraft(ctx, input)
    return { result, audit: created ? [{ action: 'request.drafted', entity: 'request', entityId: input.id, facts: { number: result.number } }] : [] }
  },
})

/** Creates or replaces the caller's draft inside the transaction. */
export async function storeDraft(ctx: Ctx, { id, version, ...fields }: DraftInput) {
  await requireReferences(ctx, fields)
  const columns = await columnsOf(ctx, fields)
  const known = await ctx.db.request.findUnique({ where: { id }, select: { submitterId: true, status: true, version: true, number: true } })
  if (known && known.submitterId !== ctx.actor.id) throw notFound('request')
  if (known && known.status !== 'draft') throw ruleError([{ key: 'requestForm.alreadySubmitted', params: { number: known.number } }])
  if (known) {
    // A first save whose answer was lost is repeated without a version.
    const { count } = await ctx.db.request.updateMany({ where: { id, status: 'draft', version: version ?? 1 }, data: { ...columns, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict('requestForm.draftChanged')
  } else {
    await requireRoom(ctx)
    const number = await nextRequestNumber(ctx)
    await ctx.db.request.create({ data: { id, number, submitterId: ctx.actor.id, status: 'draft', statusSince: ctx.now, ...columns, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } })
  }
  await setSystems(ctx, id, fields.systemIds)
  await indexRequest(ctx, id)
  const saved = await ctx.db.request.findUniqueOrThrow({ where: { id }, select: { id: true, number: true, version: true } })
  return { ...saved, savedAt: ctx.now, created: !known }
}

async function requireRoom(ctx: Ctx): Promise<void> {
  if ((await ctx.db.request.count({ where: { submitterId: ctx.actor.id, status: 'draft' } })) >= MOST_DRAFTS) throw ruleError([{ key: 'requestForm.tooManyDrafts', params: { max: MOST_DRAFTS } }])
}
