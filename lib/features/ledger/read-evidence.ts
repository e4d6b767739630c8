import { addDays, localDay, startOfDay } from '@/lib/core/calendar/local-day'
import type { WorkingCalendar } from '@/lib/core/calendar/working-calendar'
import { downHours, weeksOf } from '@/lib/core/ledger/downtime'
import type { DownHour, LateFacts, Segment, SourceCounters } from '@/lib/core/ledger/facts'
import { firstDay, lastDay, type Month } from '@/lib/core/calendar/month'
import type { RollupField } from '@/lib/core/runs/rollup'
import type { Ctx } from '@/lib/server/ctx'
import { backlogAges, hoursWithoutSuccess, hourSums } from '@/lib/server/sql/ledger-evidence'
import { sumRollups } from '@/lib/server/sql/rollup-sums'
import type { Subject } from './subjects'

const fields = ['succeeded', 'failed', 'unitsSucceeded', 'unitsBusiness', 'unitsSystem', 'unitsStraight', 'attendedMs', 'timedUnits', 'durationMs'] as const satisfies readonly RollupField[]

interface Given {
  month: Month
  subjects: readonly Subject[]
  /** Without counters; these are put in */
  segments: ReadonlyMap<string, Segment[]>
  timeZone: string
  calendar: WorkingCalendar
}

const idsOf = (subjects: readonly Subject[]): number[] => subjects.flatMap(({ sourceIds }) => sourceIds)
const spanOf = (month: Month, timeZone: string): [number, number] => [startOfDay(firstDay(month), timeZone), startOfDay(addDays(lastDay(month), 1), timeZone)]

/** Puts the counters of the month into the segments, from one query over the daily roll-ups of all automations. */
export async function fillSegments(ctx: Ctx, { month, subjects, segments }: Given): Promise<void> {
  const ids = idsOf(subjects)
  if (!ids.length) return
  const [first, last] = [firstDay(month), lastDay(month)]
  const cuts = [...new Set([...segments.values()].flatMap((list) => list.map(({ from }) => from)))].filter((day) => day > first).sort()
  const automationOf = new Map(subjects.flatMap(({ id, sourceIds }) => sourceIds.map((source) => [source, id] as const)))
  const rows = await sumRollups(ctx, { table: 'day', from: first, before: addDays(last, 1), processIds: ids, by: 'process', cuts, fields })
  for (const row of rows) {
    const day = row.segment === 0 ? first : cuts[row.segment - 1]!
    const segment = segments.get(automationOf.get(row.engineProcessId)!)?.find(({ from, to }) => from <= day && day <= to)
    const counters: SourceCounters = {
      id: row.engineProcessId, succeeded: row.unitsSucceeded, business: row.unitsBusiness, system: row.unitsSystem, straight: row.unitsStraight,
      attendedMs: row.attendedMs, timedUnits: row.timedUnits, durationMs: row.durationMs, runsSucceeded: row.succeeded, runsFailed: row.failed,
    }
    if (segment && Object.entries(counters).some(([key, value]) => key !== 'id' && value !== 0)) addSource(segment, counters)
  }
  for (const list of segments.values()) for (const segment of list) segment.sources.sort((a, b) => a.id - b.id)
}

function addSource(segment: Segment, counters: SourceCounters): void {
  const known = segment.sources.find(({ id }) => id === counters.id)
  if (!known) segment.sources.push(counters)
  else for (const key of Object.keys(counters) as (keyof SourceCounters)[]) if (key !== 'id') known[key] += counters[key]
}

/** Down hours by automation: one query for the month, one for what is usual in the hours that it found. */
export async function readDownHours(ctx: Ctx, { month, subjects, timeZone, calendar }: Given): Promise<Map<string, DownHour[]>> {
  const ids = idsOf(subjects)
  if (!ids.length) return new Map()
  const found = grouped(await hoursWithoutSuccess(ctx, ids, ...spanOf(month, timeZone)))
  const asked = subjects.flatMap(({ id, sourceIds }) => {
    const hours = new Set((found.get(id) ?? []).flatMap(({ at }) => [at, ...weeksOf(at, timeZone).before.map((week) => week.at)]))
    return sourceIds.flatMap((source): [number, number][] => [...hours].map((at) => [source, at]))
  })
  const sums = grouped(await hourSums(ctx, asked))
  return new Map(
    subjects.flatMap(({ id, firstRun }): [string, DownHour[]][] => {
      const hours = found.get(id)
      if (!hours) return []
      const own = new Map((sums.get(id) ?? []).map((sum) => [sum.at, sum]))
      return [[id, downHours(hours.map(({ at }) => ({ at, failed: own.get(at)?.failed ?? 0 })), { calendar, timeZone, firstDay: firstRun, earlier: own })]]
    }),
  )
}

function grouped<Row extends { automationId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const known = groups.get(row.automationId)
    if (known) known.push(row)
    else groups.set(row.automationId, [row])
  }
  return groups
}

/** Local days on which a queue's oldest item waited longer than the target, by automation; absent: no queue tells an age. */
export async function readLate(ctx: Ctx, { month, subjects, timeZone }: Given, targetMinutes: number): Promise<Map<string, LateFacts>> {
  const ids = idsOf(subjects)
  if (!ids.length) return new Map()
  const late = new Map<string, Set<string>>()
  for (const { automationId, hour, ageMs } of await backlogAges(ctx, ids, ...spanOf(month, timeZone))) {
    const days = late.get(automationId) ?? new Set<string>()
    if (ageMs > targetMinutes * 60_000) days.add(localDay(Date.parse(`${hour}:00:00.000Z`), timeZone))
    late.set(automationId, days)
  }
  return new Map([...late].map(([id, days]) => [id, { by: 'backlog', units: days.size, readingId: null, targetMinutes, days: [...days].sort() }]))
}
