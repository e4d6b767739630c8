import { z } from 'zod'
import { can, canFor } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { visibleProcess } from '@/lib/features/processes/visible'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'

/** Something that waits for the reader; the sentence is `work.task.<key>` with its parameters. */
export interface Task {
  key: 'changePassword' | 'connectEngine' | 'engineFailing' | 'linkProcesses' | 'nameOwners' | 'freezeBaseline' | 'addPeople'
  params: Record<string, string | number>
  href: string
  tone: 'act' | 'watch' | 'info'
}

const MOST_OF_A_KIND = 5
const running = ['in-test', 'live', 'watched']

/** What is asked of the reader now, most urgent first, and the automations that carry their name. */
export const myWork = query({
  permission: 'work:read',
  input: z.strictObject({}),
  async run(ctx) {
    const [own, engines, links, owners, baselines, people, mine] = await Promise.all([
      passwordTask(ctx),
      engineTasks(ctx),
      linkTasks(ctx),
      ownerTasks(ctx),
      baselineTasks(ctx),
      peopleTasks(ctx),
      ownAutomations(ctx),
    ])
    const urgency = { act: 0, watch: 1, info: 2 }
    const tasks = [...own, ...engines, ...links, ...owners, ...baselines, ...people].sort((a, b) => urgency[a.tone] - urgency[b.tone])
    return { tasks, mine }
  },
})

async function passwordTask(ctx: Ctx): Promise<Task[]> {
  const person = await ctx.db.person.findUnique({ where: { id: ctx.actor.id }, select: { passwordHash: true, passwordSetAt: true } })
  return person?.passwordHash && !person.passwordSetAt ? [{ key: 'changePassword', params: {}, href: '/profile', tone: 'act' }] : []
}

async function engineTasks(ctx: Ctx): Promise<Task[]> {
  if (!can(ctx.actor, 'engine:read')) return []
  const [failing, external] = await Promise.all([
    ctx.db.engine.findMany({
      where: { status: 'active', failuresInRow: { gt: 0 } },
      select: { slug: true, name: true, nameZh: true, failuresInRow: true },
      orderBy: { failuresInRow: 'desc' },
      take: MOST_OF_A_KIND,
    }),
    ctx.db.engine.count({ where: { kind: { not: 'wheelhouse' }, status: { not: 'deleting' } } }),
  ])
  const tasks: Task[] = failing.map((engine) => ({
    key: 'engineFailing',
    params: { name: nameIn(ctx.locale, engine), count: engine.failuresInRow },
    href: `/engines/${engine.slug}`,
    tone: 'act',
  }))
  if (external === 0 && can(ctx.actor, 'engine:edit')) tasks.push({ key: 'connectEngine', params: {}, href: '/engines/new', tone: 'info' })
  return tasks
}

async function linkTasks(ctx: Ctx): Promise<Task[]> {
  if (!canFor(ctx.actor, 'engine:link', null)) return []
  const engines = await ctx.db.engine.findMany({
    where: { kind: { not: 'wheelhouse' }, status: { not: 'deleting' }, processes: { some: { automationId: null, active: true, purpose: 'production' } } },
    select: { slug: true, name: true, nameZh: true, _count: { select: { processes: { where: { automationId: null, active: true, purpose: 'production' } } } } },
    take: MOST_OF_A_KIND,
  })
  return engines.map((engine) => ({
    key: 'linkProcesses',
    params: { name: nameIn(ctx.locale, engine), count: engine._count.processes },
    href: `/engines/${engine.slug}?tab=processes`,
    tone: 'watch',
  }))
}

async function ownerTasks(ctx: Ctx): Promise<Task[]> {
  if (!can(ctx.actor, 'automation:edit')) return []
  const rows = await ctx.db.automation.findMany({
    where: { AND: [visibleAutomation(ctx, 'automation:edit'), { archivedAt: null, stage: { in: running }, OR: [{ ownerId: null }, { deputyId: null }] }] },
    select: { id: true, name: true, nameZh: true },
    orderBy: { name: 'asc' },
    take: MOST_OF_A_KIND,
  })
  return rows.map((row) => ({ key: 'nameOwners', params: { name: nameIn(ctx.locale, row) }, href: `/automations/${row.id}`, tone: 'watch' }))
}

async function baselineTasks(ctx: Ctx): Promise<Task[]> {
  if (!can(ctx.actor, 'baseline:freeze')) return []
  const rows = await ctx.db.businessProcess.findMany({
    where: { AND: [visibleProcess(ctx, 'baseline:freeze'), { archivedAt: null, automations: { some: { archivedAt: null } }, baselines: { none: {} } }] },
    select: { id: true, name: true, nameZh: true },
    orderBy: { name: 'asc' },
    take: MOST_OF_A_KIND,
  })
  return rows.map((row) => ({ key: 'freezeBaseline', params: { name: nameIn(ctx.locale, row) }, href: `/processes/${row.id}`, tone: 'watch' }))
}

async function peopleTasks(ctx: Ctx): Promise<Task[]> {
  if (!can(ctx.actor, 'person:edit')) return []
  const count = await ctx.db.person.count({ where: { active: true } })
  return count <= 1 ? [{ key: 'addPeople', params: {}, href: '/people/new', tone: 'info' }] : []
}

const ownAutomations = (ctx: Ctx) =>
  ctx.db.automation.findMany({
    where: { archivedAt: null, OR: [{ ownerId: ctx.actor.id }, { deputyId: ctx.actor.id }] },
    select: { id: true, code: true, name: true, nameZh: true, stage: true, ownerId: true },
    orderBy: { name: 'asc' },
    take: 50,
  })
