import { z } from 'zod'
import { canFor } from '@/lib/core/access'
import { searchTextOf } from '@/lib/core/localized'
import { searchQuery } from '@/lib/core/portfolio/fields'
import { stepsFrom, type Stage, type Technology } from '@/lib/core/portfolio/stages'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { automationOf, stageFactsOf } from './record'
import { AutomationFilter, AutomationRef } from './schema'
import { automationFor, visibleAutomation } from './visible'

const PAGE_SIZE = 50

async function whereOf(ctx: Ctx, filter: z.output<typeof AutomationFilter>): Promise<Prisma.AutomationWhereInput> {
  const below = filter.department ? await ctx.db.department.findUnique({ where: { id: filter.department }, select: { path: true } }) : null
  return {
    AND: [
      visibleAutomation(ctx),
      filter.q ? { searchText: { contains: searchTextOf(filter.q) } } : {},
      filter.phase ? { phaseId: filter.phase === 'none' ? null : filter.phase } : {},
      filter.stage ? { stage: filter.stage } : {},
      filter.technology ? { technology: filter.technology } : {},
      filter.process ? { processId: filter.process } : {},
      filter.department ? { process: { department: { OR: [{ id: filter.department }, ...(below ? [{ path: { startsWith: `${below.path}/` } }] : [])] } } } : {},
      filter.owner ? { OR: [{ ownerId: filter.owner }, { deputyId: filter.owner }, { builderId: filter.owner }] } : {},
      filter.state === 'all' ? {} : { archivedAt: filter.state === 'archived' ? { not: null } : null },
    ],
  }
}

export type AutomationListRow = Awaited<ReturnType<typeof listAutomations>>['rows'][number]

export const listAutomations = query({
  permission: 'automation:read',
  input: AutomationFilter,
  async run(ctx, filter) {
    const where = await whereOf(ctx, filter)
    const [rows, total] = await Promise.all([
      ctx.db.automation.findMany({
        where,
        select: {
          id: true, code: true, name: true, nameZh: true, stage: true, technology: true, archivedAt: true, liveSince: true, updatedAt: true,
          targetSuccessBp: true, targetAhtReductionBp: true,
          process: { select: { id: true, name: true, nameZh: true, department: { select: { id: true, name: true, nameZh: true } } } },
          phase: { select: { id: true, key: true, name: true, nameZh: true } },
          owner: { select: { id: true, name: true } },
          deputy: { select: { id: true, name: true } },
          _count: { select: { engineProcesses: true } },
        },
        orderBy: [{ [filter.sort]: filter.dir }, { id: 'asc' }],
        skip: (filter.page - 1) * PAGE_SIZE,
        take: PAGE_SIZE,
      }),
      ctx.db.automation.count({ where }),
    ])
    return {
      rows: rows.map(({ _count, ...row }) => ({ ...row, stage: row.stage as Stage, technology: row.technology as Technology, linked: _count.engineProcesses })),
      total,
      page: filter.page,
      pageSize: PAGE_SIZE,
    }
  },
})

export type AutomationDetail = Awaited<ReturnType<typeof getAutomation>>

/** The record with the processes of engines linked to it, the steps that its stage offers, and what the reader may do. */
export const getAutomation = query({
  permission: 'automation:read',
  input: AutomationRef,
  async run(ctx, { id }) {
    const guarded = await automationFor(ctx, id)
    const path = guarded.process.department?.path ?? null
    const [automation, linked] = await Promise.all([
      automationOf(ctx, id),
      ctx.db.engineProcess.findMany({
        where: { automationId: id },
        select: {
          id: true, externalId: true, name: true, release: true, active: true, purpose: true, link: true, seenAt: true,
          engine: { select: { id: true, slug: true, name: true, nameZh: true, kind: true, status: true, freshAt: true } },
        },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      }),
    ])
    const mayEdit = canFor(ctx.actor, 'automation:edit', path)
    return {
      ...automation,
      hasBaseline: guarded.process._count.baselines > 0,
      linked,
      steps: mayEdit ? stepsFrom(stageFactsOf(guarded, ctx)) : [],
      may: { edit: mayEdit, link: canFor(ctx.actor, 'engine:link', path), readRuns: canFor(ctx.actor, 'run:read', path) },
    }
  },
})

/** For pickers and the search: at most twenty visible automations whose name, code or description contains the text. */
export const findAutomations = query({
  permission: 'automation:read',
  input: z.strictObject({ q: searchQuery }),
  run: (ctx, { q }) =>
    ctx.db.automation.findMany({
      where: { AND: [visibleAutomation(ctx), { archivedAt: null, searchText: { contains: searchTextOf(q) } }] },
      select: { id: true, code: true, name: true, nameZh: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 20,
    }),
})
