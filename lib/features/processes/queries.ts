import { z } from 'zod'
import { canFor } from '@/lib/core/access'
import { localDay } from '@/lib/core/calendar/local-day'
import { dayOf } from '@/lib/core/calendar/stored-day'
import { searchTextOf } from '@/lib/core/localized'
import { dataClassesOf } from '@/lib/core/portfolio/data-classes'
import { searchQuery } from '@/lib/core/portfolio/fields'
import { baselineOn, orderBaselines } from '@/lib/core/runs/baseline'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'
import { processOf } from './record'
import { ProcessFilter, ProcessRef } from './schema'
import { processFor, visibleProcess } from './visible'

const baselineFigures = {
  ordinal: true, validFrom: true, annualVolume: true, manualMs: true, errorBasisPoints: true, hourlyWageMinor: true, currency: true,
} satisfies Prisma.ProcessBaselineSelect

/** Today as the programme counts days, and its currency. */
async function frameOf(ctx: Ctx) {
  const { timeZone, currency } = await settingsOf(ctx.db, 'organisation')
  return { day: localDay(ctx.now.getTime(), timeZone), currency }
}

/** The one filter of the list and of its files. */
export async function processWhere(ctx: Ctx, filter: z.output<typeof ProcessFilter>): Promise<Prisma.BusinessProcessWhereInput> {
  const below = filter.department ? await ctx.db.department.findUnique({ where: { id: filter.department }, select: { path: true } }) : null
  return {
    AND: [
      visibleProcess(ctx),
      filter.q ? { searchText: { contains: searchTextOf(filter.q) } } : {},
      filter.department ? { department: { OR: [{ id: filter.department }, ...(below ? [{ path: { startsWith: `${below.path}/` } }] : [])] } } : {},
      filter.owner ? { ownerId: filter.owner } : {},
      filter.gap ? { ownerId: null } : {},
      filter.system ? { systems: { some: { systemId: filter.system } } } : {},
      filter.baseline ? { baselines: filter.baseline === 'frozen' ? { some: {} } : { none: {} } } : {},
      filter.state === 'all' ? {} : { archivedAt: filter.state === 'archived' ? { not: null } : null },
    ],
  }
}

/** Pages of processes with the baseline that is valid today and the number of automations. */
export const listProcesses = query({
  permission: 'process:read',
  input: ProcessFilter,
  async run(ctx, filter) {
    const where = await processWhere(ctx, filter)
    const [rows, total, missing, ownerless, { day }] = await Promise.all([
      ctx.db.businessProcess.findMany({
        where,
        select: {
          id: true, code: true, name: true, nameZh: true, archivedAt: true, updatedAt: true,
          department: { select: { id: true, name: true, nameZh: true } },
          owner: { select: { id: true, name: true } },
          baselines: { select: { ordinal: true, validFrom: true, annualVolume: true, manualMs: true } },
          automations: { where: { archivedAt: null }, select: { stage: true } },
        },
        orderBy: [{ [filter.sort]: filter.dir }, { id: 'asc' }],
        skip: (filter.page - 1) * filter.size,
        take: filter.size,
      }),
      ctx.db.businessProcess.count({ where }),
      ctx.db.businessProcess.count({ where: { AND: [where, { baselines: { none: {} } }] } }),
      ctx.db.businessProcess.count({ where: { AND: [where, { ownerId: null }] } }),
      frameOf(ctx),
    ])
    return {
      rows: rows.map(({ baselines, automations, ...row }) => ({
        ...row,
        baseline: baselineOn(orderBaselines(baselines), day),
        automations: automations.length,
        live: automations.filter(({ stage }) => stage === 'live' || stage === 'watched').length,
      })),
      total,
      /** Of these, without any baseline */
      missing,
      /** Of these, nobody answers for */
      ownerless,
      page: filter.page,
    }
  },
})

export type ProcessDetail = Awaited<ReturnType<typeof getProcess>>

/** The record with all versions of its baseline (newest first), its systems and automations, and what the reader may do. */
export const getProcess = query({
  permission: 'process:read',
  input: ProcessRef,
  async run(ctx, { id }) {
    const { department } = await processFor(ctx, id)
    const path = department?.path ?? null
    const [process, baselines, automations, { day, currency }] = await Promise.all([
      processOf(ctx, id),
      ctx.db.processBaseline.findMany({
        where: { processId: id },
        select: { ...baselineFigures, id: true, source: true, measuredOn: true, frozenAt: true, frozenById: true },
        orderBy: { ordinal: 'desc' },
      }),
      ctx.db.automation.findMany({
        where: { processId: id },
        select: {
          id: true, code: true, name: true, nameZh: true, stage: true, technology: true, archivedAt: true,
          phase: { select: { id: true, key: true, name: true, nameZh: true } },
          owner: { select: { id: true, name: true } },
        },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      }),
      frameOf(ctx),
    ])
    const names = await namesOf(ctx, baselines.map((baseline) => baseline.frozenById))
    const money = canFor(ctx.actor, 'request-money:read', path)
    const shown = baselines.map((baseline) => (money ? baseline : { ...baseline, hourlyWageMinor: null, currency: null }))
    return {
      ...process,
      dataClasses: dataClassesOf(process.dataClasses),
      today: day,
      currency,
      baseline: baselineOn(orderBaselines(shown), day),
      baselines: shown.map(({ measuredOn, frozenById, ...baseline }) => ({
        ...baseline,
        measuredOn: dayOf(measuredOn),
        frozenBy: (frozenById && names.get(frozenById)) ?? null,
      })),
      automations,
      may: {
        /** What an hour costs, and what is computed with it */
        money,
        edit: canFor(ctx.actor, 'process:edit', path),
        freeze: canFor(ctx.actor, 'baseline:freeze', path) && !process.archivedAt,
        addAutomation: canFor(ctx.actor, 'automation:edit', path) && !process.archivedAt,
      },
    }
  },
})

async function namesOf(ctx: Ctx, ids: (string | null)[]): Promise<Map<string, string>> {
  const people = await ctx.db.person.findMany({ where: { id: { in: ids.filter((id) => id !== null) } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** For pickers and the search: at most twenty visible processes whose name, code or description contains the text. */
export const findProcesses = query({
  permission: 'process:read',
  input: z.strictObject({ q: searchQuery }),
  run: (ctx, { q }) =>
    ctx.db.businessProcess.findMany({
      where: { AND: [visibleProcess(ctx), { archivedAt: null, searchText: { contains: searchTextOf(q) } }] },
      select: { id: true, code: true, name: true, nameZh: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 20,
    }),
})
