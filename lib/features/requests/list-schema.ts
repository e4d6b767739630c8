import { z } from 'zod'
import { isDay } from '@/lib/core/calendar/local-day'
import { searchQuery } from '@/lib/core/portfolio/fields'
import { requestStatuses, requestTypes } from '@/lib/core/requests/statuses'

export const technologies = ['rpa', 'low-code', 'workflow', 'ai-assisted'] as const
export const listSorts = ['submitted', 'number', 'score', 'hours', 'votes', 'due', 'updated', 'benefit'] as const

/** Words of the address that stand for several statuses. */
export const statusGroups = {
  open: ['submitted', 'in-assessment', 'needs-information', 'assessed', 'approved', 'in-delivery'],
  undecided: ['submitted', 'in-assessment', 'needs-information', 'assessed'],
} as const

const listOf = <T extends string>(values: readonly [T, ...T[]]) =>
  z.string().max(300).transform((text) => text.split(',').map((word) => word.trim()).filter((word): word is T => (values as readonly string[]).includes(word)))
    .transform((words) => (words.length ? [...new Set(words)] : undefined)).optional().catch(undefined)
const short = z.string().max(100).optional().catch(undefined)
const day = z.string().refine(isDay).optional().catch(undefined)
const points = z.preprocess((raw) => (raw === '' || raw === undefined ? undefined : Number(raw)), z.number().min(0).max(100).optional()).catch(undefined)

/** The filters of the list as its address has them; whatever nobody can mean is left out. */
export const requestFilterShape = {
  q: searchQuery,
  status: z.preprocess((raw) => (typeof raw === 'string' && raw in statusGroups ? statusGroups[raw as keyof typeof statusGroups].join(',') : raw), listOf(requestStatuses)),
  type: listOf(requestTypes),
  department: short,
  process: short,
  automation: short,
  /** `me`, or the id of a person */
  submitter: short,
  holder: z.enum(['me']).optional().catch(undefined),
  assessor: short,
  overdue: z.enum(['1']).optional().catch(undefined),
  scoreFrom: points,
  scoreTo: points,
  from: day,
  to: day,
  technology: z.enum(technologies).optional().catch(undefined),
  /** A selection */
  ids: z.string().max(20_000).transform((text) => text.split(',').filter((one) => /^[\w-]{1,64}$/.test(one)).slice(0, 200)).optional().catch(undefined),
}

export const RequestFilter = z.object(requestFilterShape)
export type RequestFilter = z.output<typeof RequestFilter>

export const RequestListInput = RequestFilter.extend({
  sort: z.enum(listSorts).default('submitted').catch('submitted'),
  dir: z.enum(['asc', 'desc']).default('desc').catch('desc'),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
  size: z.coerce.number().int().min(1).max(200).default(50).catch(50),
})

/** The same filters for machines: strict about names, newest first, page by page with a cursor. */
export const RequestApiInput = z.strictObject({
  q: searchQuery.describe('Words, pieces of Chinese text, or R-1042'),
  status: z.string().max(300).optional().describe('Statuses, comma-separated; or open, undecided'),
  type: z.string().max(100).optional(),
  department: short.describe('Id of a department; those below it are included'),
  process: short,
  automation: short,
  technology: z.enum(technologies).optional(),
  overdue: z.literal('1').optional(),
  from: day,
  to: day,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(60).optional(),
})
