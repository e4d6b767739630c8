import { z } from 'zod'
import { isMonth } from '@/lib/core/calendar/month'
import { id, line, typedNumber } from '@/lib/core/portfolio/fields'
import { MOST_ITEMS, readingKinds } from '@/lib/core/readings/reading'

const facts = { automationId: id, month: z.string().refine(isMonth, 'errors.pattern'), source: line(300), /** Yes, although it looks strange */ sure: z.stringbool().or(z.boolean()).default(false) }

/** Adoption is typed in per cent, the others in items. */
export const EnterReading = z.discriminatedUnion('kind', [
  z.strictObject({ ...facts, kind: z.literal('adoption'), value: typedNumber(z.number().min(0).max(100)) }),
  ...readingKinds.flatMap((kind) => (kind === 'adoption' ? [] : [z.strictObject({ ...facts, kind: z.literal(kind), value: typedNumber(z.number().int('errors.integer').min(0).max(MOST_ITEMS)) })])),
])
export const TakeBackReading = z.strictObject({ id, reason: line(300) })
export const ReadingsRef = z.strictObject({ automationId: id })
