import { allow, refuse, type Decision } from '@/lib/core/result'

/** `7.1234` with 8 places → 712340000n. Exact: more places than there are is refused, nothing is rounded. */
export function parseScaled(text: string, places: number): Decision<bigint> {
  const match = /^(\d{1,10})(?:\.(\d+))?$/.exec(text.normalize('NFKC').trim().replace(/(?<=\d),(?=\d{3})/g, ''))
  if (!match) return refuse({ key: 'rates.decimal' })
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (fraction.length > places) return refuse({ key: 'rates.decimalPlaces', params: { places } })
  return allow(BigInt(match[1]! + fraction.padEnd(places, '0')))
}

/** 712340000n with 8 places → `7.1234`, as the form shows it again. */
export function scaledText(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0')
  const fraction = places ? digits.slice(-places).replace(/0+$/, '') : ''
  return `${value < 0n ? '-' : ''}${places ? digits.slice(0, -places) : digits}${fraction && `.${fraction}`}`
}
