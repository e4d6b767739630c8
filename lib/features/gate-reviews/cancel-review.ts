import { conflict, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { frozenOf, loadReview } from './record'
import { CancelReview } from './schema'

/** Ends a review without a decision, with the reason; what was frozen and voted stays readable. */
export const cancelReview = command({
  permission: 'gate:open-review',
  input: CancelReview,
  async run(ctx, { id, reason }) {
    const { rules, status } = frozenOf(await loadReview(ctx, id))
    if (status !== 'open') throw ruleError([{ key: `gateReviews.errors.${status}` }])
    const { count } = await ctx.db.gateReview.updateMany({ where: { id, status: 'open' }, data: { status: 'canceled', endedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    const { name, nameZh } = rules.phase
    return {
      result: { id },
      audit: { action: 'gate-review.canceled', entity: 'gateReview', entityId: id, before: { status: 'open' }, after: { status: 'canceled' }, facts: { name, nameZh, reason } },
    }
  },
})
