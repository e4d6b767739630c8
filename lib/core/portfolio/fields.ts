import { z } from 'zod'
import { isDay } from '@/lib/core/calendar/local-day'

/** Fields as people type them: full-width digits, thousands separators and stray spaces are understood, blank means absent. */
const typed = (raw: unknown): unknown => (typeof raw === 'string' ? raw.normalize('NFKC').trim() : raw)
const blankIsAbsent = (raw: unknown): unknown => (typed(raw) === '' ? undefined : raw)

const plainNumber = (raw: unknown): unknown => {
  const text = typed(raw)
  if (typeof text !== 'string' || text === '') return text === '' ? undefined : text
  const digits = text.replace(/(?<=\d)[, _'](?=\d{3})/g, '')
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(digits) ? Number(digits) : text
}

/** A number from a form or from code. */
export const typedNumber = <Schema extends z.ZodType<number>>(schema: Schema) => z.preprocess(plainNumber, schema)
export const optionalNumber = <Schema extends z.ZodType<number>>(schema: Schema) => z.preprocess(plainNumber, schema.optional())

/** One line of text: NUL and line ends become spaces, surrounding space goes. */
export const line = (max: number) => z.string().transform(oneLine).pipe(z.string().min(1).max(max))
export const optionalLine = (max: number) => z.preprocess(blankIsAbsent, line(max).optional())
const oneLine = (text: string) => text.toWellFormed().replace(/[\u0000-\u001f\u007f]+/g, ' ').trim()

/** Text of several lines. */
export const optionalText = (max: number) =>
  z.preprocess(blankIsAbsent, z.string().transform((text) => text.toWellFormed().replaceAll('\0', '').trim()).pipe(z.string().max(max)).optional())

export const id = z.string().min(1).max(64)
export const optionalId = z.preprocess(blankIsAbsent, id.optional())

/** Id of a record that is counted; larger numbers are none, and no database takes them. */
export const MAX_ROW_ID = 2_147_483_647
export const rowId = z.coerce.number().int().min(1).max(MAX_ROW_ID)

/** Calendar day, `YYYY-MM-DD`. */
export const day = z.string().refine(isDay, 'errors.date')
export const optionalDay = z.preprocess(blankIsAbsent, day.optional())

/** The version that the person saw when they began to edit. */
export const version = typedNumber(z.number().int().min(1).max(2_147_483_647))

/** Short identifier that people read out: capitals, digits, hyphens. */
export const code = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().toUpperCase())
  .pipe(z.string().max(20).regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/, 'portfolio.code'))
export const optionalCode = z.preprocess(blankIsAbsent, code.optional())

export const searchQuery = z.preprocess(blankIsAbsent, z.string().transform((text) => oneLine(text).slice(0, 100)).optional())
export const pageNumber = z.preprocess(plainNumber, z.number().int().min(1).max(10_000)).default(1).catch(1)
export const pageSize = z.preprocess(plainNumber, z.number().int().min(1).max(200)).default(50).catch(50)
