import { z } from 'zod'
import { parameterKinds } from '@/lib/core/rates/parameters'
import { isCurrency } from '@/lib/core/rates/currencies'
import { day, id, line, optionalCode, optionalId, optionalLine, version } from '@/lib/core/portfolio/fields'

const gradeFacts = { name: line(80), nameZh: optionalLine(80) }
export const CreateGrade = z.strictObject({ ...gradeFacts, code: optionalCode })
export const UpdateGrade = z.strictObject({ ...gradeFacts, id, version })
export const GradeRef = z.strictObject({ id, version })

const currency = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().toUpperCase())
  .refine(isCurrency, 'rates.currencyUnknown')
const figure = z.preprocess((raw) => (typeof raw === 'number' ? String(raw) : raw), z.string().min(1).max(40))
/** Since when, from where, and whether somebody looked twice at what looks strange. */
const entry = { validFrom: day, source: line(300), sure: z.stringbool().or(z.boolean()).default(false) }

/** Without a grade: every grade; without a department: every department. The amount as typed, in `currency` (default: the organisation's). */
export const EnterWage = z.strictObject({
  gradeId: optionalId,
  departmentId: optionalId,
  hourly: figure,
  currency: z.preprocess((raw) => (raw === '' ? undefined : raw), currency.optional()),
  ...entry,
})
/** One unit of `from` in units of `to`. */
export const EnterExchange = z.strictObject({ from: currency, to: currency, rate: figure, ...entry })
/** Days, hours, or per cent. */
export const EnterParameter = z.strictObject({ kind: z.enum(parameterKinds), value: figure, ...entry })

export const rateTables = ['wage', 'exchange', 'parameter'] as const
export type RateTable = (typeof rateTables)[number]
export const TakeBackRate = z.strictObject({ table: z.enum(rateTables), id, reason: line(300) })

/** What one history is about. */
export const RateKey = z.discriminatedUnion('table', [
  z.strictObject({ table: z.literal('wage'), gradeId: id.nullable(), departmentId: id.nullable() }),
  z.strictObject({ table: z.literal('exchange'), from: currency, to: currency }),
  z.strictObject({ table: z.literal('parameter'), kind: z.enum(parameterKinds) }),
])
