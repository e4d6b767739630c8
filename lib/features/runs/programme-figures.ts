import { z } from 'zod'
import { addDays, type Day } from '@/lib/core/calendar/local-day'
import { worstFirst, type Targets } from '@/lib/core/runs/compare'
import { figureOf, type Figure } from '@/lib/core/runs/figure'
import { measure, noReadings, type MetricId } from '@/lib/core/runs/metrics'
import { query } from '@/lib/server/command'
import { settingsOf } from '@/lib/server/settings'
import { readBacklog } from './backlog'
import { readDirectory, type Source } from './directory'
import { readFreshness, worstFreshness } from './freshness'
import { daysIn, FactGroups } from './group-facts'
import type { GroupName } from './grouping'
import { ownTargets } from './overview'
import { frameOf } from './period'
import { segmentFields, segmentSums } from './segment-sums'
import { countedSources, withoutOwnJobs } from './sources'

export const steeringIds = [
  'successRate', 'ahtReduction', 'hoursReturned', 'throughput', 'straightThroughRate', 'systemErrorRate', 'businessExceptionRate', 'aht', 'backlogSize', 'backlogAge',
] as const satisfies readonly MetricId[]
export type SteeringId = (typeof steeringIds)[number]
export const trendIds = ['successRate', 'ahtReduction', 'hoursReturned', 'throughput'] as const satisfies readonly SteeringId[]
export type TrendId = (typeof trendIds)[number]

/** Weeks of the trend, the last one ending today. */
const WEEKS = 8
const ALL = ''

export interface TrendWeek {
  /** First local day of its seven */
  from: Day
  values: Record<TrendId, number | null>
}

export interface SteeredAutomation extends GroupName {
  phaseId: string | null
  figures: Record<TrendId, Figure>
}

export type ProgrammeFigures = Awaited<ReturnType<typeof programmeFigures>>

/**
 * What the steering group looks at, over the last 20 working days against as many days before: figures of the active phase (of
 * the whole programme where none is active or nothing of it is linked), of every phase, the trend by week, and the `rows`
 * automations whose success rate is worst. One pass over the daily roll-ups serves all of it.
 */
export const programmeFigures = query({
  permission: 'run:read',
  input: z.strictObject({ rows: z.int().min(1).max(5000).default(20) }),
  async run(ctx, { rows }) {
    const [frame, directory, targets, active] = await Promise.all([
      frameOf(ctx, { period: '20w' }),
      readDirectory(ctx),
      settingsOf(ctx.db, 'targets'),
      ctx.db.phase.findFirst({ where: { status: 'active' }, orderBy: { ordinal: 'asc' }, select: { id: true } }),
    ])
    const { period, previous } = frame
    const sources = countedSources(directory, {})
    const focus = active && sources.some(({ phaseId }) => phaseId === active.id) ? active.id : null
    const chosen = withoutOwnJobs(directory, { ...(focus && { phase: focus }) })
    const weeks = weeksBefore(period.to)
    const first = weeks[0]! < previous.from ? weeks[0]! : previous.from
    const [sums, backlog, engines] = await Promise.all([
      segmentSums(ctx, directory, sources, { from: first, to: period.to, cuts: [...weeks, previous.from, period.from] }),
      readBacklog(ctx, directory, chosen),
      readFreshness(ctx, chosen),
    ])
    const groupsOver = (days: number) => new FactGroups(directory, days, segmentFields)
    const [now, before, weekly] = [groupsOver(daysIn(period)), groupsOver(daysIn(previous)), groupsOver(7)]
    for (const { row, day, source } of sums) {
      if (day >= previous.from) {
        const side = day >= period.from ? now : before
        side.add(ALL, row, day)
        if (source.phaseId) side.add(source.phaseId, row, day)
        if (source.automationId) side.add(source.automationId, row, day)
      }
      if (focus === null || source.phaseId === focus) weekly.add(weekOf(weeks, day), row, day)
    }
    const readings = { ...noReadings, backlogWaiting: backlog.waiting, backlogAgeMs: backlog.oldestAgeMs }
    const figures = (key: string, withReadings = false) =>
      steeringIds.map((id) => figureOf(id, { facts: now.get(key).facts, ...(withReadings && { readings }) }, { facts: before.get(key).facts }, targets))
    return {
      frame,
      targets,
      /** Id of the phase that `totals` and `trend` are about; null: the whole programme */
      focus,
      totals: figures(focus ?? ALL, true),
      phases: Object.fromEntries([...new Set(sources.flatMap(({ phaseId }) => phaseId ?? []))].map((id) => [id, figures(id)])) as Record<string, Figure[]>,
      trend: weeks.map((from): TrendWeek => ({ from, values: Object.fromEntries(trendIds.map((id) => [id, measure(id, weekly.get(from).facts).value])) as TrendWeek['values'] })),
      ...worstOf(sources, now, before, targets, rows),
      freshnessMs: worstFreshness(engines),
      stalest: engines[0] ?? null,
    }
  },
})

const weeksBefore = (to: Day): Day[] => Array.from({ length: WEEKS }, (_, i) => addDays(to, -7 * (WEEKS - i) + 1))

/** The last week that starts on or before the day; what lies before all of them belongs to none that is shown. */
const weekOf = (weeks: readonly Day[], day: Day): Day => weeks.findLast((from) => from <= day) ?? 'earlier'

/** All linked automations are judged, the worst are told in full. */
function worstOf(sources: readonly Source[], now: FactGroups, before: FactGroups, targets: Targets, shown: number) {
  const members = new Map(sources.flatMap((source) => (source.automationId ? [[source.automationId, source] as const] : [])))
  const order = worstFirst('successRate')
  const judged = [...members].map(([id, source]) => {
    const own = ownTargets(targets, source)
    return { id, source, own, success: figureOf('successRate', now.get(id), before.get(id), own) }
  })
  judged.sort((a, b) => order(a.success, b.success) || (a.source.automationName ?? '').localeCompare(b.source.automationName ?? ''))
  return {
    automations: judged.length,
    missing: judged.filter(({ success }) => success.standing === 'act' || success.standing === 'watch').length,
    worst: judged.slice(0, shown).map(({ id, source, own, success }): SteeredAutomation => {
      const figures = { successRate: success, ...Object.fromEntries(trendIds.slice(1).map((metric) => [metric, figureOf(metric, now.get(id), before.get(id), own)])) } as SteeredAutomation['figures']
      return { key: id, code: source.automationCode, name: source.automationName, nameZh: source.automationNameZh, phaseId: source.phaseId, figures }
    }),
  }
}
