import { invalid } from '@/lib/core/errors'
import { requestCode } from '@/lib/core/requests/statuses'
import { missingIn } from '@/lib/core/requests/completeness'
import { messageText } from '@/lib/i18n/message-text'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { addComment } from './comment'
import { moveInside } from './move'
import { writtenOf } from './record'
import { storeDraft } from './save-draft'
import { SubmitRequest } from './schema'

/** Stores the draft as it stands in the form and hands it in; what is missing is said next to its field. Who files also follows. */
export const submitRequest = command({
  permission: 'request:file',
  input: SubmitRequest,
  async run(ctx, { differsFrom, differsBecause, ...input }) {
    const { number } = await storeDraft(ctx, input)
    const written = await writtenOf(ctx, input.id)
    const missing = missingIn(written)
    if (Object.keys(missing).length) throw invalid(missing)
    await ctx.db.requestFollow.create({ data: { requestId: input.id, personId: ctx.actor.id, createdAt: ctx.now } })
    const audit = await moveInside(ctx, input.id, 'submitted', { facts: { hoursPerYearTenths: written.hoursPerYearTenths, suitabilityBp: written.suitabilityBp } })
    if (differsFrom && differsBecause) await addComment(ctx, { id: input.id, text: await differsText(ctx, differsFrom, differsBecause) })
    return { result: { id: input.id, number }, audit: { ...audit, after: { status: 'submitted', ...written } } }
  },
})

/** What the submitter says of a similar request begins the discussion. */
async function differsText(ctx: Ctx, number: number, because: string): Promise<string> {
  const text = await messageText(ctx.locale)
  return text('requestForm.similar.comment', { code: requestCode(number), because })
}
