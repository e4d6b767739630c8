import { z } from 'zod'
import { canFor } from '@/lib/core/access'
import { searchTextOf } from '@/lib/core/localized'
import { searchQuery } from '@/lib/core/portfolio/fields'
import type { ComponentKind } from '@/lib/core/portfolio/landscape'
import { reuseOf } from '@/lib/core/portfolio/reuse'
import { liveStages, type Stage, type Technology } from '@/lib/core/portfolio/stages'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { componentOf } from './record'
import { ComponentFilter, ComponentRef } from './schema'

/** Uses that count: by automations that are neither retired nor archived. */
const counting = { automation: { archivedAt: null, stage: { not: 'retired' } } } satisfies Prisma.ComponentUseWhereInput

const usesOf = { where: counting, select: { savedTenthDays: true, automation: { select: { stage: true } } } } as const
const asUses = (uses: { savedTenthDays: number | null; automation: { stage: string } }[]) =>
  uses.map(({ savedTenthDays, automation }) => ({ savedTenthDays, live: liveStages.includes(automation.stage as Stage) }))

/** Pages of components; `reuse` is computed over all of the register, whoever looks, like a gate's figure. */
export const listComponents = query({
  permission: 'component:read',
  input: ComponentFilter,
  async run(ctx, filter) {
    const where: Prisma.ComponentWhereInput = {
      AND: [
        filter.q ? { searchText: { contains: searchTextOf(filter.q) } } : {},
        filter.kind ? { kind: filter.kind } : {},
        filter.technology ? { OR: [{ technology: filter.technology }, { technology: null }] } : {},
        filter.state === 'all' ? {} : { archivedAt: filter.state === 'archived' ? { not: null } : null },
      ],
    }
    const [found, all] = await Promise.all([
      ctx.db.component.findMany({
        where,
        select: {
          id: true, code: true, name: true, nameZh: true, kind: true, technology: true, release: true, archivedAt: true, updatedAt: true,
          owner: { select: { id: true, name: true } },
          uses: usesOf,
        },
        orderBy: [{ [filter.sort]: filter.dir }, { id: 'asc' }],
      }),
      readReuse(ctx),
    ])
    const rows = found.filter(({ uses }) => !filter.use || filter.use === (uses.length > 1 ? 'shared' : uses.length ? 'single' : 'unused'))
    return {
      rows: rows.slice((filter.page - 1) * filter.size, filter.page * filter.size).map(({ uses, ...row }) => ({
        ...row,
        kind: row.kind as ComponentKind,
        technology: row.technology as Technology | null,
        uses: uses.length,
        savedTenthDays: uses.reduce((sum, use) => sum + (use.savedTenthDays ?? 0), 0),
      })),
      total: rows.length,
      page: filter.page,
      reuse: all,
      mayEdit: canFor(ctx.actor, 'component:edit', null),
    }
  },
})

async function readReuse(ctx: Ctx) {
  const rows = await ctx.db.component.findMany({ where: { archivedAt: null }, select: { id: true, uses: usesOf } })
  return reuseOf(rows.map(({ id, uses }) => ({ id, uses: asUses(uses) })))
}

export type ComponentDetail = Awaited<ReturnType<typeof getComponent>>

/** The record with its uses; automations that the reader may not see are counted in `hidden`, and not named. */
export const getComponent = query({
  permission: 'component:read',
  input: ComponentRef,
  async run(ctx, { id }) {
    const [record, uses, counted] = await Promise.all([
      componentOf(ctx, id),
      ctx.db.componentUse.findMany({
        where: { componentId: id, automation: { AND: [visibleAutomation(ctx), { archivedAt: null }] } },
        select: { savedTenthDays: true, createdAt: true, automation: { select: { id: true, code: true, name: true, nameZh: true, stage: true, process: { select: { department: { select: { name: true, nameZh: true } } } } } } },
        orderBy: [{ createdAt: 'asc' }, { automationId: 'asc' }],
      }),
      ctx.db.componentUse.findMany({ where: { componentId: id, automation: { archivedAt: null } }, select: { savedTenthDays: true } }),
    ])
    return {
      ...record,
      uses: uses.map(({ automation, ...use }) => ({ ...use, automation: { ...automation, stage: automation.stage as Stage } })),
      hidden: counted.length - uses.length,
      savedTenthDays: counted.reduce((sum, use) => sum + (use.savedTenthDays ?? 0), 0),
      mayEdit: canFor(ctx.actor, 'component:edit', null),
    }
  },
})

/** For pickers and the search: at most twenty components whose name, code or description contains the text. */
export const findComponents = query({
  permission: 'component:read',
  input: z.strictObject({ q: searchQuery }),
  run: (ctx, { q }) =>
    ctx.db.component.findMany({
      where: { archivedAt: null, searchText: { contains: searchTextOf(q) } },
      select: { id: true, code: true, name: true, nameZh: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 20,
    }),
})
