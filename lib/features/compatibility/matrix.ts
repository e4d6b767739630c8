import { can } from '@/lib/core/access'
import type { CellState } from '@/lib/core/compatibility/words'
import { searchTextOf } from '@/lib/core/localized'
import { liveStages, type Stage } from '@/lib/core/portfolio/stages'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { query } from '@/lib/server/command'
import type { Prisma } from '@/lib/server/db'
import type { z } from 'zod'
import type { Ctx } from '@/lib/server/ctx'
import { MatrixFilter } from './schema'

const named = { id: true, code: true, name: true, nameZh: true } as const

/** Which automations the matrix and its files show. */
export async function matrixWhere(ctx: Ctx, filter: z.output<typeof MatrixFilter>): Promise<Prisma.AutomationWhereInput> {
  const below = filter.department ? await ctx.db.department.findUnique({ where: { id: filter.department }, select: { path: true } }) : null
  const touches = { OR: [{ process: { systems: { some: {} } } }, { interfaces: { some: { interface: { archivedAt: null, status: { not: 'retired' } } } } }, { compatPlan: { isNot: null } }] }
  const live = { in: [...liveStages] as string[] }
  return {
    AND: [
      visibleAutomation(ctx, 'compatibility:read'),
      { archivedAt: null, stage: { not: 'retired' } },
      touches,
      filter.q ? { searchText: { contains: searchTextOf(filter.q) } } : {},
      filter.phase ? { phaseId: filter.phase } : {},
      below ? { process: { department: { OR: [{ path: below.path }, { path: { startsWith: `${below.path}/` } }] } } } : {},
      filter.stage ? { stage: filter.stage === 'live' ? live : { notIn: [...liveStages] } } : {},
      filter.state || filter.system ? { compatCells: { some: { ...(filter.state && { state: filter.state }), ...(filter.system && { systemId: filter.system }) } } } : {},
    ],
  }
}

const rowSelect = {
  ...named, stage: true,
  phase: { select: { id: true, name: true, nameZh: true, ordinal: true } },
  process: { select: { id: true, name: true, nameZh: true, department: { select: { id: true, name: true, nameZh: true, path: true } }, systems: { select: { systemId: true } } } },
  interfaces: { where: { interface: { archivedAt: null, status: { not: 'retired' } } }, select: { interface: { select: { fromSystemId: true, toSystemId: true, gatewayId: true } } } },
  compatPlan: { select: { id: true, runs: { where: { status: 'open' }, select: { number: true }, take: 1 } } },
  compatCells: { select: { systemId: true, state: true, testedRelease: true, currentRelease: true, blockers: true, faults: true, testedAt: true } },
} satisfies Prisma.AutomationSelect

export interface MatrixCell {
  systemId: string
  state: CellState
  testedRelease: string | null
  currentRelease: string | null
  blockers: number
  faults: number
  testedAt: Date | null
}

/** Automation × system as it stands now, with counts by state. What was never planned counts as untested: it is not hidden. */
export const compatMatrix = query({
  permission: 'compatibility:read',
  input: MatrixFilter,
  async run(ctx, filter) {
    const where = await matrixWhere(ctx, filter)
    const [rows, systems] = await Promise.all([
      ctx.db.automation.findMany({ where, select: rowSelect, orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
      ctx.db.system.findMany({ select: { ...named, release: true, vendor: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
    ])
    const shown = rows.map(({ process: { systems: ofProcess, ...process }, interfaces, compatCells, compatPlan, stage, ...row }) => {
      const cells = new Map<string, MatrixCell>(compatCells.map((cell) => [cell.systemId, { ...cell, state: cell.state as CellState }]))
      const ways = interfaces.flatMap(({ interface: way }) => [way.fromSystemId, way.toSystemId, way.gatewayId])
      for (const systemId of [...ofProcess.map((one) => one.systemId), ...ways]) {
        if (systemId && !cells.has(systemId)) cells.set(systemId, { systemId, state: 'untested', testedRelease: null, currentRelease: null, blockers: 0, faults: 0, testedAt: null })
      }
      return { ...row, stage: stage as Stage, process, planned: compatPlan !== null, openRun: compatPlan?.runs[0]?.number ?? null, cells: [...cells.values()] }
    })
    const used = new Set(shown.flatMap(({ cells }) => cells.map(({ systemId }) => systemId)))
    const count: Record<CellState, number> = { green: 0, amber: 0, red: 0, untested: 0, stale: 0 }
    for (const { cells } of shown) for (const { state } of cells) count[state] += 1
    return {
      rows: shown,
      systems: systems.filter(({ id }) => used.has(id) && (!filter.system || id === filter.system)),
      count,
      total: Object.values(count).reduce((sum, one) => sum + one, 0),
      may: { plan: can(ctx.actor, 'compatibility:plan') },
    }
  },
})
export type CompatMatrix = Awaited<ReturnType<typeof compatMatrix>>
export type MatrixRow = CompatMatrix['rows'][number]
