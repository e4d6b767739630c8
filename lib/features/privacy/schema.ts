import { z } from 'zod'
import { holdSubjects, MOST_DAYS, ruledClasses } from '@/lib/core/privacy/classes'
import { id, version } from '@/lib/core/portfolio/fields'

/** Words that say why. */
const reason = z.string().transform((text) => text.toWellFormed().replaceAll('\0', '').trim()).pipe(z.string().min(3).max(1_000))

export const ExportOwn = z.strictObject({})
export const PersonOf = z.strictObject({ id })

/** Further ways in which the person is written, one a line. */
const spellings = z.string().max(1_000).default('').transform((lines) => [...new Set(lines.split('\n').map((line) => line.trim()).filter(Boolean))])

export const PreviewErasure = z.strictObject({ id, also: spellings })
export const ErasePerson = z.strictObject({
  id,
  also: spellings,
  reason,
  /** The name as it stands, typed by who erases */
  confirm: z.string().trim().max(200),
})

export const EditRule = z.strictObject({
  dataClass: z.enum(ruledClasses as [string, ...string[]]),
  /** Left out: for ever */
  keepDays: z.coerce.number().int().min(1).max(MOST_DAYS).optional(),
  version: version.optional(),
})

export const SetHold = z.strictObject({ subject: z.enum(holdSubjects), subjectId: z.string().trim().min(1).max(64), reason })
export const EndHold = z.strictObject({ id, reason })
