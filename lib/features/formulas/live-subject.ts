import { localDay, type Day } from '@/lib/core/calendar/local-day'
import { decimalsOf } from '@/lib/core/portfolio/money'
import { orderBaselines } from '@/lib/core/runs/baseline'
import { automationFor } from '@/lib/features/automations/visible'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'

/** What a source says for a field, in the unit of that field; null with the reason why it says nothing. */
export interface Found {
  value: number | null
  /** Message key below `formulas.live`: what it rests on, or why there is no value */
  note: string
  params?: Record<string, string | number>
  /** Page where it can be looked up */
  href?: string
  /** Figure of the wage table: the result may be shown, the figure itself is for finance */
  confidential?: true
}

/** One automation with what all sources are asked about. */
export interface Subject {
  automation: { id: string; processId: string; plannedCoverageBp: number | null; yearOneCostMinor: bigint | null; yearOneCostCurrency: string | null; process: { wageGradeId: string | null; department: { path: string } | null } }
  baseline: { manualMs: number; annualVolume: number; errorBasisPoints: number | null; hourlyWageMinor: bigint | null; currency: string | null; ordinal: number; validFrom: Day } | null
  today: Day
  /** Home currency: all money of a formula is in it */
  currency: string
}

/** Minor units as the doubles in major units that formulas compute with. */
export const major = (minor: bigint, currency: string): number => Number(minor) / 10 ** decimalsOf(currency)

export async function subjectOf(ctx: Ctx, automationId: string): Promise<Subject> {
  await automationFor(ctx, automationId)
  const [{ currency, timeZone }, automation] = await Promise.all([
    settingsOf(ctx.db, 'organisation'),
    ctx.db.automation.findUniqueOrThrow({
      where: { id: automationId },
      select: { id: true, processId: true, plannedCoverageBp: true, yearOneCostMinor: true, yearOneCostCurrency: true, process: { select: { wageGradeId: true, department: { select: { path: true } } } } },
    }),
  ])
  const today = localDay(ctx.now.getTime(), timeZone)
  const versions = await ctx.db.processBaseline.findMany({
    where: { processId: automation.processId },
    select: { manualMs: true, annualVolume: true, errorBasisPoints: true, hourlyWageMinor: true, currency: true, ordinal: true, validFrom: true },
  })
  return { automation, baseline: orderBaselines(versions).findLast(({ validFrom }) => validFrom <= today) ?? orderBaselines(versions)[0] ?? null, today, currency }
}
