import { can, isWithin, permissions, type Grant, type Role } from '@/lib/core/access'
import type { Day } from '@/lib/core/calendar/local-day'
import { approverRoles, type ApproverRole } from '@/lib/core/requests/approval-policy'
import type { DeciderFacts, Deciders } from '@/lib/core/requests/approval-chain'
import { principalsOf, type AbsenceSpan } from '@/lib/core/requests/delegation'
import type { Ctx } from '@/lib/server/ctx'
import type { Db } from '@/lib/server/db'
import { holdersOf } from './tell-of-step'

const decidingRoles: readonly Role[] = permissions['request:decide']

/** Approver roles that these grants carry for a department (null: for what belongs to none). */
export const approverRolesOf = (grants: readonly Grant[], departmentPath: string | null): ApproverRole[] =>
  approverRoles.filter((role) =>
    grants.some((grant) => grant.role === role && (grant.departmentPath === null || (departmentPath !== null && isWithin(departmentPath, grant.departmentPath)))),
  )

interface Decided {
  submitterId: string
  assessorId: string | null
  department: { path: string } | null
  process: { owner: { id: string; active: boolean } | null } | null
  automation: { process: { owner: { id: string; active: boolean } | null } } | null
}

/** The people whom a round of this request could ask. */
export async function decidersOf(ctx: Ctx, { submitterId, assessorId, department, process, automation }: Decided): Promise<Deciders> {
  const path = department?.path ?? null
  const holders = {} as Record<ApproverRole, string[]>
  for (const role of approverRoles) holders[role] = (await holdersOf(ctx.db, [role], path)).map(({ id }) => id)
  const owner = (process ?? automation?.process)?.owner
  const decides = owner?.active && (await ctx.db.roleGrant.count({ where: { personId: owner.id, role: { in: [...decidingRoles] } } })) > 0
  return { processOwnerId: decides ? owner.id : null, holders, requesterId: submitterId, assessorId }
}

/** Absences of a day and around, ended ones left out. */
export const absencesOn = async (db: Db, today: Day): Promise<AbsenceSpan[]> =>
  (
    await db.absence.findMany({
      where: { fromDay: { lte: today }, toDay: { gte: today }, endedAt: null },
      select: { personId: true, delegateId: true, fromDay: true, toDay: true },
      orderBy: { createdAt: 'asc' },
    })
  ).map((row) => ({ ...row, ended: false }))

/** What the actor may decide as, in their own name and for those who are away; somebody who lost the role decides nothing more. */
export async function deciderFactsOf(ctx: Ctx, departmentPath: string | null, today: Day, absences?: readonly AbsenceSpan[]): Promise<DeciderFacts> {
  const deciderId = ctx.actor.id
  const away = principalsOf(deciderId, today, absences ?? (await absencesOn(ctx.db, today)))
  const people = away.length
    ? await ctx.db.person.findMany({
        where: { id: { in: away }, active: true, grants: { some: { role: { in: [...decidingRoles] } } } },
        select: { id: true, grants: { select: { role: true, department: { select: { path: true } } } } },
        orderBy: { id: 'asc' },
      })
    : []
  const principals = people.map(({ id, grants }) => ({
    id,
    roles: approverRolesOf(grants.map(({ role, department }) => ({ role: role as Role, departmentPath: department?.path ?? null })), departmentPath),
  }))
  return { deciderId, roles: can(ctx.actor, 'request:decide') ? approverRolesOf(ctx.actor.grants, departmentPath) : [], principals }
}
