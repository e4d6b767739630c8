import type { SourceReading } from './facts'
import type { Part } from './reading'
import { nothingYet } from './registers'

interface Named {
  id: string
  name: string
  nameZh: string | null
}

const WHOLE = 10_000
const silent = { sample: null, facts: [], from: null } satisfies Partial<SourceReading>
const part = ({ id, name, nameZh }: Named, value: number, good: boolean): Part => ({ key: id, name, nameZh, state: good ? 'met' : 'not-met', value, sample: null, target: null, facts: [] })
/** Of money in minor units, whole units of two decimals: for showing what was divided. */
const shown = (minor: bigint): number => Number(minor) / 100

/** Benefit that finance signed ÷ the plan of the same full months, basis points, cut. Parts are automations with a plan. */
export function benefitRealisedOf(rows: readonly (Named & { signed: bigint; planned: bigint | null })[]): SourceReading {
  const planned = rows.flatMap((row) => (row.planned !== null && row.planned > 0n ? [{ ...row, planned: row.planned }] : []))
  if (!planned.length) return nothingYet('noPlan', '/value')
  const [signed, plan] = [planned.reduce((sum, row) => sum + row.signed, 0n), planned.reduce((sum, row) => sum + row.planned, 0n)]
  const share = (of: bigint, whole: bigint) => Number((of * BigInt(WHOLE)) / whole)
  return {
    ...silent,
    value: share(signed, plan),
    variables: { signedMoney: shown(signed), plannedMoney: shown(plan), automations: planned.length },
    parts: planned.map((row) => part(row, share(row.signed, row.planned), row.signed >= row.planned)),
    href: '/value',
  }
}

export interface FirstYearRow extends Named {
  benefit: bigint
  cost: bigint
}

/** (Σ benefit − Σ cost) ÷ Σ cost of the first year, basis points, cut towards the worse. Parts are automations with both. */
export function firstYearRoiOf(rows: readonly FirstYearRow[]): SourceReading {
  const known = rows.filter(({ cost }) => cost > 0n)
  if (!known.length) return nothingYet('noFirstYear', '/value/ranking')
  const sum = (pick: (row: FirstYearRow) => bigint) => known.reduce((total, row) => total + pick(row), 0n)
  const [benefit, cost] = [sum((row) => row.benefit), sum((row) => row.cost)]
  return {
    ...silent,
    value: cutDown((benefit - cost) * BigInt(WHOLE), cost),
    variables: { benefitMoney: shown(benefit), costMoney: shown(cost), automations: known.length },
    parts: known.map((row) => part(row, cutDown((row.benefit - row.cost) * BigInt(WHOLE), row.cost), row.benefit > row.cost)),
    href: '/value/ranking',
  }
}

export interface PaybackRow extends Named {
  /** First-year cost: the weight */
  cost: bigint
  plannedMonths: number
  /** Null: at the measured benefit it never pays back */
  measuredMonths: number | null
}

/** Mean of measured ÷ planned time to pay back, weighted by cost, basis points, rounded up: later is worse. Parts are automations with both. */
export function paybackShareOf(rows: readonly PaybackRow[]): SourceReading {
  const known = rows.filter(({ cost, plannedMonths }) => cost > 0n && plannedMonths > 0)
  if (!known.length) return nothingYet('noPayback', '/value')
  const shareOf = ({ plannedMonths, measuredMonths }: PaybackRow) => (measuredMonths === null ? NEVER : Math.min(NEVER, Math.ceil((measuredMonths * WHOLE) / plannedMonths - 1e-9)))
  const weight = known.reduce((sum, { cost }) => sum + Number(cost), 0)
  return {
    ...silent,
    value: Math.ceil(known.reduce((sum, row) => sum + shareOf(row) * (Number(row.cost) / weight), 0) - 1e-9),
    variables: { automations: known.length },
    parts: known.map((row) => part(row, shareOf(row), shareOf(row) <= WHOLE)),
    href: '/value',
  }
}

/** A hundred times the plan stands for never. */
const NEVER = 100 * WHOLE

function cutDown(dividend: bigint, divisor: bigint): number {
  const quotient = dividend / divisor
  return Number(dividend < 0n && dividend % divisor !== 0n ? quotient - 1n : quotient)
}
