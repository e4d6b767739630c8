import { conflict } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { ClearRiskMoney } from './money-schema'
import { namesOf, requireOpen } from './record'
import { estimateOf } from './set-money'
import { riskFor } from './visible'

/** The estimate does not stand any more: "not estimated", which is never zero. */
export const clearRiskMoney = command({
  permission: 'risk:edit',
  input: ClearRiskMoney,
  async run(ctx, { id, version }) {
    const risk = await riskFor(ctx, id, 'risk:edit')
    requireOpen(risk)
    const { count } = await ctx.db.risk.updateMany({
      where: { id, version },
      data: { currency: null, frequencyMilli: null, frequencyBeforeMilli: null, lossLowMinor: null, lossHighMinor: null, updatedAt: ctx.now, version: { increment: 1 } },
    })
    if (!count) throw conflict()
    return { result: { id, number: risk.number }, audit: { action: 'risk.money-withdrawn', entity: 'risk', entityId: id, before: estimateOf(risk), facts: namesOf(risk) } }
  },
})
