import { invalid } from '@/lib/core/errors'
import { adapterOf } from '@/lib/engines/registry'
import { command } from '@/lib/server/command'
import { engineOf, parseConfig, requireChangeable } from './record'
import { ConnectEngine } from './schema'
import { storeSecrets } from './secrets'

/** The first reading is due at once. */
export const connectEngine = command({
  permission: 'engine:edit',
  stepUp: true,
  input: ConnectEngine,
  async run(ctx, input) {
    const adapter = adapterOf(input.kind)
    if (!adapter) throw invalid({ kind: [{ key: 'engines.field.kindUnknown' }] })
    requireChangeable(input)
    const { open, secrets } = parseConfig(adapter.manifest.fields, input.config)
    if (await ctx.db.engine.findUnique({ where: { slug: input.slug }, select: { id: true } })) throw invalid({ slug: [{ key: 'engines.field.slugTaken' }] })
    const { kind, slug, name, nameZh, syncEveryMinutes } = input
    const { id } = await ctx.db.engine.create({
      data: {
        kind, slug, name, nameZh, syncEveryMinutes, config: open,
        createdById: ctx.actor.kind === 'person' ? ctx.actor.id : null,
        nextSyncAt: adapter.manifest.intake === 'pull' ? ctx.now : null,
      },
      select: { id: true },
    })
    await storeSecrets(ctx.db, id, secrets, ctx.now)
    const engine = await engineOf(ctx.db, id)
    return {
      result: engine,
      audit: { action: 'engine.connected', entity: 'engine', entityId: id, after: engine, facts: { secretFields: Object.keys(secrets) } },
    }
  },
})
