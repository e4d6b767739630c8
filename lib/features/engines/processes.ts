import { canFor } from '@/lib/core/access'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { query } from '@/lib/server/command'
import type { Prisma } from '@/lib/server/db'
import { ProcessFilter } from './schema'

const PAGE_SIZE = 50

/** Processes that somebody should link: those of tests and dispatchers count nowhere, so they need no automation. */
export const toBeLinked = { automationId: null, purpose: 'production' } satisfies Prisma.EngineProcessWhereInput

/** Processes of an engine. The automation is named only where the reader may see it. */
export const listProcesses = query({
  permission: 'engine:read',
  input: ProcessFilter,
  async run(ctx, { engineId, q, linked, page }) {
    const where: Prisma.EngineProcessWhereInput = {
      engineId,
      engine: { status: { not: 'deleting' } },
      ...(q && { OR: [{ name: { contains: q } }, { externalId: { contains: q } }] }),
      ...(linked && (linked === 'yes' ? { automationId: { not: null } } : toBeLinked)),
    }
    const [rows, total] = await Promise.all([
      ctx.db.engineProcess.findMany({
        where,
        select: {
          id: true, externalId: true, name: true, release: true, active: true, purpose: true, link: true, seenAt: true, automationId: true,
          automation: { select: { id: true, code: true, name: true, nameZh: true } },
        },
        orderBy: [{ active: 'desc' }, { name: 'asc' }, { id: 'asc' }],
        skip: (page - 1) * PAGE_SIZE,
        take: PAGE_SIZE,
      }),
      ctx.db.engineProcess.count({ where }),
    ])
    const named = rows.flatMap((row) => row.automationId ?? [])
    const [visible, days] = await Promise.all([
      ctx.db.automation.findMany({ where: { AND: [{ id: { in: named } }, visibleAutomation(ctx)] }, select: { id: true } }),
      ctx.db.runDay.groupBy({ by: ['engineProcessId'], where: { engineProcessId: { in: rows.map(({ id }) => id) } }, _max: { day: true } }),
    ])
    const seen = new Set(visible.map(({ id }) => id))
    const lastDay = new Map(days.map((group) => [group.engineProcessId, group._max.day]))
    return {
      rows: rows.map(({ automation, automationId, ...row }) => ({
        ...row,
        linked: automationId !== null,
        automation: automation && seen.has(automation.id) ? automation : null,
        lastRunDay: lastDay.get(row.id) ?? null,
      })),
      total,
      page,
      pageSize: PAGE_SIZE,
      mayLink: canFor(ctx.actor, 'engine:link', null),
    }
  },
})
