import { invalid } from '@/lib/core/errors'
import { byAutomation } from '@/lib/core/value/months'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { query } from '@/lib/server/command'
import { clockOf } from './frame'
import { valueMonths } from './read-months'
import { ValuePage } from './schema'

/** Automations whose months are read at once. */
const AT_ONCE = 50

/** The books for machines: one row an automation and month, by code and month. `next` is the place of the last row: what is added behind it is not missed. */
export const valueRows = query({
  permission: 'value:read',
  input: ValuePage,
  async run(ctx, { automation, from, to, state, limit, cursor }) {
    const [after, afterMonth] = placeOf(cursor)
    const { currency } = await clockOf(ctx)
    const named = automation ? { OR: [{ id: automation }, { code: automation }] } : {}
    const data = []
    for (let last: string | undefined = after; ; ) {
      const part = await ctx.db.automation.findMany({
        where: { AND: [visibleAutomation(ctx, 'value:read'), named, last === undefined ? {} : last === after && afterMonth ? { code: { gte: last } } : { code: { gt: last } }] },
        select: { id: true, code: true, name: true },
        orderBy: { code: 'asc' },
        take: AT_ONCE,
      })
      const rows = part.length ? byAutomation(await valueMonths(ctx, { automationIds: part.map(({ id }) => id), from, to })) : new Map<string, never[]>()
      for (const one of part) {
        const months = (rows.get(one.id) ?? []).filter((row) => (!state || row.state === state) && !(one.code === after && afterMonth && row.month <= afterMonth))
        for (const { automationId: _, gap, ...row } of months.sort((a, b) => (a.month < b.month ? -1 : 1))) data.push({ automation: one, ...row, currency, gap })
      }
      last = part.at(-1)?.code
      if (data.length > limit || part.length < AT_ONCE || last === undefined) break
    }
    const page = data.slice(0, limit)
    const end = page.at(-1)
    return { data: page, next: data.length > limit && end ? `${end.automation.code} ${end.month}` : null }
  },
})

export type ValueRow = Awaited<ReturnType<typeof valueRows>>['data'][number]

/** Code and month of the last row of the page before. */
function placeOf(cursor: string | undefined): [string | undefined, string | undefined] {
  if (cursor === undefined) return [undefined, undefined]
  const match = /^(.+) (\d{4}-\d{2})$/.exec(cursor)
  if (!match) throw invalid({ cursor: [{ key: 'errors.pattern' }] })
  return [match[1], match[2]]
}
