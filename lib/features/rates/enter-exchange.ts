import { invalid, ruleError } from '@/lib/core/errors'
import { parseScaled } from '@/lib/core/rates/decimal'
import { series } from '@/lib/core/rates/effective'
import { exchangeOn, pairKey, RATE_SCALE } from '@/lib/core/rates/exchange'
import { dayReasons, exchangeDoubts } from '@/lib/core/rates/plausible'
import { command } from '@/lib/server/command'
import { enteredBy, frameOf } from './clock'
import { exchangeRow, exchangeWhere } from './rows'
import { EnterExchange } from './schema'

export const RATE_PLACES = 8

/** Adds what one unit of a currency is worth in another from a day on; the newest row of a day counts. */
export const enterExchange = command({
  permission: 'rate:edit',
  input: EnterExchange,
  async run(ctx, { from, to, rate, validFrom, source, sure }) {
    const { today } = await frameOf(ctx)
    const parsed = parseScaled(rate, RATE_PLACES)
    const days = dayReasons(validFrom, today)
    const wrong = !parsed.ok ? parsed.reasons : parsed.value <= 0n ? [{ key: 'rates.aboveZero' }] : []
    if (from === to) throw invalid({ to: [{ key: 'rates.sameCurrency' }] })
    if (!parsed.ok || wrong.length || days.length) throw invalid({ ...(wrong.length && { rate: wrong }), ...(days.length && { validFrom: days }) })

    const rows = await exchangeWhere(ctx, { OR: [{ from, to }, { from: to, to: from }] })
    const own = series(rows.filter((row) => row.from === from))
    const ofDay = own.find((row) => row.validFrom === validFrom) ?? null
    if (ofDay && ofDay.rateE8 === parsed.value && ofDay.source === source) throw ruleError([{ key: 'rates.same' }])
    const known = exchangeOn(new Map([[pairKey(from, to), own], [pairKey(to, from), series(rows.filter((row) => row.from === to))]]), from, to, validFrom)
    const before = known && (known.inverse ? (RATE_SCALE * RATE_SCALE) / known.rateE8 : known.rateE8)
    const doubts = exchangeDoubts({ rateE8: parsed.value, before, validFrom, today })
    if (doubts.length && !sure) throw invalid({ sure: doubts })

    const row = await ctx.db.exchangeRate.create({ data: { from, to, rateE8: parsed.value, validFrom, source, ...enteredBy(ctx) }, select: exchangeRow })
    const { id: entityId, createdAt: _at, enteredBy: _by, ...after } = row
    return { result: { ...row, corrected: ofDay !== null }, audit: { action: 'exchange-rate.entered', entity: 'exchange-rate', entityId, ...(before !== null && { before: { rateE8: before } }), after, facts: { name: `${from}/${to}` } } }
  },
})
