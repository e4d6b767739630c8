import { getTranslations } from 'next-intl/server'
import type { ParameterKind } from '@/lib/core/rates/parameters'
import { scaledText } from '@/lib/core/rates/decimal'
import { getFormats } from '@/lib/i18n/formats'

/** Decimal places as a form has them: a discount rate is a share that is said in per cent. */
export const typedParameter = (kind: ParameterKind, valueE6: bigint): string => scaledText(valueE6, kind === 'discount-rate' ? 4 : 6)

/** How figures of rates are said. */
export async function figureWords() {
  const [t, f] = await Promise.all([getTranslations('rates'), getFormats()])
  return {
    rate: (rateE8: bigint) => f.number(Number(scaledText(rateE8, 8)), { digits: 8 }),
    parameter: (kind: ParameterKind, valueE6: bigint) => t(`parameters.value.${kind}`, { value: f.number(Number(typedParameter(kind, valueE6)), { digits: 6 }) }),
    pair: (from: string, to: string, rateE8: bigint) => t('exchange.line', { from, to, rate: f.number(Number(scaledText(rateE8, 8)), { digits: 8 }) }),
  }
}
