import { can } from '@/lib/core/access'
import { figureOf, type Figure } from '@/lib/core/runs/figure'
import { readDirectory } from '@/lib/features/runs/directory'
import { daysIn, FactGroups, factsBySource } from '@/lib/features/runs/group-facts'
import { ownTargets } from '@/lib/features/runs/overview'
import { frameOf } from '@/lib/features/runs/period'
import { countedSources } from '@/lib/features/runs/sources'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'

/** How an automation does: figures of the last 30 days against its own targets, else the programme's. */
export interface Health {
  successRate: Figure
  ahtReduction: Figure
  throughput: Figure
}
export type HealthById = Map<string, Health>

/** By automation, for those with a linked engine process that counts; null when the reader may not see runs. */
export async function readHealth(ctx: Ctx): Promise<HealthById | null> {
  if (!can(ctx.actor, 'run:read')) return null
  const [{ period }, directory, programme] = await Promise.all([frameOf(ctx, { period: '30d' }), readDirectory(ctx), settingsOf(ctx.db, 'targets')])
  const sources = countedSources(directory, {}).filter((source) => source.automationId !== null)
  const groups = new FactGroups(directory, daysIn(period))
  const automationOf = new Map(sources.map((source) => [source.id, source.automationId!]))
  for (const { row, day } of await factsBySource(ctx, directory, sources, { period })) {
    const key = automationOf.get(row.engineProcessId)
    if (key) groups.add(key, row, day)
  }
  return new Map(
    sources.map((source) => {
      const side = { facts: groups.get(source.automationId!).facts }
      const targets = ownTargets(programme, source)
      const figure = (id: 'successRate' | 'ahtReduction' | 'throughput') => figureOf(id, side, null, targets)
      return [source.automationId!, { successRate: figure('successRate'), ahtReduction: figure('ahtReduction'), throughput: figure('throughput') }]
    }),
  )
}
