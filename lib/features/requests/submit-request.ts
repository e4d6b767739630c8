import { invalid } from '@/lib/core/errors'
import { missingIn } from '@/lib/core/requests/completeness'
import { command } from '@/lib/server/command'
import { moveInside } from './move'
import { writtenOf } from './record'
import { storeDraft } from './save-draft'
import { SubmitRequest } from './schema'

/** Stores the draft as it stands in the form and hands it in; what is missing is said next to its field. Who files also follows. */
export const submitRequest = command({
  permission: 'request:file',
  input: SubmitRequest,
  async run(ctx, input) {
    const { number } = await storeDraft(ctx, input)
    const written = await writtenOf(ctx, input.id)
    const missing = missingIn(written)
    if (Object.keys(missing).length) throw invalid(missing)
    await ctx.db.requestFollow.create({ data: { requestId: input.id, personId: ctx.actor.id, createdAt: ctx.now } })
    const audit = await moveInside(ctx, input.id, 'submitted', { facts: { hoursPerYearTenths: written.hoursPerYearTenths, suitabilityBp: written.suitabilityBp } })
    return { result: { id: input.id, number }, audit: { ...audit, after: { status: 'submitted', ...written } } }
  },
})
