import { addDays, daysBetween, HOUR_MS, startOfDay, type Day } from '@/lib/core/calendar/local-day'
import { firstDay, lastDay, monthOf, monthsFrom, nextMonth, previousMonth, type Month } from '@/lib/core/calendar/month'
import { correctMonth } from '@/lib/features/ledger/correct-month'
import { recompute } from '@/lib/features/ledger/recompute'
import { signMonths } from '@/lib/features/ledger/sign-months'
import { enterReading } from '@/lib/features/readings/enter-reading'
import { pushRuns } from '@/lib/features/runs/push-runs'
import { db } from '@/lib/server/db'
import { as, asMachine, idOf } from './actors'
import { caseEvents } from './cases'
import { automations, processes, type AutomationKey } from './portfolio'
import { rateEvents } from './rates'
import type { Event, Registers } from './registers'
import { workingDayBefore, type DemoClock } from './runs'

type At = (daysAgo: number, hour: number) => Date

/** Day of the following month on which readings are entered, and on which finance signs. */
const [READ_ON, SIGN_ON] = [3, 6]
/** First month with runs lies at most so many days back. */
const HISTORY_DAYS = 100
/** Not signed in the newest month: one is being looked into, the other has no approved case yet. */
const leftOpen: AutomationKey[] = ['invoiceBot', 'stockCheck']

/** Per cent of the returned hours that people put to use, and items that there were in scope for each that was handled. */
const readings: Partial<Record<AutomationKey, { adoption?: number; scope?: number; late?: number }>> = {
  expenseBot: { adoption: 94, scope: 1.16 },
  waybillFlow: { scope: 1.24 },
  orderBot: { adoption: 97, late: 6 },
  invoiceBot: { adoption: 82, scope: 1.38 },
  stockCheck: { scope: 1 },
}

/** Rates, business cases, readings and signed months, with one late delivery of runs and one correction, in the order in which they happened. */
export function valueEvents(made: Registers, clock: DemoClock, at: At): Event[] {
  const months = monthsFrom(monthOf(addDays(clock.today, -HISTORY_DAYS)), previousMonth(monthOf(clock.today)))
  const on = (day: Day, hour: number) => at(daysBetween(day, clock.today), hour)
  const dayAfter = (month: Month, day: number) => addDays(firstDay(nextMonth(month)), day - 1)
  const past = (month: Month, days: number) => dayAfter(month, SIGN_ON + days) < clock.today
  const newest = months.findLast((month) => past(month, 4))
  return [
    ...rateEvents(made, clock, at),
    ...caseEvents(made, clock, at),
    ...months.filter((month) => dayAfter(month, READ_ON) < clock.today).map((month): Event => ({ at: on(dayAfter(month, READ_ON), 15), happen: (when) => readMonth(made, month, when) })),
    ...months.filter((month) => past(month, 0)).map((month): Event => ({ at: on(dayAfter(month, SIGN_ON), 10), happen: (when) => signMonth(made, month, when, month === newest ? leftOpen : []) })),
    ...(newest
      ? [
          { at: on(dayAfter(newest, SIGN_ON + 2), 15), happen: (when: Date) => correct(made, newest, when) },
          { at: on(dayAfter(newest, SIGN_ON + 3), 11), happen: (when: Date) => deliverLate(made, clock, newest, when) },
        ]
      : []),
    { at: new Date(clock.now), happen: async (when) => void (await recompute(asMachine(when), { from: months.at(-1) })) },
  ]
}

/** What runs do not tell: adoption asked of the teams, items in scope counted in the systems, items that were late. */
async function readMonth(made: Registers, month: Month, when: Date): Promise<void> {
  await recompute(asMachine(when), { from: month, to: month })
  for (const [key, { adoption, scope, late }] of Object.entries(readings) as [AutomationKey, { adoption?: number; scope?: number; late?: number }][]) {
    const automationId = made.automations.get(key)
    const row = automationId && (await db.ledgerMonth.findUnique({ where: { automationId_month: { automationId, month } }, select: { units: true, failedUnits: true } }))
    if (!automationId || !row || row.units === 0n) continue
    const ctx = await as(made, processes[automations[key].process].owner, when)
    const enter = (kind: string, value: number, source: string) => enterReading(ctx, { automationId, month, kind, value, source, sure: true })
    if (scope) await enter('scope-items', Math.round(Number(row.units + row.failedUnits) * scope), 'Count in the source system 源系统统计')
    if (adoption) await enter('adoption', adoption, 'Team leads, monthly survey 班组长月度调查')
    if (late) await enter('late-items', late, 'Service level report 服务水平报告')
  }
}

/** Finance signs what was computed for the month, but those in `open`. */
async function signMonth(made: Registers, month: Month, when: Date, open: readonly AutomationKey[]): Promise<void> {
  await recompute(asMachine(when), { from: month, to: month })
  const left = new Set(open.flatMap((key) => made.automations.get(key) ?? []))
  const rows = await db.ledgerMonth.findMany({ where: { month, units: { gt: 0 } }, select: { automationId: true, digest: true } })
  const seen = rows.filter(({ automationId }) => !left.has(automationId)).map(({ automationId, digest }) => `${automationId}:${digest}`)
  if (seen.length) await signMonths(await as(made, 'zhou', when), { month, seen, note: 'Checked against the run list of the month. 已与当月运行清单核对。' })
}

/** A batch of test documents had run in production: taken out with its reason. */
async function correct(made: Registers, month: Month, when: Date): Promise<void> {
  const automationId = idOf(made.automations, 'expenseBot')
  const entries = await db.ledgerEntry.count({ where: { automationId, month } })
  if (entries === 0) return
  await correctMonth(await as(made, 'zhou', when), {
    automationId, month, entries, realised: '-627.00', lost: '', hours: '-9.5',
    reason: '50 test claims were run in production by mistake. 50 张测试报销单误在生产环境运行，予以扣除。',
  })
}

/** A control room that was cut off sends runs of the signed month afterwards: the ledger books them in the open one. */
async function deliverLate(made: Registers, clock: DemoClock, month: Month, when: Date): Promise<void> {
  const day = workingDayBefore(clock, daysBetween(lastDay(month), clock.today) + 1)
  if (monthOf(day) !== month) return
  const begin = startOfDay(day, clock.timeZone) + 19 * HOUR_MS
  const iso = (ms: number) => new Date(ms).toISOString()
  const runs = Array.from({ length: 14 }, (_, i) => {
    const startedAt = begin + i * 420_000
    return {
      externalId: `po-bot-${day.replaceAll('-', '')}-late-${String(i + 1).padStart(2, '0')}`,
      attempt: 1,
      process: { externalId: 'po-bot', name: 'PO_Entry_Prod', version: '2.0.1' },
      status: 'succeeded', startedAt: iso(startedAt), endedAt: iso(startedAt + 222_000), sourceUpdatedAt: iso(startedAt + 222_000), attendedMs: 0,
      items: { handled: 3, succeeded: 3, businessExceptions: 0, systemExceptions: 0 },
    }
  })
  await pushRuns(asMachine(when), { engine: 'demo-rpa', runs })
  await recompute(asMachine(when), { automationIds: [idOf(made.automations, 'orderBot')], from: month, to: month })
}
