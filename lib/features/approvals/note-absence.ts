import { can, permissions, type Role } from '@/lib/core/access'
import { invalid, forbidden, type FieldReasons } from '@/lib/core/errors'
import { overlaps } from '@/lib/core/requests/delegation'
import { notify } from '@/lib/features/notices/notify'
import { clockOf } from '@/lib/features/requests/clock'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { NoteAbsence } from './schema'

const decidingRoles: readonly Role[] = permissions['request:decide']
const MOST_YEARS_AHEAD = 1

/** Notes on which days somebody is away and who decides in their place: one's own, or anybody's for those who keep people, who name no stand-in of others in themselves. */
export const noteAbsence = command({
  permission: 'absence:own',
  input: NoteAbsence,
  async run(ctx, { personId: given, delegateId, fromDay, toDay, note }) {
    const personId = given ?? ctx.actor.id
    if (personId !== ctx.actor.id && !can(ctx.actor, 'absence:all')) throw forbidden('absence:all')
    await requireSense(ctx, { personId, delegateId, fromDay, toDay })
    const person = await ctx.db.person.findUnique({ where: { id: personId }, select: { name: true, active: true } })
    if (!person?.active) throw invalid({ personId: [{ key: 'portfolio.personUnknown' }] })
    const { id } = await ctx.db.absence.create({
      data: { personId, delegateId, fromDay, toDay, note: note ?? null, createdById: ctx.actor.kind === 'person' ? ctx.actor.id : null, createdAt: ctx.now },
      select: { id: true },
    })
    await notify(ctx, delegateId === ctx.actor.id ? [] : [{ personId: delegateId, kind: 'absenceDelegated', params: { name: person.name, from: { day: fromDay }, until: { day: toDay } }, href: '/approvals' }])
    return { result: { id }, audit: { action: 'absence.noted', entity: 'absence', entityId: id, after: { personId, delegateId, fromDay, toDay, note }, facts: { name: person.name } } }
  },
})

async function requireSense(ctx: Ctx, { personId, delegateId, fromDay, toDay }: { personId: string; delegateId: string; fromDay: string; toDay: string }): Promise<void> {
  const { today } = await clockOf(ctx)
  const fields: FieldReasons = {}
  if (toDay < fromDay) fields.toDay = [{ key: 'approvals.absence.errors.order' }]
  else if (toDay < today) fields.toDay = [{ key: 'approvals.absence.errors.past' }]
  else if (Number(toDay.slice(0, 4)) - Number(today.slice(0, 4)) > MOST_YEARS_AHEAD) fields.toDay = [{ key: 'approvals.absence.errors.long' }]
  const delegate = await ctx.db.person.findUnique({ where: { id: delegateId }, select: { active: true, grants: { where: { role: { in: [...decidingRoles] } }, select: { id: true }, take: 1 } } })
  if (!delegate?.active) fields.delegateId = [{ key: 'portfolio.personUnknown' }]
  else if (delegateId === personId) fields.delegateId = [{ key: 'approvals.absence.errors.self' }]
  else if (delegateId === ctx.actor.id) fields.delegateId = [{ key: 'approvals.absence.errors.ownStandIn' }]
  else if (!delegate.grants.length) fields.delegateId = [{ key: 'approvals.absence.errors.noRole' }]
  const others = await ctx.db.absence.findMany({ where: { personId, endedAt: null, toDay: { gte: today } }, select: { fromDay: true, toDay: true } })
  if (!fields.toDay && others.some((other) => overlaps(other, { fromDay, toDay }))) fields.fromDay = [{ key: 'approvals.absence.errors.overlap' }]
  if (Object.keys(fields).length) throw invalid(fields)
}
