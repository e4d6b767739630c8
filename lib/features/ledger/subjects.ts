import { localDay, type Day } from '@/lib/core/calendar/local-day'
import { dayOf } from '@/lib/core/calendar/stored-day'
import type { LedgerBaseline } from '@/lib/core/ledger/segments'
import { addMonths, firstDay, lastDay, monthOf, type Month } from '@/lib/core/calendar/month'
import { orderBaselines } from '@/lib/core/runs/baseline'
import { readDirectory } from '@/lib/features/runs/directory'
import { countedSources } from '@/lib/features/runs/sources'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { daysWithRuns } from '@/lib/server/sql/ledger-evidence'

/** An automation as the books see it. */
export interface Subject {
  id: string
  gradeId: string | null
  departmentPath: string | null
  baselines: LedgerBaseline[]
  plannedCoverageBp: number | null
  /** First day on which the plan counts, and from which it was live; null: none */
  plannedFrom: Day | null
  liveFrom: Day | null
  /** Last day on which it was in service; null: still is */
  liveUntil: Day | null
  /** Engine processes that count: production, not the portal's own jobs */
  sourceIds: number[]
  firstRun: Day | null
  lastRun: Day | null
}

/** Books are the same whoever asks for them. */
export const asBooks = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'system', id: 'system', name: 'ledger', grants: [] } })

/** The automations with what their months depend on, in the order of their ids; all of them unless ids are given. */
export async function readSubjects(ctx: Ctx, automationIds?: readonly string[]): Promise<Subject[]> {
  const [{ timeZone }, directory, rows] = await Promise.all([settingsOf(ctx.db, 'organisation'), readDirectory(asBooks(ctx)), automationRows(ctx, automationIds)])
  const wanted = new Set(rows.map(({ id }) => id))
  const sources = countedSources(directory, {}).filter(({ automationId }) => automationId !== null && wanted.has(automationId))
  const days = new Map((await daysWithRuns(ctx, sources.map(({ id }) => id))).map((row) => [row.id, row]))
  const byAutomation = new Map<string, number[]>()
  for (const { id, automationId } of sources) byAutomation.set(automationId!, [...(byAutomation.get(automationId!) ?? []), id])
  return rows.map((row) => {
    const sourceIds = byAutomation.get(row.id) ?? []
    const firsts = sourceIds.flatMap((id) => days.get(id)?.first ?? []).sort()
    const lasts = sourceIds.flatMap((id) => days.get(id)?.last ?? []).sort()
    const retired = row.stage === 'retired' ? (row.stageChanges[0]?.at ?? row.archivedAt) : row.archivedAt
    const liveFrom = row.liveSince && localDay(row.liveSince.getTime(), timeZone)
    return {
      id: row.id,
      gradeId: row.process.wageGradeId,
      departmentPath: row.process.department?.path ?? null,
      baselines: orderBaselines(row.process.baselines.map(({ errorBasisPoints, ...baseline }) => ({ ...baseline, errorBp: errorBasisPoints }))),
      plannedCoverageBp: row.plannedCoverageBp,
      plannedFrom: row.plannedLiveOn ? dayOf(row.plannedLiveOn) : liveFrom,
      liveFrom,
      liveUntil: retired && localDay(retired.getTime(), timeZone),
      sourceIds,
      firstRun: firsts[0] ?? null,
      lastRun: lasts.at(-1) ?? null,
    }
  })
}

const automationRows = (ctx: Ctx, ids?: readonly string[]) =>
  ctx.db.automation.findMany({
    where: ids && { id: { in: [...ids] } },
    select: {
      id: true, stage: true, liveSince: true, archivedAt: true, plannedCoverageBp: true, plannedLiveOn: true,
      stageChanges: { where: { to: 'retired' }, select: { at: true }, orderBy: { at: 'desc' }, take: 1 },
      process: {
        select: {
          wageGradeId: true,
          department: { select: { path: true } },
          baselines: { select: { ordinal: true, validFrom: true, manualMs: true, annualVolume: true, errorBasisPoints: true, hourlyWageMinor: true, currency: true } },
        },
      },
    },
    orderBy: { id: 'asc' },
  })

/** Whether a month of the automation has anything to tell: runs, service, or a plan. Months to come have not. */
export function concerns(subject: Subject, month: Month, current: Month): boolean {
  if (month > current) return false
  const within = (from: Day | null, to: Day | null) => from !== null && from <= lastDay(month) && (to === null || to >= firstDay(month))
  const ran = subject.lastRun !== null && within(subject.firstRun, subject.lastRun)
  return ran || within(subject.liveFrom, subject.liveUntil) || (subject.plannedCoverageBp !== null && within(subject.plannedFrom, subject.liveUntil))
}

/** No automation has more months than these. */
const MOST_MONTHS = 240

/** First month of which any of the automations may tell. */
export function firstMonth(subjects: readonly Subject[], current: Month): Month {
  const floor = addMonths(current, -MOST_MONTHS)
  const first = subjects.flatMap(({ firstRun, liveFrom, plannedFrom }) => [firstRun, liveFrom, plannedFrom].flatMap((day) => (day ? monthOf(day) : []))).sort()[0] ?? current
  return first < floor ? floor : first > current ? current : first
}
