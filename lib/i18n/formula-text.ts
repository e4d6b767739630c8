import type { Locale } from '@/lib/core/localized'
import type { Translator } from './say'

const formats = new Map<string, Intl.NumberFormat>()

function formatOf(locale: Locale, digits: number, fixed: boolean): Intl.NumberFormat {
  const key = `${locale} ${digits} ${fixed}`
  let format = formats.get(key)
  if (!format) formats.set(key, (format = new Intl.NumberFormat(locale, { maximumFractionDigits: digits, minimumFractionDigits: fixed ? digits : 0 })))
  return format
}

/** A value of a formula with as many decimals as following it by hand takes: fewer the larger it is. */
export function valueText(locale: Locale, value: number): string {
  const size = Math.abs(value)
  const digits = size >= 1000 ? 2 : size >= 1 ? 4 : 6
  return formatOf(locale, digits, false).format(value).replace('-', '−')
}

/** The unit in the reader's words with the currency in place of money: `min/item`, `CNY/h`; empty for a plain number. `t`: without namespace. */
export function unitText(t: Translator, unit: string, currency: string | null): string {
  return unit
    .split(/(?=[*/])/)
    .map((part) => {
      const sign = /^[*/]/.exec(part)?.[0] ?? ''
      const term = part.slice(sign.length)
      const word = term === '%' ? '%' : term === '1' ? '' : term === 'money' && currency ? currency : t(`formulas.units.${term}` as never)
      return `${sign === '*' ? '·' : sign}${word}`
    })
    .join('')
}

/** `12 min/item`, `480,000 CNY/year`, `80 %`. */
export function quantityText(t: Translator, locale: Locale, value: number, unit: string, currency: string | null): string {
  const words = unitText(t, unit, currency)
  return words ? `${valueText(locale, value)}\u00a0${words}` : valueText(locale, value)
}
