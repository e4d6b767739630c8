import { z } from 'zod'
import { isMonth } from '@/lib/core/calendar/month'

/** `YYYY-MM`. */
export const MonthText = z.string().refine(isMonth, 'ledger.form.month')
const id = z.string().min(1).max(64)
const digest = z.string().regex(/^[0-9a-f]{64}$/, 'ledger.form.digest')
const text = (max: number) => z.string().transform((raw) => raw.toWellFormed().replaceAll('\0', '').trim()).pipe(z.string().max(max))
const note = text(500).optional()

/** Automations signed at once: one transaction. */
export const MOST_AT_ONCE = 500

/** An automation with the digest of the figures that the signer saw, as one field of a list: `<id>:<digest>`. */
const SeenMonth = z
  .string()
  .max(140)
  .transform((raw) => ({ automationId: raw.slice(0, raw.lastIndexOf(':')), digest: raw.slice(raw.lastIndexOf(':') + 1) }))
  .pipe(z.strictObject({ automationId: id, digest }))

export const SignMonths = z.strictObject({
  month: MonthText,
  seen: z.preprocess((raw) => (typeof raw === 'string' ? [raw] : raw), z.array(SeenMonth).min(1, 'ledger.form.choose').max(MOST_AT_ONCE)),
  note,
})

/** A difference that is typed: a sign, digits, and decimals; empty is none. */
const change = text(30).pipe(z.string().regex(/^([+\-−]?\d{1,12}([.,]\d{1,4})?)?$/, 'ledger.form.change')).transform((raw) => raw.replace('−', '-').replace(',', '.')).default('')

export const CorrectMonth = z.strictObject({
  automationId: id,
  month: MonthText,
  realised: change,
  lost: change,
  /** Seven digits: more hours than these the books could not add up */
  hours: change.pipe(z.string().regex(/^([+-]?\d{1,7}(\.\d{1,4})?)?$/, 'ledger.form.change')),
  reason: text(1000).pipe(z.string().min(10, 'ledger.form.reason')),
  correctsId: z.preprocess((raw) => (raw === '' ? undefined : raw), id.optional()),
  /** Entries of the month that the writer saw */
  entries: z.coerce.number().int().min(1).max(10_000),
})

export const AutomationMonth = z.strictObject({ automationId: id, month: MonthText })
export const OneAutomation = z.strictObject({ automationId: id })
export const OneEntry = z.strictObject({ id })

const blank = <Schema extends z.ZodType>(schema: Schema) => z.preprocess((raw) => (raw === '' || raw === null ? undefined : raw), schema.optional())

/** What the list of months shows, as its address says it. */
export const LedgerList = z.object({
  year: blank(z.coerce.number().int().min(1900).max(8999)),
  department: blank(z.string().max(64)),
  phase: blank(z.string().max(64)),
  q: blank(z.string().max(120)),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})

export const SignList = z.object({ month: blank(MonthText) })
