import { can, canFor } from '@/lib/core/access'
import { invalid, type FieldReasons } from '@/lib/core/errors'
import type { Ctx } from '@/lib/server/ctx'
import { grantsOf } from '@/lib/server/sessions'
import type { SeriesInput } from './schema'

/** Members are active people who may read meetings; whoever chairs may also hold them. */
export async function requirePeople(ctx: Ctx, { memberIds, chairId }: Pick<SeriesInput, 'memberIds' | 'chairId'>): Promise<void> {
  const asked = [...memberIds, ...(chairId ? [chairId] : [])]
  const people = await ctx.db.person.findMany({
    where: { id: { in: asked }, active: true },
    select: { id: true, name: true, grants: { select: { role: true, department: { select: { path: true } } } } },
  })
  const actors = new Map(people.map(({ id, name, grants }) => [id, { kind: 'person' as const, id, name, grants: grantsOf(grants) }]))
  const fields: FieldReasons = {}
  if (asked.some((id) => !actors.has(id))) fields.memberIds = [{ key: 'portfolio.personUnknown' }]
  const blind = memberIds.flatMap((id) => actors.get(id) ?? []).filter((actor) => !can(actor, 'meeting:read'))
  if (blind.length) fields.memberIds = [{ key: 'meetings.errors.memberReadsNothing', params: { names: blind.map(({ name }) => name).join(', ') } }]
  const chair = chairId && actors.get(chairId)
  if (chair && !canFor(chair, 'meeting:hold', null)) fields.chairId = [{ key: 'meetings.errors.chairHoldsNothing', params: { name: chair.name } }]
  if (Object.keys(fields).length) throw invalid(fields)
}

/** Members and whoever chairs, once each. */
export const circleOf = (series: { chair: { id: string; name: string } | null; members: readonly { id: string; name: string }[] }): { id: string; name: string; chairs: boolean }[] => {
  const chair = series.chair && { id: series.chair.id, name: series.chair.name, chairs: true }
  return [...(chair ? [chair] : []), ...series.members.filter(({ id }) => id !== chair?.id).map(({ id, name }) => ({ id, name, chairs: false }))]
}
