import { allow, refuse, type Decision } from '@/lib/core/result'

const decimals = new Map<string, number>()

/** Decimal places of a currency (ISO 4217): 2 for CNY, 0 for JPY. */
export function decimalsOf(currency: string): number {
  let places = decimals.get(currency)
  if (places === undefined) {
    places = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
    decimals.set(currency, places)
  }
  return places
}

/** `65.5` CNY → 6550n. Exact: more decimal places than the currency has are refused, nothing is rounded. */
export function parseMoney(text: string, currency: string): Decision<bigint> {
  const match = /^(\d{1,12})(?:\.(\d+))?$/.exec(text.normalize('NFKC').trim().replace(/(?<=\d),(?=\d{3})/g, ''))
  if (!match) return refuse({ key: 'portfolio.money' })
  const places = decimalsOf(currency)
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (fraction.length > places) return refuse({ key: 'portfolio.moneyDecimals', params: { currency, places } })
  return allow(BigInt(match[1]! + fraction.padEnd(places, '0')))
}

/** 6550n CNY → `65.5`, as the form shows it again. */
export function moneyText(minor: bigint, currency: string): string {
  const places = decimalsOf(currency)
  const digits = minor.toString().padStart(places + 1, '0')
  const fraction = places ? digits.slice(-places).replace(/0+$/, '') : ''
  return `${places ? digits.slice(0, -places) : digits}${fraction && `.${fraction}`}`
}

/** Whole units of the currency, as a table whose header names it shows them: 6550n CNY → 66. */
export const inUnits = (minor: bigint, currency: string): number => Math.round(Number(minor) / 10 ** decimalsOf(currency)) + 0

/** Minor units rounded to whole units of the currency: estimates claim no cents. */
export function wholeUnits(minor: number, currency: string): number {
  const unit = 10 ** decimalsOf(currency)
  return Math.round(minor / unit) * unit
}
