import { invalid, ruleError } from '@/lib/core/errors'
import { parseScaled } from '@/lib/core/rates/decimal'
import { series, validOn } from '@/lib/core/rates/effective'
import type { ParameterKind } from '@/lib/core/rates/parameters'
import { dayReasons, parameterDoubts, parameterReasons } from '@/lib/core/rates/plausible'
import { command } from '@/lib/server/command'
import { enteredBy, frameOf } from './clock'
import { parameterRow, parametersWhere } from './rows'
import { EnterParameter } from './schema'

/** Decimal places as typed: a discount rate is typed in per cent and kept as a share. */
export const placesOf = (kind: ParameterKind): number => (kind === 'discount-rate' ? 4 : 6)

/** Adds working days a year, hours a day or the discount rate from a day on; the newest row of a day counts. */
export const enterParameter = command({
  permission: 'rate:edit',
  input: EnterParameter,
  async run(ctx, { kind, value, validFrom, source, sure }) {
    const { today } = await frameOf(ctx)
    const parsed = parseScaled(value.replace(/\s*%$/, ''), placesOf(kind))
    const days = dayReasons(validFrom, today)
    const wrong = parsed.ok ? parameterReasons(kind, parsed.value) : parsed.reasons
    if (!parsed.ok || wrong.length || days.length) throw invalid({ ...(wrong.length && { value: wrong }), ...(days.length && { validFrom: days }) })

    const own = series(await parametersWhere(ctx, { kind }))
    const ofDay = own.find((row) => row.validFrom === validFrom) ?? null
    if (ofDay && ofDay.valueE6 === parsed.value && ofDay.source === source) throw ruleError([{ key: 'rates.same' }])
    const doubts = parameterDoubts({ kind, valueE6: parsed.value, validFrom, today })
    if (doubts.length && !sure) throw invalid({ sure: doubts })

    const before = ofDay ?? validOn(own, validFrom)
    const row = await ctx.db.valueParameter.create({ data: { kind, valueE6: parsed.value, validFrom, source, ...enteredBy(ctx) }, select: parameterRow })
    const { id: entityId, createdAt: _at, enteredBy: _by, ...after } = row
    return { result: { ...row, kind, corrected: ofDay !== null }, audit: { action: 'parameter.entered', entity: 'parameter', entityId, ...(before && { before: { valueE6: before.valueE6, validFrom: before.validFrom } }), after, facts: { name: kind } } }
  },
})
