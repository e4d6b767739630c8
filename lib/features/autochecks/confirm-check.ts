import { conflict, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { checkOf, namesOf } from './record'
import { CheckVersionRef, ConfirmCheck } from './schema'

/** Confirms that a check may change data in production: exactly as it is set up, and as the person saw it. */
export const confirmCheck = command({
  permission: 'autocheck:edit',
  stepUp: true,
  input: ConfirmCheck,
  async run(ctx, { id, version, digest }) {
    const check = await checkOf(ctx, id)
    if (check.archivedAt) throw ruleError([{ key: 'autochecks.rule.archived' }])
    if (!check.writes || check.environment !== 'production') throw ruleError([{ key: 'autochecks.rule.nothingToConfirm' }])
    if (check.digest !== digest) throw conflict()
    const { count } = await ctx.db.autoCheck.updateMany({
      where: { id, version, archivedAt: null },
      data: { confirmedById: ctx.actor.kind === 'person' ? ctx.actor.id : null, confirmedAt: ctx.now, confirmedDigest: digest, version: { increment: 1 } },
    })
    if (!count) throw conflict()
    return { result: await checkOf(ctx, id), audit: { action: 'autocheck.confirmed', entity: 'autocheck', entityId: id, facts: { ...namesOf(check), digest } } }
  },
})

export const withdrawConfirmation = command({
  permission: 'autocheck:edit',
  input: CheckVersionRef,
  async run(ctx, { id, version }) {
    const check = await checkOf(ctx, id)
    if (!check.confirmedDigest) throw ruleError([{ key: 'autochecks.rule.notConfirmed' }])
    const { count } = await ctx.db.autoCheck.updateMany({ where: { id, version }, data: { confirmedById: null, confirmedAt: null, confirmedDigest: null, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: await checkOf(ctx, id), audit: { action: 'autocheck.confirmation-withdrawn', entity: 'autocheck', entityId: id, facts: namesOf(check) } }
  },
})
