import { z } from 'zod'
import { canFor } from '@/lib/core/access'
import { searchTextOf } from '@/lib/core/localized'
import { searchQuery } from '@/lib/core/portfolio/fields'
import { liveStages, stepsFrom, type Stage, type Technology } from '@/lib/core/portfolio/stages'
import { worstFirst } from '@/lib/core/runs/compare'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { readSettings } from '@/lib/server/settings'
import { readHealth, type HealthById } from './health'
import { automationOf } from './record'
import { AutomationFilter, AutomationRef } from './schema'
import { readStageFacts } from './stage-facts'
import { automationFor, visibleAutomation } from './visible'

const oneOwner: Prisma.AutomationWhereInput = { stage: { not: 'retired' }, OR: [{ ownerId: null }, { deputyId: null }] }

/** The one filter of the list and of its files. */
export async function automationWhere(ctx: Ctx, filter: z.output<typeof AutomationFilter>): Promise<Prisma.AutomationWhereInput> {
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
      filter.owners ? oneOwner : {},
      filter.state === 'all' ? {} : { archivedAt: filter.state === 'archived' ? { not: null } : null },
    ],
  }
}

const listRow = {
  id: true, code: true, name: true, nameZh: true, stage: true, technology: true, archivedAt: true, liveSince: true, updatedAt: true,
  process: { select: { id: true, name: true, nameZh: true, department: { select: { id: true, name: true, nameZh: true } } } },
  phase: { select: { id: true, key: true, name: true, nameZh: true } },
  owner: { select: { id: true, name: true } },
  deputy: { select: { id: true, name: true } },
  _count: { select: { engineProcesses: true } },
} satisfies Prisma.AutomationSelect

/** Pages of automations with their figures of the last 30 days; `health` sorts by them, worst first. */
export const listAutomations = query({
  permission: 'automation:read',
  input: AutomationFilter,
  async run(ctx, filter) {
    const [where, health] = await Promise.all([automationWhere(ctx, filter), readHealth(ctx)])
    const { sort, dir, page, size } = filter
    const orderBy: Prisma.AutomationOrderByWithRelationInput[] = [{ [sort === 'health' ? 'name' : sort]: sort === 'health' ? 'asc' : dir }, { id: 'asc' }]
    const all = await ctx.db.automation.findMany({ where, select: { id: true, stage: true, ownerId: true, deputyId: true }, orderBy })
    const order = worstFirst('successRate')
    const inService = (row: { stage: string }) => Number(!liveStages.includes(row.stage as Stage))
    const byHealth = (a: Ranked, b: Ranked) => order(judged(health, a.id), judged(health, b.id)) || inService(a) - inService(b)
    if (sort === 'health') all.sort((a, b) => (dir === 'desc' ? -1 : 1) * byHealth(a, b))
    const ids = all.slice((page - 1) * size, page * size).map(({ id }) => id)
    const found = new Map((await ctx.db.automation.findMany({ where: { id: { in: ids } }, select: listRow })).map((row) => [row.id, row]))
    return {
      rows: ids.flatMap((id) => {
        const row = found.get(id)
        if (!row) return []
        const { _count, ...rest } = row
        return [{ ...rest, stage: row.stage as Stage, technology: row.technology as Technology, linked: _count.engineProcesses, health: health?.get(id) ?? null }]
      }),
      total: all.length,
      summary: summaryOf(all, health),
      page,
    }
  },
})

export type AutomationListRow = Awaited<ReturnType<typeof listAutomations>>['rows'][number]

interface Ranked {
  id: string
  stage: string
  ownerId: string | null
  deputyId: string | null
}

const unknown = { standing: 'no-data', value: null } as const
const judged = (health: HealthById | null, id: string) => health?.get(id)?.successRate ?? unknown

/** What the headline of the list says; `measured` is null where the reader may not see runs. */
function summaryOf(all: Ranked[], health: HealthById | null) {
  const standings = all.map(({ id }) => judged(health, id).standing)
  return {
    live: all.filter(({ stage }) => liveStages.includes(stage as Stage)).length,
    measured: health && standings.filter((standing) => standing !== 'no-data').length,
    /** Fewer than two people answer for them */
    oneOwner: all.filter(({ stage, ownerId, deputyId }) => stage !== 'retired' && (!ownerId || !deputyId)).length,
    below: standings.filter((standing) => standing === 'act' || standing === 'watch').length,
  }
}

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
    const { targets, organisation } = await readSettings(ctx.db)
    const mayEdit = canFor(ctx.actor, 'automation:edit', path)
    const facts = mayEdit ? await readStageFacts(ctx, guarded) : null
    return {
      ...automation,
      hasBaseline: guarded.process._count.baselines > 0,
      linked,
      /** Of the programme, where the automation has none of its own */
      targets: { successBp: targets.successBp, ahtReductionBp: targets.ahtReductionBp, currency: organisation.currency },
      steps: facts ? stepsFrom(facts) : [],
      /** What other registers hold the next step with */
      held: facts?.held ?? null,
      may: { edit: mayEdit, link: canFor(ctx.actor, 'engine:link', path), readRuns: canFor(ctx.actor, 'run:read', path), readValue: canFor(ctx.actor, 'value:read', path) },
    }
  },
})

/** What an automation without targets of its own is measured against, and the currency that costs are given in. */
export const programmeTargets = query({
  permission: 'automation:read',
  input: z.strictObject({}),
  async run(ctx) {
    const { targets, organisation } = await readSettings(ctx.db)
    return { successBp: targets.successBp, ahtReductionBp: targets.ahtReductionBp, currency: organisation.currency }
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
