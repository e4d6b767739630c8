import { notFound, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { guardLastAdmin } from './last-admin'
import { personOf } from './queries'
import { RevokeRole } from './schema'
import { revokeSessions } from '@/lib/server/sessions'

export const revokeRole = command({
  permission: 'role:grant',
  stepUp: true,
  input: RevokeRole,
  async run(ctx, { grantId }) {
    const grant = await ctx.db.roleGrant.findUnique({ where: { id: grantId }, select: { id: true, personId: true, role: true, departmentId: true } })
    if (!grant) throw notFound('roleGrant')
    if (grant.personId === ctx.actor.id) throw ruleError([{ key: 'people.cannotChangeOwnRoles' }])
    const before = await personOf(ctx, grant.personId)
    await ctx.db.roleGrant.delete({ where: { id: grantId }, select: { id: true } })
    if (grant.role === 'admin') await guardLastAdmin(ctx.db)
    await revokeSessions(ctx.db, grant.personId, 'roles-changed', ctx.now)
    const after = await personOf(ctx, grant.personId)
    return {
      result: after,
      audit: { action: 'role.revoked', entity: 'person', entityId: grant.personId, before: before.grants, after: after.grants, facts: { role: grant.role, departmentId: grant.departmentId } },
    }
  },
})
