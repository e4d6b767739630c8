import { addDays, type Day } from '@/lib/core/calendar/local-day'
import { addWorkingDays, isWorkingDay, startOfWorkingDays, workingDaysIn } from '@/lib/core/calendar/working-calendar'
import { measure, metrics, type MetricId } from '@/lib/core/runs/metrics'
import { reaches, type MeasuredCriterion } from './criterion'
import type { DayCounts, GateFacts } from './facts'
import { cutValue } from './measured'
import type { Forecast } from './reading'
import { trendOf } from './trend'

/** Days with figures below which no trend is read, and below which not even a volume is. */
const LEAST_POINTS = 8
const LEAST_VOLUME_DAYS = 5
/** Working days ahead beyond which nothing is foretold. */
const HORIZON = 120

/** Metrics whose value over a window is the mean of its days, weighted as named. */
const weights: Partial<Record<MetricId, 'sample' | 'manual'>> = {
  successRate: 'sample', systemErrorRate: 'sample', businessExceptionRate: 'sample', straightThroughRate: 'sample', aht: 'sample', ahtReduction: 'manual',
}

interface DayPoint {
  day: Day
  value: number
  weight: number
  sample: number
}

const none = (reason: Extract<Forecast, { kind: 'none' }>['reason']): Forecast => ({ kind: 'none', reason })

function pointsOf(metric: MetricId, days: readonly DayCounts[]): DayPoint[] {
  return days.flatMap(({ day, facts }) => {
    const { value, sample } = measure(metric, facts)
    if (value === null || !sample) return []
    return [{ day, value, sample, weight: weights[metric] === 'manual' ? facts.baselineManualMs : sample }]
  })
}

/**
 * The first working day on which the criterion will be met (or, while the sample is too small, can be judged) if the days ahead
 * go on as those of the window do. A future day gets the value of the trend line (`trendOf` over the days with figures) and the
 * mean weight of a day; the window then slides on, real days leaving and future ones coming in. Without a trend that is more
 * than chance, or with one that leads away, there is no forecast.
 */
export function forecastOf(criterion: Pick<MeasuredCriterion, 'metric' | 'comparator' | 'target' | 'windowDays' | 'minimumSample'>, days: readonly DayCounts[], facts: Pick<GateFacts, 'today' | 'calendar'>): Forecast {
  const { metric, comparator, windowDays } = criterion
  if (!weights[metric]) return none('not-foreseeable')
  const from = startOfWorkingDays(facts.calendar, facts.today, windowDays) ?? facts.today
  const points = pointsOf(metric, days).filter(({ day }) => day >= from && day <= facts.today)
  const first = points[0]
  if (!first || points.length < LEAST_VOLUME_DAYS) return none('too-few-days')
  const worked = Math.max(points.length, workingDaysIn(facts.calendar, first.day, facts.today))
  const mean = (of: 'sample' | 'weight') => points.reduce((sum, point) => sum + point[of], 0) / worked
  const perDay = { weight: mean('weight'), sample: mean('sample') }
  const sampleNow = points.reduce((sum, { sample }) => sum + sample, 0)
  if (sampleNow < criterion.minimumSample) {
    return slide(points, facts, windowDays, () => ({ value: 0, weight: 0, sample: perDay.sample }), ({ sample }) => sample >= criterion.minimumSample, 'volume')
  }
  if (points.length < LEAST_POINTS) return none('too-few-days')
  const x = (day: Day) => workingDaysIn(facts.calendar, first.day, day)
  const trend = trendOf(points.map(({ day, value }) => ({ x: x(day), y: value })))
  if (!trend.significant) return none('no-trend')
  if (trend.slope > 0 !== (comparator === 'at-least')) return none('wrong-way')
  const ceiling = metrics[metric].unit === 'ratio' ? 1 : Infinity
  const last = x(facts.today)
  const future = (ahead: number) => ({ value: Math.min(ceiling, Math.max(0, trend.intercept + trend.slope * (last + ahead))), ...perDay })
  const met = ({ weighted, weight, sample }: Sums) => sample >= criterion.minimumSample && weight > 0 && reaches(cutValue(metric, weighted / weight, comparator), comparator, criterion.target)
  return slide(points, facts, windowDays, future, met, 'trend')
}

interface Sums {
  /** Σ value × weight */
  weighted: number
  weight: number
  sample: number
}

/** Moves the window on, one working day at a time, until what it holds is enough. */
function slide(
  points: readonly DayPoint[],
  { today, calendar }: Pick<GateFacts, 'today' | 'calendar'>,
  windowDays: number,
  /** Of the first, second … working day after today */
  future: (ahead: number) => Omit<DayPoint, 'day'>,
  met: (sums: Sums) => boolean,
  basis: 'trend' | 'volume',
): Forecast {
  const worked = workingDaysUpTo(calendar, today, windowDays)
  const queue = [...points]
  const sums: Sums = { weighted: 0, weight: 0, sample: 0 }
  const count = ({ value, weight, sample }: DayPoint, sign: 1 | -1) => {
    sums.weighted += sign * value * weight
    sums.weight += sign * weight
    sums.sample += sign * sample
  }
  for (const point of queue) count(point, 1)
  let head = 0
  let day = today
  for (let step = 0; step < HORIZON; step++) {
    const next = addWorkingDays(calendar, day, 1)
    if (next === null) break
    day = next
    worked.push(day)
    const from = worked[worked.length - windowDays] ?? worked[0]!
    const point = { day, ...future(step + 1) }
    queue.push(point)
    count(point, 1)
    while (queue[head]!.day < from) count(queue[head++]!, -1)
    if (met(sums)) return { kind: 'day', day, basis }
  }
  return none('too-far')
}

/** The last `count` working days up to and including a day, oldest first. */
function workingDaysUpTo(calendar: GateFacts['calendar'], last: Day, count: number): Day[] {
  const days: Day[] = []
  for (let day = startOfWorkingDays(calendar, last, count) ?? last; day <= last; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) days.push(day)
  return days
}

/** Several things have to be met: the last one decides, and one that nobody can foretell leaves the whole open. */
export function latestOf(forecasts: readonly Forecast[]): Forecast {
  const open = forecasts.find((forecast) => forecast.kind === 'none')
  if (open) return open
  const days = forecasts.filter((forecast) => forecast.kind === 'day')
  return days.sort((a, b) => (a.day < b.day ? 1 : -1))[0] ?? none('not-foreseeable')
}

/** When `missing` more automations are planned to be live: the day of the last one needed, never in the past. */
export function plannedDay(planned: readonly (Day | null)[], missing: number, today: Day): Forecast {
  const ahead = planned.filter((day): day is Day => day !== null && day >= today).sort()
  const day = ahead[missing - 1]
  return day === undefined ? none('not-foreseeable') : { kind: 'day', day, basis: 'plan' }
}
