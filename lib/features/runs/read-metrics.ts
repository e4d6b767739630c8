import { addDays, hourOf, isDay, localDay, startOfDay, type Day } from '@/lib/core/calendar/local-day'
import { parseInstant } from '@/lib/core/calendar/instant'
import { daysOf } from '@/lib/core/calendar/period'
import { invalid } from '@/lib/core/errors'
import { countedOf } from '@/lib/core/runs/figure'
import { measure, noReadings, ratio } from '@/lib/core/runs/metrics'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { prismaTime, readPrismaTime } from '@/lib/server/sql/prisma-time'
import { sumRollups, type SumQuery, type SumRow } from '@/lib/server/sql/rollup-sums'
import { readDirectory, type Directory, type Source } from './directory'
import { FactGroups, factsBySource, type GroupFacts } from './group-facts'
import { groupKey, groupOf } from './grouping'
import { MetricsInput, type GroupKind } from './schema'
import { countedSources, NONE } from './sources'

const MAX_SPAN_DAYS = { day: 1100, hour: 31 }

/** One group of `GET /api/v1/metrics`; null wherever there is no data. */
export interface MetricsRow {
  /** Id, slug, day or hour of the group; `none` for what belongs to none */
  key: string
  name: string | null
  runs: number
  items: number
  succeeded: number
  systemFailures: number
  businessExceptions: number
  canceled: number
  open: number
  successRate: number | null
  ahtMs: number | null
  p50Ms: number | null
  p95Ms: number | null
  manualAhtMs: number | null
  ahtReduction: number | null
  hoursReturned: number | null
}

/** Local days, or whole UTC hours, of which the last one is not included. */
type Span = { by: 'day'; from: Day; before: Day } | { by: 'hour'; from: number; before: number }

export const readMetrics = query({
  permission: 'run:read',
  input: MetricsInput,
  async run(ctx, input) {
    const [{ timeZone }, directory] = await Promise.all([settingsOf(ctx.db, 'organisation'), readDirectory(ctx)])
    const span = spanOf(input.from, input.to, ctx.now.getTime(), timeZone)
    const sources = countedSources(directory, input, input.group === 'engine' || input.group === 'source')
    const byTime = input.group === 'day' || input.group === 'hour'
    const rows = byTime || span.by === 'hour' ? await cells(ctx, span, input.group, sources, timeZone) : await bySource(ctx, directory, sources, span)
    const groups = new FactGroups(directory, 0)
    for (const { row, day, slot } of rows) {
      const source = directory.byId.get(row.engineProcessId)
      if (!source) continue
      groups.add(byTime ? slot : groupKey(groupOf(input.group as Exclude<GroupKind, 'day' | 'hour'>, source)), row, day)
    }
    return { from: textOf(span.from), to: textOf(span.before), group: input.group, data: byTime ? timeRows(groups, span, input.group, timeZone) : namedRows(groups, input.group, sources) }
  },
})

const textOf = (at: Day | number): string => (typeof at === 'number' ? new Date(at).toISOString() : at)

/** Days unless an instant is given; the last 30 days unless anything is. */
function spanOf(from: string | undefined, to: string | undefined, now: number, timeZone: string): Span {
  const today = localDay(now, timeZone)
  const byDay = (from === undefined || isDay(from)) && (to === undefined || isDay(to))
  if (byDay) {
    const last = to ?? today
    const first = from ?? addDays(last, -29)
    if (first > last) throw invalid({ to: [{ key: 'runs.period.order' }] })
    if (addDays(first, MAX_SPAN_DAYS.day) < last) throw invalid({ to: [{ key: 'runs.period.tooLong', params: { max: MAX_SPAN_DAYS.day } }] })
    return { by: 'day', from: first, before: addDays(last, 1) }
  }
  const instant = (text: string, after: number) => (isDay(text) ? startOfDay(addDays(text, after), timeZone) : (parseInstant(text) as number))
  const before = to === undefined ? now : instant(to, 1)
  const first = from === undefined ? before - 30 * 86_400_000 : instant(from, 0)
  if (first >= before) throw invalid({ to: [{ key: 'runs.period.order' }] })
  const end = hourOf(before) === before ? before : hourOf(before) + 3_600_000
  return { by: 'hour', from: hourOf(first), before: end }
}

