import { addDays, startOfDay } from '@/lib/core/calendar/local-day'
import { addMonths, monthOf } from '@/lib/core/calendar/month'
import { startOfWorkingDays } from '@/lib/core/calendar/working-calendar'
import type { IndicatorDefinition, IndicatorValue } from '@/lib/core/risks/indicator'
import type { Comparator } from '@/lib/core/gates/reading'
import { openBlockersOf } from '@/lib/features/compatibility/blockers'
import type { Ctx } from '@/lib/server/ctx'
import type { IndicatorClock } from './indicator-clock'
import type { IndicatorSubject } from './indicator-subject'

interface Asked {
  definition: IndicatorDefinition
  subject: IndicatorSubject
}

/** Full months that shares of benefit are taken over. */
const FULL_MONTHS = 3

const nothing = (reason: string): IndicatorValue => ({ value: null, sample: null, stale: false, variables: {}, reason })
const told = (value: number, variables: IndicatorValue['variables'], sample: number | null = null): IndicatorValue => ({ value, sample, stale: false, variables, reason: null })

/** A share in basis points, cut towards the side that is not healthy. */
const shareBp = (part: number, whole: number, comparator: Comparator): number => (comparator === 'at-least' ? Math.floor((part * 10_000) / whole) : Math.ceil((part * 10_000) / whole))

const within = (ids: ReadonlySet<string> | null) => (ids === null ? undefined : { in: [...ids] })

/** Figures that registers hold: compatibility, automatic checks, human review, the ledger. What nobody keeps is not known, never zero. */
export function readRegister(ctx: Ctx, { definition, subject }: Asked, clock: IndicatorClock): Promise<IndicatorValue> {
  switch (definition.metric) {
    case 'openBlockers':
      return openBlockers(ctx, subject)
    case 'untestedSystems':
      return untestedSystems(ctx, subject)
    case 'failingAutoChecks':
      return failingAutoChecks(ctx, subject)
    case 'reviewReversal':
      return reviewReversal(ctx, subject, definition, clock)
    case 'reviewsOverdue':
      return reviewsOverdue(ctx, subject)
    case 'leakShare':
      return leakShare(ctx, subject, definition, clock)
    case 'benefitRealised':
      return benefitRealised(ctx, subject, definition, clock)
    default:
      return Promise.resolve(nothing('noRuns'))
  }
}

const cellsOf = (ctx: Ctx, { automationIds }: IndicatorSubject) =>
  ctx.db.compatCell.findMany({ where: { automationId: within(automationIds), automation: { archivedAt: null, stage: { not: 'retired' } } }, select: { state: true } })

/** Blockers that were found in a signed test and not yet tested away; nothing tested says nothing. */
async function openBlockers(ctx: Ctx, { automationIds }: IndicatorSubject): Promise<IndicatorValue> {
  const rows = await ctx.db.automation.findMany({ where: { id: within(automationIds), archivedAt: null, stage: { not: 'retired' }, compatPlan: { isNot: null } }, select: { id: true } })
  const tested = [...(await openBlockersOf(ctx, rows.map(({ id }) => id))).values()].filter((one) => one.tested)
  if (!tested.length) return nothing('noTests')
  const blockers = tested.reduce((sum, { open }) => sum + open, 0)
  return told(blockers, { blockers, tested: tested.length }, tested.length)
}

async function untestedSystems(ctx: Ctx, subject: IndicatorSubject): Promise<IndicatorValue> {
  const cells = await cellsOf(ctx, subject)
  if (!cells.length) return nothing('noTests')
  const count = (state: string) => cells.filter((cell) => cell.state === state).length
  const [untested, stale] = [count('untested'), count('stale')]
  return told(untested + stale, { untested, stale, systems: cells.length }, cells.length)
}

async function failingAutoChecks(ctx: Ctx, { automationIds, systemIds, interfaceIds }: IndicatorSubject): Promise<IndicatorValue> {
  const own = automationIds === null ? {} : { OR: [{ automationId: within(automationIds) }, { systemId: within(systemIds) }, { interfaceId: within(interfaceIds) }] }
  const checks = await ctx.db.autoCheck.findMany({ where: { AND: [{ archivedAt: null, status: 'active', lastOutcome: { not: null } }, own] }, select: { lastOutcome: true } })
  if (!checks.length) return nothing('noChecks')
  const failing = checks.filter(({ lastOutcome }) => lastOutcome !== 'pass').length
  return told(failing, { failing, checks: checks.length }, checks.length)
}

