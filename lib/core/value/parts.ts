import { HOUR_MS } from '@/lib/core/calendar/local-day'
import { apportion, divideRounded } from '@/lib/core/rates/money'
import type { ValueMonth } from './months'

export interface LostParts {
  failed: bigint
  late: bigint
  downtime: bigint
}

const WHOLE = 10_000n

/**
 * The lost amount of a month by cause; the parts add up to it. Failed and missed items cost the same time each; what the time of both does
 * not explain at the month's own money per hour are late items, where there were any.
 */
export function lostParts(row: ValueMonth): LostParts {
  const { lostMinor, lostMs, failedUnits, missedUnits, lateUnits } = row
  if (lostMinor === null || lostMinor === 0n) return { failed: 0n, late: 0n, downtime: 0n }
  const timed = failedUnits + missedUnits > 0
  const perHour = hourlyOf(row)
  const ofTime = !lateUnits || perHour === null ? null : clamp(divideRounded(BigInt(Math.round(lostMs)) * perHour, BigInt(HOUR_MS)), lostMinor)
  const late = !lateUnits ? 0n : !timed ? lostMinor : ofTime === null ? 0n : lostMinor - ofTime
  if (!timed) return { failed: late ? 0n : lostMinor, late, downtime: 0n }
  const [failed = 0n, downtime = 0n] = apportion(lostMinor - late, [failedUnits, missedUnits])
  return { failed, late, downtime }
}

/** Money of one returned hour before adoption, minor units; null where a month gave no time or has no money. */
export function hourlyOf({ realisedMinor, returnedMs, adoptionBp }: ValueMonth): bigint | null {
  if (realisedMinor === null || returnedMs <= 0 || realisedMinor <= 0n) return null
  return divideRounded(realisedMinor * WHOLE * BigInt(HOUR_MS), BigInt(Math.round(returnedMs)) * BigInt(adoptionBp && adoptionBp > 0 ? adoptionBp : 10_000))
}

/** Of the hours that came back, what nobody used: realised × (1 ÷ adoption − 1). Nothing where adoption was not measured. */
export function notAdopted({ realisedMinor, adoptionBp }: ValueMonth): bigint {
  if (realisedMinor === null || realisedMinor <= 0n || adoptionBp === null || adoptionBp <= 0 || adoptionBp >= 10_000) return 0n
  return divideRounded(realisedMinor * (WHOLE - BigInt(adoptionBp)), BigInt(adoptionBp))
}

/** What a measured coverage below the planned one leaves to hands: time and money of the month × (planned − measured) ÷ measured. */
export function notCovered({ realisedMinor, returnedMs, units, coverageBp }: ValueMonth, plannedBp: number | null): { minor: bigint | null; ms: number; units: number } | null {
  if (plannedBp === null || coverageBp === null || coverageBp <= 0 || coverageBp >= plannedBp) return null
  const [short, of] = [BigInt(plannedBp - coverageBp), BigInt(coverageBp)]
  const share = (plannedBp - coverageBp) / coverageBp
  return { minor: realisedMinor === null ? null : divideRounded(realisedMinor * short, of), ms: Math.max(0, Math.round(returnedMs * share)), units: Math.round(units * share) }
}

const clamp = (value: bigint, most: bigint): bigint => (value < 0n ? 0n : value > most ? most : value)
