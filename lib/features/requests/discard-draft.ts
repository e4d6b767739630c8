import { conflict, notFound } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { DiscardDraft } from './schema'

/** Removes the caller's own draft with everything that hangs on it; its number is not given out again. */
export const discardDraft = command({
  permission: 'request:file',
  input: DiscardDraft,
  async run(ctx, { id }) {
    const draft = await ctx.db.request.findFirst({ where: { id, submitterId: ctx.actor.id, status: 'draft' }, select: { number: true } })
    if (!draft) throw notFound('request')
    const files = await ctx.db.requestAttachment.findMany({ where: { requestId: id }, select: { fileId: true } })
    await ctx.db.requestAttachment.deleteMany({ where: { requestId: id } })
    await ctx.db.storedFile.deleteMany({ where: { id: { in: files.map(({ fileId }) => fileId) } } })
    await ctx.db.requestSystem.deleteMany({ where: { requestId: id } })
    const { count } = await ctx.db.request.deleteMany({ where: { id, status: 'draft' } })
    if (!count) throw conflict()
    return { result: { id }, audit: { action: 'request.draft-discarded', entity: 'request', entityId: id, facts: { number: draft.number } } }
  },
})
