import { forbidden, notFound } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { editsRequest, namedFacts, reactedRequest } from './reaction'
import { recountVolume } from './recount-volume'
import { SupportRef } from './schema-reactions'

/** Takes back what a department added; by whoever added it, or those who change requests. */
export const withdrawSupport = command({
  permission: 'request:react',
  input: SupportRef,
  async run(ctx, { id, supportId }) {
    const request = await reactedRequest(ctx, id)
    const support = await ctx.db.requestSupport.findFirst({ where: { id: supportId, requestId: id } })
    if (!support) throw notFound('support')
    if (support.personId !== ctx.actor.id && !editsRequest(ctx, request)) throw forbidden('request:edit')
    await ctx.db.requestSupport.delete({ where: { id: supportId } })
    const totals = await recountVolume(ctx, id)
    const { departmentId, frequencyCount, frequencyUnit, manualMs } = support
    return { result: totals, audit: { action: 'request.support-withdrawn', entity: 'request', entityId: id, before: { departmentId, frequencyCount, frequencyUnit, manualMs }, facts: namedFacts(request) } }
  },
})
