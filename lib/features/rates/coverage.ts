import { orderBaselines, baselineOn } from '@/lib/core/runs/baseline'
import type { Day } from '@/lib/core/calendar/local-day'
import { rateBook, type RateFacts } from '@/lib/core/rates/book'
import type { Ctx } from '@/lib/server/ctx'

type Facts = Pick<RateFacts, 'wages' | 'exchange' | 'calendar' | 'home'> & { today: Day }

/** Processes with automations: for how many of them an hour has a price today, by which table, and in which currencies there is no way home. */
export async function coverageOf(ctx: Ctx, { today, ...facts }: Facts) {
  const book = rateBook({ ...facts, parameters: [] })
  const processes = await ctx.db.businessProcess.findMany({
    where: { archivedAt: null, automations: { some: { archivedAt: null, stage: { not: 'retired' } } } },
    select: {
      id: true, code: true, name: true, nameZh: true, wageGradeId: true,
      department: { select: { path: true } },
      baselines: { select: { ordinal: true, validFrom: true, manualMs: true, hourlyWageMinor: true, currency: true } },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  const found = processes.map(({ wageGradeId, department, baselines, ...process }) => {
    const wage = book.wage({ gradeId: wageGradeId, departmentPath: department?.path ?? null, day: today })
    const baseline = wage ? null : baselineOn(orderBaselines(baselines), today)
    const currency = wage?.currency ?? (baseline?.hourlyWageMinor == null ? null : baseline.currency)
    return { ...process, by: wage ? ('table' as const) : currency ? ('baseline' as const) : null, currency }
  })
  const currencies = [...new Set(found.flatMap(({ currency }) => currency ?? []))]
  return {
    processes: found.length,
    byTable: found.filter(({ by }) => by === 'table').length,
    byBaseline: found.filter(({ by }) => by === 'baseline').length,
    without: found.filter(({ by }) => by === null).map(({ id, code, name, nameZh }) => ({ id, code, name, nameZh })),
    /** Currencies of wages that cannot be converted today */
    stranded: currencies.filter((currency) => book.convert(1n, currency, facts.home, today) === null),
  }
}
