import { can } from '@/lib/core/access'
import { blockersOf } from '@/lib/core/compatibility/standing'
import type { CellState, Environment } from '@/lib/core/compatibility/words'
import { id } from '@/lib/core/portfolio/fields'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { query } from '@/lib/server/command'
import { z } from 'zod'
import { needsTest } from './blockers'
import { releasesOf } from './releases'
import { AutomationOfPlan } from './schema'
import { readStanding } from './standing'
import { testedAutomation } from './visible'

const MOST = 30

/** Releases of a system, newest first, and the automations that are tested with it. */
export const systemReleases = query({
  permission: 'system:read',
  input: z.strictObject({ systemId: id }),
  async run(ctx, { systemId }) {
    const rows = await ctx.db.systemRelease.findMany({ where: { systemId }, select: { id: true, environment: true, release: true, note: true, at: true, by: { select: { name: true } } }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: MOST })
    const cells = can(ctx.actor, 'compatibility:read')
      ? await ctx.db.compatCell.findMany({ where: { systemId, automation: { AND: [visibleAutomation(ctx, 'compatibility:read'), { archivedAt: null }] } }, select: { state: true, testedRelease: true, automation: { select: { id: true, code: true, name: true, nameZh: true } } }, orderBy: { automation: { name: 'asc' } } })
      : []
    return {
      rows: rows.map((row) => ({ ...row, environment: row.environment as Environment })),
      now: { production: (await releasesOf(ctx, [systemId]))[systemId] ?? null, test: (await releasesOf(ctx, [systemId], 'test'))[systemId] ?? null },
      cells: cells.map((cell) => ({ ...cell, state: cell.state as CellState })),
      mayRecord: can(ctx.actor, 'system:edit'),
    }
  },
})

/** How one automation stands, in short: what holds it, and its combinations. */
export const automationCells = query({
  permission: 'compatibility:read',
  input: AutomationOfPlan,
  async run(ctx, { automationId }) {
    await testedAutomation(ctx, automationId)
    const needed = await needsTest(ctx, automationId)
    const cells = await ctx.db.compatCell.findMany({ where: { automationId }, select: { state: true, system: { select: { id: true, name: true, nameZh: true } } }, orderBy: { system: { name: 'asc' } } })
    return { needed, blockers: needed ? blockersOf((await readStanding(ctx, [automationId])).get(automationId)!) : [], cells: cells.map((cell) => ({ ...cell, state: cell.state as CellState })) }
  },
})
