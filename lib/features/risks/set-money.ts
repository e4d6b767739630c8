import { conflict, invalid, type FieldReasons } from '@/lib/core/errors'
import { moneyText, parseMoney } from '@/lib/core/portfolio/money'
import { command } from '@/lib/server/command'
import { SetRiskMoney } from './money-schema'
import { namesOf, requireOpen } from './record'
import { riskFor } from './visible'

const milli = (text: string): bigint => {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole) * 1000n + BigInt(fraction.padEnd(3, '0'))
}

/** How often a year and what one event costs at the least and the most; an estimate of people, kept with its history in the trail. */
export const setRiskMoney = command({
  permission: 'risk:edit',
  input: SetRiskMoney,
  async run(ctx, { id, version, currency, frequency, frequencyBefore, lossLow, lossHigh }) {
    const risk = await riskFor(ctx, id, 'risk:edit')
    requireOpen(risk)
    const [low, high] = [parseMoney(lossLow, currency), parseMoney(lossHigh, currency)]
    const fields: FieldReasons = { ...(!low.ok && { lossLow: low.reasons }), ...(!high.ok && { lossHigh: high.reasons }) }
    const [now, before] = [milli(frequency), frequencyBefore === undefined ? null : milli(frequencyBefore)]
    if (low.ok && high.ok && high.value < low.value) fields.lossHigh = [{ key: 'indicators.money.errors.order' }]
    if (before !== null && before < now) fields.frequencyBefore = [{ key: 'indicators.money.errors.lessBefore' }]
    if (Object.keys(fields).length || !low.ok || !high.ok) throw invalid(fields)
    const { count } = await ctx.db.risk.updateMany({
      where: { id, version },
      data: { currency, frequencyMilli: now, frequencyBeforeMilli: before, lossLowMinor: low.value, lossHighMinor: high.value, updatedAt: ctx.now, version: { increment: 1 } },
    })
    if (!count) throw conflict()
    return {
      result: { id, number: risk.number },
      audit: { action: 'risk.money-estimated', entity: 'risk', entityId: id, before: estimateOf(risk), after: { currency, frequency, frequencyBefore: frequencyBefore ?? null, lossLow: moneyText(low.value, currency), lossHigh: moneyText(high.value, currency) }, facts: namesOf(risk) },
    }
  },
})

interface StoredEstimate {
  currency: string | null
  frequencyMilli: bigint | null
  frequencyBeforeMilli: bigint | null
  lossLowMinor: bigint | null
  lossHighMinor: bigint | null
}

/** Events a year as people type them: 250 → `0.25`. */
export const frequencyText = (frequencyMilli: bigint): string => String(Number(frequencyMilli) / 1000)

/** An estimate as the trail and the form show it; null while there is none. */
export function estimateOf({ currency, frequencyMilli, frequencyBeforeMilli, lossLowMinor, lossHighMinor }: StoredEstimate) {
  if (currency === null || frequencyMilli === null || lossLowMinor === null || lossHighMinor === null) return null
  return {
    currency, frequency: frequencyText(frequencyMilli), frequencyBefore: frequencyBeforeMilli === null ? null : frequencyText(frequencyBeforeMilli),
    lossLow: moneyText(lossLowMinor, currency), lossHigh: moneyText(lossHighMinor, currency),
  }
}
