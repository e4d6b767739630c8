import { z } from 'zod'
import { parseInstant } from '@/lib/core/calendar/instant'
import { isDay } from '@/lib/core/calendar/local-day'
import { lengthOf, periodKeys } from '@/lib/core/calendar/period'
import { rowId } from '@/lib/core/portfolio/fields'
import { errorKinds, runStatuses } from '@/lib/core/runs/status'

const MAX_DAYS = 1100

export const DayText = z.string().refine(isDay, 'errors.date')

/** A day, or an instant with offset. */
const DayOrInstant = z.string().max(40).refine((text) => isDay(text) || (isDay(text.slice(0, 10)) && typeof parseInstant(text) === 'number'), 'errors.date')

/** `30d`, or two local days, both included. */
export const PeriodInput = z
  .object({ period: z.enum(periodKeys).optional(), from: DayText.optional(), to: DayText.optional() })
  .refine(({ from, to }) => !from || !to || from <= to, { message: 'runs.period.order', path: ['to'] })
  .refine(({ from, to }) => !from || !to || lengthOf({ from, to }) <= MAX_DAYS, { message: 'runs.period.tooLong', path: ['to'] })
export type PeriodInput = z.output<typeof PeriodInput>

export const groupKinds = ['automation', 'process', 'department', 'phase', 'engine', 'source', 'day', 'hour'] as const
export type GroupKind = (typeof groupKinds)[number]
export const boardGroups = ['automation', 'process', 'department', 'phase', 'engine'] as const
export type BoardGroup = (typeof boardGroups)[number]

/** Which engine processes: all of the conditions hold. */
export const SourceFilter = z.object({
  automation: z.string().max(100).optional().describe('Id or code of an automation'),
  process: z.string().max(200).optional().describe('Id or code of a business process, or external id of a process of an engine'),
  department: z.string().max(100).optional().describe('Id of a department; those below it are included'),
  departmentOnly: z.string().max(100).optional().describe('Id of a department without those below it'),
  phase: z.string().max(100).optional(),
  engine: z.string().max(100).optional().describe('Slug of an engine'),
  source: z.coerce.number().int().optional(),
})
export type SourceFilter = z.output<typeof SourceFilter>

export const OverviewInput = PeriodInput.and(SourceFilter).and(z.object({ group: z.enum(boardGroups).default('automation') }))

export const AutomationBoardInput = PeriodInput.and(z.object({ automationId: z.string().max(100) }))

/** Days are local and both included; instants count by the hour and `to` is not included. */
export const MetricsInput = SourceFilter.extend({
  from: DayOrInstant.optional(),
  to: DayOrInstant.optional(),
  group: z.enum(groupKinds).default('automation'),
})

const listOf = <T extends string>(values: readonly [T, ...T[]]) =>
  z
    .string()
    .max(200)
    .transform((text) => text.split(',').map((word) => word.trim()))
    .pipe(z.array(z.enum(values)).max(20))

export const RunFilter = SourceFilter.extend({
  counted: z.literal('1').optional().describe('Only runs that figures are made of: no tests, no dispatchers, none of the portal itself'),
  status: listOf(runStatuses).optional(),
  errorKind: listOf(errorKinds).optional(),
  from: DayOrInstant.optional(),
  to: DayOrInstant.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(100).optional(),
})
export type RunFilter = z.output<typeof RunFilter>

export const RunRef = z.object({ id: rowId })

/** The envelope only: each run is checked by itself. */
export const PushRuns = z.object({ engine: z.string().min(1).max(100), runs: z.array(z.unknown()).max(2000) })
export const PushBacklog = z.object({ engine: z.string().min(1).max(100), samples: z.array(z.unknown()).max(2000) })
