import { addDays, type Day } from '@/lib/core/calendar/local-day'
import type { Reason } from '@/lib/core/errors'
import { RATE_SCALE } from './exchange'
import { parameterBounds, PARAMETER_SCALE, type ParameterKind } from './parameters'

/** Days that a rate can plausibly name. */
export const EARLIEST_RATE: Day = '2000-01-01'
const MOST_DAYS_AHEAD = 3660
const USUAL_DAYS_AHEAD = 366

/** Why a first day cannot be meant. */
export function dayReasons(validFrom: Day, today: Day): Reason[] {
  if (validFrom < EARLIEST_RATE) return [{ key: 'rates.tooEarly', params: { day: EARLIEST_RATE } }]
  const latest = addDays(today, MOST_DAYS_AHEAD)
  return validFrom > latest ? [{ key: 'rates.tooLate', params: { day: latest } }] : []
}

/** What is strange about a first day, so that it is asked about once more. */
const dayDoubts = (validFrom: Day, today: Day): Reason[] => (validFrom > addDays(today, USUAL_DAYS_AHEAD) ? [{ key: 'rates.ask.farAhead' }] : [])

interface Entered {
  validFrom: Day
  today: Day
}

/** Change of a wage that nobody is asked about: up to 50 % either way; next to the other wages up to five times the highest, down to a fifth of the lowest. */
const WAGE_CHANGE_PERCENT = 50n
const PEER_FACTOR = 5n

/** Wages in minor units of one currency: `before` was valid until now (null: none), `peers` are the others. */
export function wageDoubts({ hourlyMinor, before, peers, ...days }: Entered & { hourlyMinor: bigint; before: bigint | null; peers: readonly bigint[] }): Reason[] {
  const doubts = dayDoubts(days.validFrom, days.today)
  if (before !== null && before > 0n) {
    const change = ((hourlyMinor - before) * 100n) / before
    if (change > WAGE_CHANGE_PERCENT || -change > WAGE_CHANGE_PERCENT) doubts.push({ key: 'rates.ask.wageJump', params: jump(change) })
  } else if (peers.length) {
    const highest = peers.reduce((most, one) => (one > most ? one : most))
    const lowest = peers.reduce((least, one) => (one < least ? one : least))
    if (hourlyMinor > highest * PEER_FACTOR) doubts.push({ key: 'rates.ask.wageHigh', params: { times: Number(hourlyMinor / highest) } })
    else if (hourlyMinor * PEER_FACTOR < lowest) doubts.push({ key: 'rates.ask.wageLow' })
  }
  return doubts
}

/** Change of an exchange rate that nobody is asked about. */
const EXCHANGE_CHANGE_PERCENT = 20n
/** A rate this near (per cent) to one divided by the known one was typed the wrong way round. */
const INVERTED_PERCENT = 5n

/** Rates × 10⁸ of the same direction. */
export function exchangeDoubts({ rateE8, before, ...days }: Entered & { rateE8: bigint; before: bigint | null }): Reason[] {
  const doubts = dayDoubts(days.validFrom, days.today)
  if (before === null || before === 0n || within(rateE8, before, EXCHANGE_CHANGE_PERCENT)) return doubts
  const turned = (RATE_SCALE * RATE_SCALE) / before
  return [...doubts, within(rateE8, turned, INVERTED_PERCENT) ? { key: 'rates.ask.inverted' } : { key: 'rates.ask.exchangeJump', params: jump(((rateE8 - before) * 100n) / before) }]
}

const jump = (percent: bigint) => ({ direction: percent > 0n ? 'up' : 'down', percent: Math.abs(Number(percent)) })

const within = (value: bigint, of: bigint, percent: bigint): boolean => {
  const gap = value > of ? value - of : of - value
  return gap * 100n <= of * percent
}

const usual: Record<ParameterKind, { min: number; max: number }> = {
  'working-days': { min: 200, max: 310 },
  'hours-per-day': { min: 6, max: 10 },
  'discount-rate': { min: 0.01, max: 0.3 },
}

/** A value × 10⁶ that cannot be. */
export function parameterReasons(kind: ParameterKind, valueE6: bigint): Reason[] {
  const { min, max } = parameterBounds[kind]
  const scale = kind === 'discount-rate' ? 100 : 1
  const value = Number(valueE6) / PARAMETER_SCALE
  if (value < min) return [{ key: 'errors.min', params: { min: min * scale } }]
  return value > max ? [{ key: 'errors.max', params: { max: max * scale } }] : []
}

export function parameterDoubts({ kind, valueE6, ...days }: Entered & { kind: ParameterKind; valueE6: bigint }): Reason[] {
  const { min, max } = usual[kind]
  const value = Number(valueE6) / PARAMETER_SCALE
  const scale = kind === 'discount-rate' ? 100 : 1
  const doubts = dayDoubts(days.validFrom, days.today)
  return value < min || value > max ? [...doubts, { key: `rates.ask.unusual.${kind}`, params: { min: min * scale, max: max * scale } }] : doubts
}
