import { conflict } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { cadenceOf, columnsOf } from './create-series'
import { requirePeople } from './people'
import { planAhead, unplan } from './plan-ahead'
import { seriesOf } from './record'
import { UpdateSeries } from './schema'

/**
 * Name, rhythm, place and people of a series. With another rhythm, or once it rests, the meetings to come that nobody prepared
 * are taken out of the calendar and planned anew; past ones and prepared ones stay.
 */
export const updateSeries = command({
  permission: 'meeting:hold',
  input: UpdateSeries,
  async run(ctx, { id, version, active, ...input }) {
    const before = await seriesOf(ctx, id)
    await requirePeople(ctx, input)
    const rhythm = cadenceOf(input)
    const { count } = await ctx.db.meetingSeries.updateMany({ where: { id, version }, data: { ...columnsOf(input), active, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    await ctx.db.meetingMember.deleteMany({ where: { seriesId: id, personId: { notIn: input.memberIds } } })
    const stayed = new Set(before.members.map((person) => person.id))
    await ctx.db.meetingMember.createMany({ data: input.memberIds.filter((personId) => !stayed.has(personId)).map((personId) => ({ seriesId: id, personId })) })
    const sameRhythm = before.active === active && (['cadence', 'weekday', 'nth', 'startsAt'] as const).every((field) => before[field] === rhythm[field])
    const removed = sameRhythm ? 0 : await unplan(ctx, id)
    const planned = active ? await planAhead(ctx, { id, ...rhythm }) : 0
    const after = await seriesOf(ctx, id)
    return { result: after, audit: { action: 'meeting-series.updated', entity: 'meetingSeries', entityId: id, before, after, facts: { name: after.name, nameZh: after.nameZh, removed, planned } } }
  },
})
