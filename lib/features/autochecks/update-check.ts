import { conflict, ruleError } from '@/lib/core/errors'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import { audited, checkOf, digestOf } from './record'
import { UpdateCheck } from './schema'
import { storeSecrets } from './secrets'
import { requireSound } from './sound'

/** Replaces the set-up. What was confirmed before is confirmed no more when anything that is sent, or the credential, changes. */
export const updateCheck = command({
  permission: 'autocheck:edit',
  input: UpdateCheck,
  async run(ctx, input) {
    const before = await checkOf(ctx, input.id)
    if (before.archivedAt) throw ruleError([{ key: 'autochecks.rule.archived' }])
    const { config, needed } = await requireSound(ctx, before.kind, input, { config: before.config, secrets: before.secrets.map(({ field }) => field) })
    const { name, nameZh, environment, systemId, interfaceId, automationId, codes, everyMinutes, writing } = input
    const samples = before.kind === 'replay' ? input.samples : []
    const secrets = Object.fromEntries(needed.map((field) => [field, input.secrets[field as 'secret']]))
    const same = before.digest === digestOf({ kind: before.kind, environment, config, samples }) && Object.values(secrets).every((plain) => plain === undefined)
    const { count } = await ctx.db.autoCheck.updateMany({
      where: { id: input.id, version: input.version, archivedAt: null },
      data: {
        name, nameZh: nameZh ?? null, environment, systemId: systemId ?? null, interfaceId: interfaceId ?? null, automationId: automationId ?? null,
        codes: codes.join(' '), everyMinutes: everyMinutes ?? null, writing, config: canonicalJson(config),
        nextAt: everyMinutes && before.status === 'active' ? ctx.now : null,
        updatedAt: ctx.now, version: { increment: 1 },
        ...(!same && { confirmedById: null, confirmedAt: null, confirmedDigest: null }),
      },
    })
    if (!count) throw conflict()
    await ctx.db.autoCheckSample.deleteMany({ where: { checkId: input.id } })
    for (const [ordinal, sample] of samples.entries()) await ctx.db.autoCheckSample.create({ data: { ...sample, checkId: input.id, ordinal, createdAt: ctx.now } })
    await ctx.db.autoCheckSecret.deleteMany({ where: { checkId: input.id, field: { notIn: needed } } })
    await storeSecrets(ctx.db, input.id, secrets, ctx.now)
    const after = await checkOf(ctx, input.id)
    return { result: after, audit: { action: 'autocheck.updated', entity: 'autocheck', entityId: input.id, before: audited(before), after: audited(after) } }
  },
})
