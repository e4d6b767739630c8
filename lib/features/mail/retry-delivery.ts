import { conflict, notFound } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { DeliveryRef } from './schema'

/** A mail that failed for good is due again, with all its attempts. */
export const retryDelivery = command({
  permission: 'settings:edit',
  input: DeliveryRef,
  async run(ctx, { id }) {
    const delivery = await ctx.db.delivery.findUnique({ where: { id }, select: { status: true, attempts: true, lastError: true } })
    if (!delivery) throw notFound('delivery')
    const { count } = await ctx.db.delivery.updateMany({ where: { id, status: 'failed' }, data: { status: 'waiting', attempts: 0, nextAt: ctx.now, createdAt: ctx.now } })
    if (!count) throw conflict()
    return { result: { id }, audit: { action: 'mail.retried', entity: 'delivery', entityId: id, before: delivery, after: { status: 'waiting', attempts: 0 } } }
  },
})