interface Placed {
  row: SumRow
  /** A day whose baseline holds for the row */
  day: Day
  slot: string
}

async function bySource(ctx: Ctx, directory: Directory, sources: readonly Source[], span: Span & { by: 'day' }): Promise<Placed[]> {
  const rows = await factsBySource(ctx, directory, sources, { period: { from: span.from, to: addDays(span.before, -1) }, percentiles: true })
  return rows.map(({ row, day }) => ({ row, day, slot: '' }))
}

/** Sums by engine process and slot, where groups are slots or the span does not follow days. */
async function cells(ctx: Ctx, span: Span, group: GroupKind, sources: readonly Source[], timeZone: string): Promise<Placed[]> {
  const hourly = span.by === 'hour' || group === 'hour'
  const [from, before] = span.by === 'hour' ? [span.from, span.before] : [startOfDay(span.from, timeZone), startOfDay(span.before, timeZone)]
  if (group === 'hour' && before - from > MAX_SPAN_DAYS.hour * 86_400_000) throw invalid({ to: [{ key: 'runs.period.tooLong', params: { max: MAX_SPAN_DAYS.hour } }] })
  const common = { processIds: sources.map((source) => source.id), by: 'cell', histograms: true } as const
  const query: SumQuery = hourly
    ? { table: 'hour', from: prismaTime(from), before: prismaTime(before), ...common }
    : { table: 'day', from: (span as Span & { by: 'day' }).from, before: (span as Span & { by: 'day' }).before, ...common }
  const rows = await sumRollups(ctx, query)
  return rows.map((row) => {
    if (!hourly) return { row, day: row.slot, slot: row.slot }
    const hour = readPrismaTime(row.slot)
    const day = localDay(hour, timeZone)
    return { row, day, slot: group === 'hour' ? new Date(hour).toISOString() : day }
  })
}

function namedRows(groups: FactGroups, kind: GroupKind, sources: readonly Source[]): MetricsRow[] {
  const names = new Map(sources.map((source) => groupOf(kind as Exclude<GroupKind, 'day' | 'hour'>, source)).map((name) => [groupKey(name), name]))
  return [...names].map(([key, name]) => rowOf(name.key ?? NONE, name.name, groups.get(key))).sort((a, b) => b.runs - a.runs || (a.key < b.key ? -1 : 1))
}

/** Every day of the span has a row, every hour only where there were runs. */
function timeRows(groups: FactGroups, span: Span, kind: GroupKind, timeZone: string): MetricsRow[] {
  const days = span.by === 'day' ? { from: span.from, to: addDays(span.before, -1) } : { from: localDay(span.from, timeZone), to: localDay(span.before - 1, timeZone) }
  const slots = kind === 'day' ? daysOf(days) : [...groups.groups.keys()].sort()
  return slots.map((slot) => rowOf(slot, slot, groups.get(slot)))
}

function rowOf(key: string, name: string | null, group: GroupFacts): MetricsRow {
  const { facts, p50Ms, p95Ms } = group
  const { runs, items, succeeded, systemFailures, businessExceptions, canceled, open } = countedOf(facts)
  const value = (id: Parameters<typeof measure>[0]) => measure(id, facts, noReadings).value
  return {
    key, name, runs, items, succeeded, systemFailures, businessExceptions, canceled, open,
    successRate: value('successRate'),
    ahtMs: value('aht'),
    p50Ms,
    p95Ms,
    manualAhtMs: ratio(facts.baselineManualMs, facts.baselineUnits),
    ahtReduction: value('ahtReduction'),
    hoursReturned: value('hoursReturned'),
  }
}