const tasksOf = ({ automationIds, processIds }: IndicatorSubject) => (automationIds === null ? {} : { OR: [{ automationId: within(automationIds) }, { automationId: null, point: { processId: within(processIds) } }] })

/** Second looks that came to another answer ÷ all second looks of the window. */
async function reviewReversal(ctx: Ctx, subject: IndicatorSubject, { windowDays, comparator }: IndicatorDefinition, { today, calendar, timeZone }: IndicatorClock): Promise<IndicatorValue> {
  const days = windowDays ?? 20
  const from = startOfWorkingDays(calendar, today, days) ?? addDays(today, 1 - 2 * days)
  const looks = await ctx.db.reviewDecision.groupBy({ by: ['outcome'], where: { kind: 'second-look', decidedAt: { gte: new Date(startOfDay(from, timeZone)) }, task: tasksOf(subject) }, _count: { _all: true } })
  const secondLooks = looks.reduce((sum, { _count }) => sum + _count._all, 0)
  if (!secondLooks) return nothing('noSecondLooks')
  const differed = looks.find(({ outcome }) => outcome === 'differ')?._count._all ?? 0
  return told(shareBp(differed, secondLooks, comparator), { differed, secondLooks }, secondLooks)
}

async function reviewsOverdue(ctx: Ctx, subject: IndicatorSubject): Promise<IndicatorValue> {
  const points = await ctx.db.reviewPoint.count({ where: { active: true, processId: within(subject.processIds) } })
  if (!points) return nothing('noReviewPoints')
  const overdue = await ctx.db.reviewTask.count({ where: { AND: [{ status: { in: ['waiting', 'claimed'] }, dueAt: { lt: ctx.now } }, tasksOf(subject)] } })
  return told(overdue, { overdue })
}

const fullMonths = (automationIds: ReadonlySet<string> | null, { today }: IndicatorClock) => ({ automationId: within(automationIds), month: { gte: addMonths(monthOf(today), -FULL_MONTHS), lt: monthOf(today) } })

/** Lost ÷ (realised + lost) of the last full months; a month without amounts is left out. */
async function leakShare(ctx: Ctx, { automationIds }: IndicatorSubject, { comparator }: IndicatorDefinition, clock: IndicatorClock): Promise<IndicatorValue> {
  const rows = await ctx.db.ledgerMonth.groupBy({ by: ['currency'], where: { ...fullMonths(automationIds, clock), realisedMinor: { not: null }, lostMinor: { not: null } }, _sum: { realisedMinor: true, lostMinor: true } })
  if (rows.length > 1) return nothing('severalCurrencies')
  const [lost, realised] = [Number(rows[0]?._sum.lostMinor ?? 0n), Number(rows[0]?._sum.realisedMinor ?? 0n)]
  if (lost < 0 || lost + realised <= 0) return nothing('noBooks')
  return told(shareBp(lost, lost + realised, comparator), { lostMinor: lost, realisedMinor: realised })
}

/** Realised ÷ planned of the last full months that have a plan. */
async function benefitRealised(ctx: Ctx, { automationIds }: IndicatorSubject, { comparator }: IndicatorDefinition, clock: IndicatorClock): Promise<IndicatorValue> {
  const rows = await ctx.db.ledgerMonth.groupBy({ by: ['currency'], where: { ...fullMonths(automationIds, clock), realisedMinor: { not: null }, plannedMinor: { gt: 0 } }, _sum: { realisedMinor: true, plannedMinor: true } })
  if (rows.length > 1) return nothing('severalCurrencies')
  const [realised, planned] = [Number(rows[0]?._sum.realisedMinor ?? 0n), Number(rows[0]?._sum.plannedMinor ?? 0n)]
  return planned > 0 ? told(Math.max(0, shareBp(realised, planned, comparator)), { realisedMinor: realised, plannedMinor: planned }) : nothing('noPlan')
}
