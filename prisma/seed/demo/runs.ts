import { addDays, HOUR_MS, startOfDay, type Day } from '@/lib/core/calendar/local-day'
import { isWorkingDay, type WorkingCalendar } from '@/lib/core/calendar/working-calendar'
import type { RunReport } from '@/lib/core/runs/run'
import { randomFrom, type Random } from './random'
import { outage, streams, type EngineKey, type Stream } from './streams'

export interface DemoClock {
  now: number
  today: Day
  timeZone: string
  calendar: WorkingCalendar
}

export interface DayOfRuns {
  engine: EngineKey
  /** When the last of them is known: the end of the day, or now */
  at: number
  reports: RunReport[]
}

/** Hours of the outage on the bad day, local. */
const OUTAGE_HOURS = [10, 15] as const

/** The latest working day that lies at least `days` back. */
export function workingDayBefore(clock: DemoClock, days: number): Day {
  let day = addDays(clock.today, -days)
  while (!isWorkingDay(clock.calendar, day)) day = addDays(day, -1)
  return day
}

/** What one engine did on one day, in the order in which the runs ended; nothing after now. */
export function runsOfDay(engine: EngineKey, daysAgo: number, clock: DemoClock): DayOfRuns {
  const day = addDays(clock.today, -daysAgo)
  const midnight = startOfDay(day, clock.timeZone)
  const reports = streams
    .filter((stream) => stream.engine === engine && daysAgo < stream.daysAgo)
    .flatMap((stream) => streamOfDay(stream, daysAgo, midnight, clock))
    .sort((a, b) => (instantOf(a) < instantOf(b) ? -1 : 1))
  return { engine, at: Math.min(clock.now, startOfDay(addDays(day, 1), clock.timeZone) - 60_000), reports }
}

const instantOf = (report: RunReport) => report.endedAt ?? report.startedAt ?? ''

function streamOfDay(stream: Stream, daysAgo: number, midnight: number, clock: DemoClock): RunReport[] {
  const random = randomFrom(daysAgo * 131 + streams.indexOf(stream) * 7919 + 17)
  const day = addDays(clock.today, -daysAgo)
  const usual = stream.runs[isWorkingDay(clock.calendar, day) ? 0 : 1]
  const monthEnd = Number(day.slice(8)) >= 26 ? 1.25 : 1
  const share = stream.rampUntil !== undefined && daysAgo > stream.rampUntil ? 0.5 : 1
  const count = Math.round(usual * share * monthEnd * random.between(0.82, 1.16))
  const broken = stream.needsSap && day === workingDayBefore(clock, 17)
  const list: RunReport[] = []
  for (let i = 0; i < count; i++) {
    const startedAt = midnight + (stream.hours[0] + (stream.hours[1] - stream.hours[0]) * ((i + random.next()) / count)) * HOUR_MS
    if (startedAt > clock.now - 90_000) break
    const hour = (startedAt - midnight) / HOUR_MS
    list.push(...oneRun(stream, `${stream.externalId}-${day.replaceAll('-', '')}-${String(i + 1).padStart(3, '0')}`, startedAt, {
      random,
      now: clock.now,
      system: broken && hour >= OUTAGE_HOURS[0] && hour < OUTAGE_HOURS[1] ? 0.72 : daysAgo < 14 ? (stream.systemLately ?? stream.system) : stream.system,
      outage: Boolean(broken && hour >= OUTAGE_HOURS[0] && hour < OUTAGE_HOURS[1]),
    }))
  }
  return list
}

interface Conditions {
  random: Random
  now: number
  system: number
  outage: boolean
}

function oneRun(stream: Stream, externalId: string, startedAt: number, { random, now, system, outage: down }: Conditions): RunReport[] {
  const planned = stream.items ? random.whole(...stream.items) : 1
  const outcomes = Array.from({ length: planned }, () => (random.chance(system) ? 'system' : random.chance(stream.business) ? 'business' : 'succeeded'))
  const failedAt = outcomes.indexOf('system')
  const handled = failedAt < 0 ? outcomes : outcomes.slice(0, failedAt + 1)
  const business = handled.filter((outcome) => outcome === 'business').length
  const durationMs = Math.round(handled.reduce((sum, outcome) => sum + stream.perItemMs * random.spread() * (outcome === 'succeeded' ? 1 : 0.6), 2_000))
  const endedAt = startedAt + durationMs
  const base = {
    externalId,
    attempt: 1,
    process: { externalId: stream.externalId, name: stream.name, version: stream.version },
    queuedAt: iso(startedAt - random.between(1_000, 240_000)),
    startedAt: iso(startedAt),
  }
  if (endedAt > now) return [{ ...base, status: 'running', sourceUpdatedAt: iso(startedAt) }]
  const failed = failedAt >= 0
  const problem = failed ? (down ? outage : random.pick(stream.systemProblems)) : business ? random.pick(stream.businessProblems) : null
  const status = failed || (!stream.items && business) ? 'failed' : random.chance(0.004) ? 'canceled' : 'succeeded'
  const run: RunReport = {
    ...base,
    status,
    endedAt: iso(endedAt),
    sourceUpdatedAt: iso(endedAt),
    attendedMs: business ? Math.round(business * random.between(120_000, 420_000)) : 0,
    ...(problem && status !== 'canceled' && { error: problem }),
    ...(stream.items && status !== 'canceled' && {
      items: { handled: handled.length, succeeded: handled.length - business - (failed ? 1 : 0), businessExceptions: business, systemExceptions: failed ? 1 : 0 },
    }),
  }
  return [run, ...retry(stream, run, endedAt, { random, now, system, outage: down })]
}

/** The workflow engine tries a technical failure once more after five minutes. */
function retry(stream: Stream, run: RunReport, endedAt: number, { random, now, outage: down }: Conditions): RunReport[] {
  const startedAt = endedAt + 300_000
  const again = startedAt + Math.round(stream.perItemMs * random.spread())
  if (stream.engine !== 'flow' || run.status !== 'failed' || run.error?.kind === 'business' || down || again > now) return []
  const { error: _, ...rest } = run
  return [{ ...rest, attempt: 2, status: 'succeeded', queuedAt: iso(endedAt), startedAt: iso(startedAt), endedAt: iso(again), sourceUpdatedAt: iso(again), attendedMs: 0, ...(run.items && { items: { handled: 1, succeeded: 1 } }) }]
}

const iso = (ms: number) => new Date(ms).toISOString()
