import type { z } from 'zod'
import { worstFirst, type Targets } from '@/lib/core/runs/compare'
import { countedOf, figureOf, type Counted, type Figure } from '@/lib/core/runs/figure'
import { noReadings, type MetricId } from '@/lib/core/runs/metrics'
import { query } from '@/lib/server/command'
import { settingsOf } from '@/lib/server/settings'
import { backlogTrend, readBacklog } from './backlog'
import { readDirectory, type Source } from './directory'
import { readFreshness, worstFreshness } from './freshness'
import { daysIn, FactGroups, factsBySource } from './group-facts'
import { groupKey, groupOf, type GroupName } from './grouping'
import { frameOf, instantsOf } from './period'
import { OverviewInput } from './schema'
import { readSeries } from './series'
import { countedSources, sourcesOf, withoutOwnJobs } from './sources'

const totalIds = [
  'successRate', 'ahtReduction', 'throughput', 'backlogSize', 'backlogAge', 'freshness',
  'systemErrorRate', 'businessExceptionRate', 'straightThroughRate', 'aht', 'hoursReturned',
] as const satisfies readonly MetricId[]
const rowIds = ['successRate', 'systemErrorRate', 'businessExceptionRate', 'aht', 'ahtReduction', 'throughput', 'hoursReturned'] as const satisfies readonly MetricId[]

/** Key of the sum over all groups; no id or slug is empty. */
const ALL = ''

export type RowFigure = (typeof rowIds)[number]

export interface OverviewGroup extends GroupName {
  counted: Counted
  figures: Record<RowFigure, Figure>
  /** Processes of engines behind it */
  sources: number
}

export type Overview = Awaited<ReturnType<typeof runsOverview>>

/**
 * The programme's figures over a period against targets and the period before, by group, worst success rate first. All of it
 * from roll-ups; the cost does not depend on the number of runs.
 */
export const runsOverview = query({
  permission: 'run:read',
  input: OverviewInput,
  async run(ctx, input) {
    const [frame, directory, targets] = await Promise.all([frameOf(ctx, input), readDirectory(ctx), settingsOf(ctx.db, 'targets')])
    const { period, previous, timeZone } = frame
    const chosen = withoutOwnJobs(directory, input)
    const sources = countedSources(directory, input)
    const shown = countedSources(directory, input, input.group === 'engine')
    const inTotals = new Set(sources)
    const everything = directory.complete && sources.length === directory.sources.length
    const [rows, series, backlog, engines] = await Promise.all([
      factsBySource(ctx, directory, shown, { period, previous }),
      readSeries(ctx, frame, everything ? null : sources.map((source) => source.id)),
      readBacklog(ctx, directory, chosen),
      readFreshness(ctx, chosen),
    ])
    const trend = await backlogTrend(ctx, backlog.queues.map((queue) => queue.id), ...instantsOf(period, timeZone), timeZone)

    const now = new FactGroups(directory, daysIn(period))
    const before = new FactGroups(directory, daysIn(previous))
    for (const { row, day, current } of rows) {
      const source = directory.byId.get(row.engineProcessId)
      if (!source) continue
      const side = current ? now : before
      if (inTotals.has(source)) side.add(ALL, row, day)
      side.add(groupKey(groupOf(input.group, source)), row, day)
    }
    const readings = { ...noReadings, backlogWaiting: backlog.waiting, backlogAgeMs: backlog.oldestAgeMs, freshnessMs: worstFreshness(engines) }
    const total = { facts: now.get(ALL).facts, readings }
    return {
      frame,
      group: input.group,
      targets,
      totals: totalIds.map((id) => figureOf(id, total, { facts: before.get(ALL).facts }, targets)),
      counted: countedOf(total.facts),
      groups: groupsOf(shown, input, now, before, targets),
      series,
      backlog: { ...backlog, trend },
      engines,
      /** Processes of engines that are left out of the figures: tests and dispatchers */
      excluded: chosen.length - sources.length,
      /** Jobs of the portal itself that are left out of the totals */
      ownJobs: sourcesOf(directory, input).length - chosen.length,
    }
  },
})

function groupsOf(sources: Source[], input: z.output<typeof OverviewInput>, now: FactGroups, before: FactGroups, targets: Targets): OverviewGroup[] {
  const members = new Map<string, Source[]>()
  for (const source of sources) {
    const key = groupKey(groupOf(input.group, source))
    members.set(key, [...(members.get(key) ?? []), source])
  }
  const groups = [...members].map(([key, list]) => {
    const { facts } = now.get(key)
    const own = input.group === 'automation' ? ownTargets(targets, list[0]!) : targets
    const figures = Object.fromEntries(rowIds.map((id) => [id, figureOf(id, { facts }, { facts: before.get(key).facts }, own)])) as OverviewGroup['figures']
    return { ...groupOf(input.group, list[0]!), counted: countedOf(facts), figures, sources: list.length }
  })
  const order = worstFirst('successRate')
  return groups.sort((a, b) => order(a.figures.successRate, b.figures.successRate) || (a.name ?? '').localeCompare(b.name ?? ''))
}

/** An automation's own targets go before those of the programme. */
export const ownTargets = (targets: Targets, source: Pick<Source, 'targetSuccessBp' | 'targetAhtReductionBp'>): Targets => ({
  ...targets,
  successBp: source.targetSuccessBp ?? targets.successBp,
  ahtReductionBp: source.targetAhtReductionBp ?? targets.ahtReductionBp,
})
