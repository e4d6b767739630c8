import { z } from 'zod'
import { isMonth } from '@/lib/core/calendar/month'

const Month = z.string().refine(isMonth, 'errors.pattern')

/** Without a month: the present one. `onlyMissing` makes nothing where the month has a pack. */
export const GeneratePack = z.strictObject({ month: Month.optional(), onlyMissing: z.boolean().default(false) })
/** Without a number: the latest pack of the month. */
export const PackRef = z.strictObject({ month: Month, ordinal: z.coerce.number().int().min(1).max(100_000).optional() })
