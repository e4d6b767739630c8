import { invalid } from '@/lib/core/errors'
import { command, query } from '@/lib/server/command'
import type { Db } from '@/lib/server/db'
import { engineOf, requireChangeable } from './record'
import { endSync } from './running'
import { DeleteEngine, EngineRef } from './schema'

async function consequencesOf(db: Db, engineId: number) {
  const [runs, processes, linked, automations, queues, oldest] = await Promise.all([
    db.run.count({ where: { engineId } }),
    db.engineProcess.count({ where: { engineId } }),
    db.engineProcess.count({ where: { engineId, automationId: { not: null } } }),
    db.automation.findMany({
      where: { engineProcesses: { some: { engineId } } },
      select: { id: true, code: true, name: true, nameZh: true },
      orderBy: { name: 'asc' },
      take: 50,
    }),
    db.backlogQueue.count({ where: { engineId } }),
    db.runDay.findFirst({ where: { engineProcess: { engineId } }, orderBy: { day: 'asc' }, select: { day: true } }),
  ])
  return { runs, processes, linkedProcesses: linked, automations, queues, figuresSince: oldest?.day ?? null }
}

/** What would go with the engine; the form asks for its slug. */
export const deletePreview = query({
  permission: 'engine:edit',
  input: EngineRef,
  async run(ctx, { id }) {
    const engine = await engineOf(ctx.db, id)
    requireChangeable(engine)
    return { engine, ...(await consequencesOf(ctx.db, id)) }
  },
})

/**
 * The engine, its credentials and links are gone at once; its runs and figures are removed in the background, in small
 * steps, because there may be millions of them.
 */
export const deleteEngine = command({
  permission: 'engine:edit',
  stepUp: true,
  input: DeleteEngine,
  async run(ctx, { id, confirm }) {
    const before = await engineOf(ctx.db, id)
    requireChangeable(before)
    if (confirm !== before.slug) throw invalid({ confirm: [{ key: 'engines.field.slugMismatch', params: { slug: before.slug } }] })
    const facts = await consequencesOf(ctx.db, id)
    await ctx.db.engineSecret.deleteMany({ where: { engineId: id } })
    await ctx.db.engineProcess.updateMany({ where: { engineId: id }, data: { automationId: null } })
    await ctx.db.engine.update({
      where: { id },
      data: { status: 'deleting', slug: `${before.slug.slice(0, 40)}~${id}`, config: {}, leaseHolder: null, leaseUntil: null, nextSyncAt: null },
      select: { id: true },
    })
    endSync(id)
    return { result: { id, slug: before.slug }, audit: { action: 'engine.deleted', entity: 'engine', entityId: id, before, facts } }
  },
})
