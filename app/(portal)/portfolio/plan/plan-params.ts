import { decimalsOf } from '@/lib/core/portfolio/money'
import type { PlanLimits } from '@/lib/features/portfolio/schema'

export interface PlanParams {
  budget?: string
  days?: string
  risky?: string
  in?: string
  out?: string
}

type Numbered = { id: string; number: number }

const whole = (text: string | undefined, times: number): number | undefined => {
  const value = text?.trim() ? Number(text) : NaN
  return Number.isFinite(value) && value >= 0 && value < 1e12 ? Math.round(value * times) : undefined
}

/** What the address of the page says: money in whole units of the currency, days, numbers of requests. */
export function limitsFrom(params: PlanParams, currency: string, rows: readonly Numbered[]): PlanLimits {
  const byNumber = new Map(rows.map(({ id, number }) => [String(number), id]))
  const ids = (list: string | undefined) => (list ?? '').split(',').flatMap((number) => byNumber.get(number.trim()) ?? [])
  return { budgetMinor: whole(params.budget, 10 ** decimalsOf(currency)), tenthDays: whole(params.days, 10), risky: whole(params.risky, 1), forcedIn: ids(params.in), forcedOut: ids(params.out) }
}

/** Back to an address, with one request's standing changed where `change` names it. */
export function planHref(limits: PlanLimits, currency: string, rows: readonly Numbered[], change?: { id: string; to: 'must' | 'never' | 'free' }): string {
  const numberOf = new Map(rows.map(({ id, number }) => [id, number]))
  const list = (ids: readonly string[], mark: 'must' | 'never') =>
    [...ids.filter((id) => id !== change?.id), ...(change?.to === mark ? [change.id] : [])].flatMap((id) => numberOf.get(id) ?? []).join(',')
  const query = new URLSearchParams()
  if (limits.budgetMinor !== undefined) query.set('budget', String(limits.budgetMinor / 10 ** decimalsOf(currency)))
  if (limits.tenthDays !== undefined) query.set('days', String(limits.tenthDays / 10))
  if (limits.risky !== undefined) query.set('risky', String(limits.risky))
  for (const [name, value] of [['in', list(limits.forcedIn, 'must')], ['out', list(limits.forcedOut, 'never')]] as const) if (value) query.set(name, value)
  const text = query.toString().replaceAll('%2C', ',')
  return `/portfolio/plan${text && `?${text}`}`
}
