import { z } from 'zod'
import { dataClasses } from '@/lib/core/portfolio/data-classes'
import { day, id, line, optionalCode, optionalId, optionalLine, optionalNumber, optionalText, pageNumber, pageSize, searchQuery, typedNumber, version } from '@/lib/core/portfolio/fields'

const facts = {
  name: line(120),
  nameZh: optionalLine(120),
  description: optionalText(4000),
  departmentId: optionalId,
  ownerId: optionalId,
  wageGradeId: optionalId,
  dataClasses: z.array(z.enum(dataClasses)).max(dataClasses.length).default([]),
  systemIds: z.array(id).max(100).default([]),
}

export const CreateProcess = z.strictObject({ ...facts, code: optionalCode })
export const UpdateProcess = z.strictObject({ ...facts, id, version })
export const ProcessRef = z.strictObject({ id })
export const ProcessVersionRef = z.strictObject({ id, version })

export const FreezeBaseline = z.strictObject({
  processId: id,
  annualVolume: typedNumber(z.number().int('errors.integer').min(1).max(2_000_000_000)),
  /** Handling time of one item by hand, minutes; stored as milliseconds. */
  manualMinutes: typedNumber(z.number().min(0.01).max(100_000)),
  /** Errors per hundred items; two decimals. */
  errorPercent: optionalNumber(z.number().min(0).max(100)),
  /** Full cost of an hour as typed, in `currency` (default: the organisation's). */
  hourlyWage: z.preprocess((raw) => (typeof raw === 'number' ? String(raw) : raw === '' ? undefined : raw), z.string().max(30).optional()),
  currency: z.preprocess((raw) => (raw === '' ? undefined : raw), z.string().regex(/^[A-Z]{3}$/, 'portfolio.currency').optional()),
  source: line(500),
  measuredOn: day,
  validFrom: day,
})

export const processSorts = ['name', 'code', 'updatedAt'] as const
export const ProcessFilter = z.strictObject({
  q: searchQuery,
  department: optionalId,
  owner: optionalId,
  system: optionalId,
  gap: z.enum(['owner']).optional().catch(undefined),
  baseline: z.enum(['frozen', 'missing']).optional().catch(undefined),
  state: z.enum(['current', 'archived', 'all']).default('current').catch('current'),
  sort: z.enum(processSorts).default('name').catch('name'),
  dir: z.enum(['asc', 'desc']).default('asc').catch('asc'),
  page: pageNumber,
  size: pageSize,
})
