import { ruleError } from '@/lib/core/errors'
import type { Cadence } from '@/lib/core/programme/meetings'
import { command } from '@/lib/server/command'
import { requirePeople } from './people'
import { planAhead } from './plan-ahead'
import { seriesOf } from './record'
import { CreateSeries, type SeriesInput } from './schema'

/** A recurring meeting of the programme; the meetings of the next weeks are in the calendar at once. */
export const createSeries = command({
  permission: 'meeting:hold',
  input: CreateSeries,
  async run(ctx, input) {
    const programme = await ctx.db.programme.findFirst({ select: { id: true }, orderBy: { createdAt: 'asc' } })
    if (!programme) throw ruleError([{ key: 'meetings.errors.noProgramme' }])
    await requirePeople(ctx, input)
    const { id } = await ctx.db.meetingSeries.create({
      data: { ...columnsOf(input), programmeId: programme.id, createdAt: ctx.now, updatedAt: ctx.now, members: { create: input.memberIds.map((personId) => ({ personId })) } },
      select: { id: true },
    })
    const planned = await planAhead(ctx, { id, ...cadenceOf(input) })
    const series = await seriesOf(ctx, id)
    return { result: series, audit: { action: 'meeting-series.created', entity: 'meetingSeries', entityId: id, after: series, facts: { name: series.name, nameZh: series.nameZh, planned } } }
  },
})

export const cadenceOf = ({ cadence, weekday, nth, startsAt }: SeriesInput): Cadence => ({ cadence, weekday, nth: cadence === 'monthly' ? (nth ?? 1) : null, startsAt })

export const columnsOf = (input: SeriesInput) => ({
  ...cadenceOf(input),
  kind: input.kind,
  name: input.name,
  nameZh: input.nameZh ?? null,
  minutesLong: input.minutesLong,
  chairId: input.chairId ?? null,
  place: input.place ?? null,
})
