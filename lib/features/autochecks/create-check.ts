import { command } from '@/lib/server/command'
import { canonicalJson } from '@/lib/server/canonical'
import { nextRunAt } from '@/lib/core/autochecks/pace'
import { audited, checkOf } from './record'
import { CreateCheck } from './schema'
import { storeSecrets } from './secrets'
import { requireSound } from './sound'

/** Sets a check up. It runs when asked to, and by itself where it has a pace; the first time at once. */
export const createCheck = command({
  permission: 'autocheck:edit',
  input: CreateCheck,
  async run(ctx, input) {
    const { config, needed } = await requireSound(ctx, input.kind, input)
    const { name, nameZh, kind, environment, systemId, interfaceId, automationId, codes, everyMinutes, writing, samples } = input
    const { id } = await ctx.db.autoCheck.create({
      data: {
        name, nameZh: nameZh ?? null, kind, environment, systemId, interfaceId, automationId,
        codes: codes.join(' '), everyMinutes: everyMinutes ?? null, writing,
        config: canonicalJson(config),
        nextAt: nextRunAt(ctx.now, everyMinutes ?? null, 0) && ctx.now,
        createdById: ctx.actor.kind === 'person' ? ctx.actor.id : null, createdAt: ctx.now, updatedAt: ctx.now,
        samples: { create: kind === 'replay' ? samples.map((sample, ordinal) => ({ ...sample, ordinal, createdAt: ctx.now })) : [] },
      },
      select: { id: true },
    })
    await storeSecrets(ctx.db, id, Object.fromEntries(needed.map((field) => [field, input.secrets[field as 'secret']])), ctx.now)
    const created = await checkOf(ctx, id)
    return { result: created, audit: { action: 'autocheck.created', entity: 'autocheck', entityId: id, after: audited(created) } }
  },
})
