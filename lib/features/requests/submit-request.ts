import { invalid } from '@/lib/core/errors'
import { missingIn } from '@/lib/core/requests/completeness'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { storeDraft } from './save-draft'
import { SubmitRequest } from './schema'
import { writtenOf } from './record'

/** Stores the draft as it stands in the form and hands it in; what is missing is said next to its field. */
export const submitRequest = command({
  permission: 'request:file',
  input: SubmitRequest,
  async run(ctx, input) {
    const { number } = await storeDraft(ctx, input)
    const after = await writtenOf(ctx, input.id)
    const missing = missingIn(after)
    if (Object.keys(missing).length) throw invalid(missing)
    await handIn(ctx, input.id)
    return { result: { id: input.id, number }, audit: { action: 'request.submitted', entity: 'request', entityId: input.id, after, facts: { number, name: after.title } } }
  },
})

async function handIn(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.request.update({ where: { id }, data: { status: 'submitted', statusSince: ctx.now, submittedAt: ctx.now, holderRole: 'coe', version: { increment: 1 } }, select: { id: true } })
  await ctx.db.requestTransition.create({ data: { requestId: id, ordinal: 1, from: 'draft', to: 'submitted', at: ctx.now, byId: ctx.actor.kind === 'person' ? ctx.actor.id : null } })
  await ctx.db.requestFollow.create({ data: { requestId: id, personId: ctx.actor.id, createdAt: ctx.now } })
}
