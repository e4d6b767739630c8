import type { z } from 'zod'
import { localDay } from '@/lib/core/calendar/local-day'
import { searchTextOf } from '@/lib/core/localized'
import { flagsOf } from '@/lib/core/compliance/record'
import { dataClassesOf } from '@/lib/core/portfolio/data-classes'
import { visibleProcess } from '@/lib/features/processes/visible'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { readStanding, type ProcessStanding } from './gaps'
import { OverviewFilter } from './schema'

const shown = {
  id: true, code: true, name: true, nameZh: true, dataClasses: true, searchText: true,
  department: { select: { id: true, name: true, nameZh: true, path: true } },
  owner: { select: { id: true, name: true } },
  compliance: { select: { reviewOn: true, ordinal: true, versions: { select: { at: true }, orderBy: { ordinal: 'desc' }, take: 1 } } },
} as const

async function readAll(ctx: Ctx) {
  const where = { AND: [visibleProcess(ctx, 'compliance:read'), { archivedAt: null }] }
  const [rows, standing] = await Promise.all([ctx.db.businessProcess.findMany({ where, select: shown, orderBy: [{ name: 'asc' }, { id: 'asc' }] }), readStanding(ctx, where)])
  return rows.flatMap(({ searchText, compliance, ...row }) => {
    const known = standing.get(row.id)
    if (!known) return []
    const flags = known.record && flagsOf(known.record)
    return [{ ...row, ...known, searchText, flags, dataClasses: dataClassesOf(row.dataClasses), state: stateOf(known), reviewOn: compliance?.reviewOn ?? null, updatedAt: compliance?.versions[0]?.at ?? null, ordinal: compliance?.ordinal ?? 0 }]
  })
}
export type OverviewRow = Awaited<ReturnType<typeof readAll>>[number]

const stateOf = ({ needed, gaps }: ProcessStanding) => (gaps.length ? ('missing' as const) : needed ? ('complete' as const) : ('notNeeded' as const))

const flagTests = {
  personal: ({ dataClasses, flags }: OverviewRow) => dataClasses.includes('personal') || dataClasses.includes('sensitive') || flags?.personal === true,
  sensitive: ({ dataClasses, flags }: OverviewRow) => dataClasses.includes('sensitive') || flags?.sensitive === true,
  automated: ({ flags }: OverviewRow) => flags?.automatedDecision === true,
  crossBorder: ({ flags }: OverviewRow) => flags?.crossBorder === true,
}

const order = {
  missing: (a: OverviewRow, b: OverviewRow) => a.gaps.length - b.gaps.length,
  name: (a: OverviewRow, b: OverviewRow) => a.name.localeCompare(b.name),
  reviewOn: (a: OverviewRow, b: OverviewRow) => (a.reviewOn ?? '9999').localeCompare(b.reviewOn ?? '9999'),
}

/** All rows that the filter leaves, in its order: of the list and of its files. */
export async function overviewRows(ctx: Ctx, filter: z.output<typeof OverviewFilter>): Promise<{ all: OverviewRow[]; rows: OverviewRow[] }> {
  const all = await readAll(ctx)
  const below = filter.department ? await ctx.db.department.findUnique({ where: { id: filter.department }, select: { path: true } }) : null
  const who = filter.who === 'me' ? ctx.actor.id : filter.who
  const words = filter.q ? searchTextOf(filter.q) : ''
  const rows = all.filter(
    (row) =>
      (!words || row.searchText.includes(words)) &&
      (!filter.state || row.state === filter.state) &&
      (!filter.flag || flagTests[filter.flag](row)) &&
      (!filter.department || (below !== null && (row.department?.path === below.path || (row.department?.path.startsWith(`${below.path}/`) ?? false)))) &&
      (!who || row.gaps.some((gap) => gap.who.some(({ id }) => id === who))),
  )
  const direction = filter.dir === 'desc' ? -1 : 1
  rows.sort((a, b) => direction * order[filter.sort](a, b))
  return { all, rows }
}

/**
 * Processes with what each still waits for. What is missing depends on the day, on assessments and on review points, so that it is
 * computed for all of them rather than kept.
 */
export const complianceOverview = query({
  permission: 'compliance:read',
  input: OverviewFilter,
  async run(ctx, filter) {
    const [{ all, rows }, { timeZone }] = await Promise.all([overviewRows(ctx, filter), settingsOf(ctx.db, 'organisation')])
    const count = (test: (row: OverviewRow) => boolean) => all.filter(test).length
    return {
      rows: rows.slice((filter.page - 1) * filter.size, filter.page * filter.size),
      total: rows.length,
      today: localDay(ctx.now.getTime(), timeZone),
      /** Of all visible processes, whatever the filter */
      totals: {
        all: all.length,
        missing: count(({ state }) => state === 'missing'),
        /** What is known of decisions and transfers is known from these */
        records: count(({ record }) => record !== null),
        personal: count(flagTests.personal),
        withRecord: count((row) => flagTests.personal(row) && row.record !== null),
        automated: count(flagTests.automated),
        crossBorder: count(flagTests.crossBorder),
        unknown: count(({ gaps }) => gaps.some(({ name }) => name === 'classesUnknown')),
      },
    }
  },
})
