import { notFound, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { personOf } from './queries'
import { GrantRole } from './schema'
import { revokeSessions } from '@/lib/server/sessions'

/** Nobody changes their own roles. The person's sessions end, so that every screen shows the new rights. */
export const grantRole = command({
  permission: 'role:grant',
  stepUp: true,
  input: GrantRole,
  async run(ctx, { personId, role, departmentId }) {
    if (personId === ctx.actor.id) throw ruleError([{ key: 'people.cannotChangeOwnRoles' }])
    const before = await personOf(ctx, personId)
    if (departmentId && !(await ctx.db.department.findUnique({ where: { id: departmentId }, select: { id: true } }))) throw notFound('department')
    const held = before.grants.some((grant) => grant.role === role && (grant.department?.id ?? null) === (departmentId ?? null))
    if (held) throw ruleError([{ key: 'people.roleHeld' }])
    await ctx.db.roleGrant.create({ data: { personId, role, departmentId: departmentId ?? null, grantedById: ctx.actor.id }, select: { id: true } })
    await revokeSessions(ctx.db, personId, 'roles-changed', ctx.now)
    const after = await personOf(ctx, personId)
    return { result: after, audit: { action: 'role.granted', entity: 'person', entityId: personId, before: before.grants, after: after.grants, facts: { role, departmentId } } }
  },
})
