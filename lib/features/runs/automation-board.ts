import { canFor } from '@/lib/core/access'
import { notFound } from '@/lib/core/errors'
import { countedOf, figureOf } from '@/lib/core/runs/figure'
import { metricIds, noReadings } from '@/lib/core/runs/metrics'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { backlogTrend, readBacklog } from './backlog'
import { readDirectory } from './directory'
import { readFreshness, worstFreshness } from './freshness'
import { daysIn, FactGroups, factsBySource } from './group-facts'
import { ownTargets } from './overview'
import { frameOf, instantsOf } from './period'
import { AutomationBoardInput } from './schema'
import { readSeries } from './series'
import { countedSources } from './sources'

export type AutomationBoard = Awaited<ReturnType<typeof automationBoard>>

/** Every figure of one automation over a period, its linked engine processes, charts, backlog and freshness. */
export const automationBoard = query({
  permission: 'run:read',
  input: AutomationBoardInput,
  async run(ctx, input) {
    const [frame, directory, programme] = await Promise.all([frameOf(ctx, input), readDirectory(ctx), settingsOf(ctx.db, 'targets')])
    const linked = directory.sources.filter((source) => source.automationId === input.automationId)
    if (!linked.length) await requireVisible(ctx, input.automationId)
    const sources = countedSources(directory, { automation: input.automationId })
    const targets = linked[0] ? ownTargets(programme, linked[0]) : programme
    const { period, previous, timeZone } = frame
    const [rows, series, backlog, engines] = await Promise.all([
      factsBySource(ctx, directory, sources, { period, previous, percentiles: true }),
      readSeries(ctx, frame, sources.map((source) => source.id)),
      readBacklog(ctx, directory, linked),
      readFreshness(ctx, linked),
    ])
    const trend = await backlogTrend(ctx, backlog.queues.map((queue) => queue.id), ...instantsOf(period, timeZone), timeZone)

    const now = new FactGroups(directory, daysIn(period))
    const before = new FactGroups(directory, daysIn(previous))
    for (const { row, day, current } of rows) {
      const side = current ? now : before
      side.add('', row, day)
      if (current) side.add(String(row.engineProcessId), row, day)
    }
    const { facts, p50Ms, p95Ms } = now.get('')
    const readings = { p50Ms, p95Ms, backlogWaiting: backlog.waiting, backlogAgeMs: backlog.oldestAgeMs, freshnessMs: worstFreshness(engines) }
    const earlier = before.get('')
    const sides = [{ facts, readings }, { facts: earlier.facts, readings: { ...noReadings, p50Ms: earlier.p50Ms, p95Ms: earlier.p95Ms } }] as const
    return {
      frame,
      targets,
      figures: metricIds.map((id) => figureOf(id, ...sides, targets)),
      counted: countedOf(facts),
      series,
      backlog: { ...backlog, trend },
      engines,
      sources: linked.map((source) => ({
        id: source.id,
        externalId: source.externalId,
        name: source.name,
        purpose: source.purpose,
        engineSlug: source.engineSlug,
        engineName: source.engineName,
        engineNameZh: source.engineNameZh,
        counted: countedOf(now.get(String(source.id)).facts),
        successRate: figureOf('successRate', now.get(String(source.id)), null, targets),
      })),
    }
  },
})

async function requireVisible(ctx: Ctx, id: string): Promise<void> {
  const automation = await ctx.db.automation.findUnique({ where: { id }, select: { process: { select: { department: { select: { path: true } } } } } })
  if (!automation || !canFor(ctx.actor, 'run:read', automation.process.department?.path ?? null)) throw notFound('automation')
}
