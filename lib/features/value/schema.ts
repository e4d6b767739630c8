import { z } from 'zod'
import { isMonth } from '@/lib/core/calendar/month'

export const breakdowns = ['phase', 'department', 'technology', 'process', 'automation'] as const
export type Breakdown = (typeof breakdowns)[number]

export const year = z.coerce.number().int().min(2000).max(2899)
export const ProgrammeValueInput = z.strictObject({ year: year.optional().catch(undefined), by: z.enum(breakdowns).default('phase').catch('phase') })

export const leakPeriods = ['quarter', 'year'] as const
export type LeakPeriod = (typeof leakPeriods)[number]
export const LeaksInput = z.strictObject({ period: z.enum(leakPeriods).default('quarter').catch('quarter') })

export const AutomationValueInput = z.strictObject({ id: z.string().min(1).max(100) })

const month = z.string().refine(isMonth, 'finance.errors.month')

/** Rows for machines, by automation and month; `next` continues behind the last one. */
export const ValuePage = z.object({
  automation: z.string().max(100).optional().describe('Id or code of an automation'),
  from: month.optional().describe('First month, YYYY-MM'),
  to: month.optional().describe('Last month, YYYY-MM'),
  state: z.enum(['signed', 'open']).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(200).optional().describe('`next` of the page before'),
})

