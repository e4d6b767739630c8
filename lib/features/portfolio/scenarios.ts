import { conflict, notFound } from '@/lib/core/errors'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { PlanLimits, SaveScenario, ScenarioRef, UpdateScenario } from './schema'

const row = { id: true, name: true, limits: true, version: true } as const

const scenarioOf = async (ctx: Ctx, id: string) => {
  const found = await ctx.db.portfolioScenario.findUnique({ where: { id }, select: row })
  if (!found) throw notFound('scenario')
  return { ...found, limits: limitsOf(found) }
}

export const limitsOf = (stored: { limits: string }): PlanLimits => PlanLimits.parse(JSON.parse(stored.limits))

/** Keeps limits and forced requests under a name. */
export const saveScenario = command({
  permission: 'portfolio:edit',
  input: SaveScenario,
  async run(ctx, { name, limits }) {
    const { id } = await ctx.db.portfolioScenario.create({ data: { name, limits: canonicalJson(limits), createdById: ctx.actor.id, updatedAt: ctx.now }, select: { id: true } })
    return { result: { id }, audit: { action: 'scenario.saved', entity: 'scenario', entityId: id, facts: { name, limits } } }
  },
})

/** Replaces name and limits; refuses with `conflict` when somebody saved it meanwhile. */
export const updateScenario = command({
  permission: 'portfolio:edit',
  input: UpdateScenario,
  async run(ctx, { id, version, name, limits }) {
    const before = await scenarioOf(ctx, id)
    const { count } = await ctx.db.portfolioScenario.updateMany({ where: { id, version }, data: { name, limits: canonicalJson(limits), updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: { id }, audit: { action: 'scenario.updated', entity: 'scenario', entityId: id, before: { name: before.name, limits: before.limits }, after: { name, limits }, facts: { name } } }
  },
})

export const deleteScenario = command({
  permission: 'portfolio:edit',
  input: ScenarioRef,
  async run(ctx, { id, version }) {
    const before = await scenarioOf(ctx, id)
    const { count } = await ctx.db.portfolioScenario.deleteMany({ where: { id, version } })
    if (!count) throw conflict()
    return { result: { id }, audit: { action: 'scenario.deleted', entity: 'scenario', entityId: id, before: { name: before.name, limits: before.limits }, facts: { name: before.name } } }
  },
})
