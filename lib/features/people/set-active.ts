import { ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { guardLastAdmin } from './last-admin'
import { personOf } from './queries'
import { SetActive } from './schema'
import { revokeSessions } from '@/lib/server/sessions'

/** A deactivated person keeps their place in every record, loses sessions and tokens, and can be brought back. */
export const setActive = command({
  permission: 'person:edit',
  stepUp: true,
  input: SetActive,
  async run(ctx, { id, active }) {
    const before = await personOf(ctx, id)
    if (active && (await ctx.db.person.count({ where: { id, erasedAt: { not: null } } }))) throw ruleError([{ key: 'people.erased' }])
    if (!active && id === ctx.actor.id) throw ruleError([{ key: 'people.cannotDeactivateSelf' }])
    await ctx.db.person.update({ where: { id }, data: { active }, select: { id: true } })
    if (!active) {
      await guardLastAdmin(ctx.db)
      await revokeSessions(ctx.db, id, 'deactivated', ctx.now)
      await ctx.db.apiToken.updateMany({ where: { personId: id, revokedAt: null }, data: { revokedAt: ctx.now } })
    }
    return {
      result: { id, active },
      audit: { action: active ? 'person.reactivated' : 'person.deactivated', entity: 'person', entityId: id, before: { active: before.active }, after: { active } },
    }
  },
})
