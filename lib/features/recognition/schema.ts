import { z } from 'zod'
import { locales } from '@/lib/core/localized'
import { id, line, optionalDay, optionalLine, optionalNumber, optionalText, typedNumber, version } from '@/lib/core/portfolio/fields'

const whole = z.number().int()

/** Days, both included; left out: the present calendar year up to today. */
export const PeriodInput = z.strictObject({ from: optionalDay, to: optionalDay }).refine(({ from, to }) => !from || !to || from <= to, { path: ['to'], message: 'recognition.statement.order' })

export const StatementFormat = z.enum(['pdf', 'csv'])
export const IssueStatement = z.strictObject({ from: optionalDay, to: optionalDay, format: StatementFormat, language: z.enum(locales) }).refine(({ from, to }) => !from || !to || from <= to, { path: ['to'], message: 'recognition.statement.order' })
export const IssueStatementFor = IssueStatement.extend({ personId: id })
export const ReadStatementFor = z.strictObject({ personId: id, from: optionalDay, to: optionalDay })

/** The rules as a form sends them; whole numbers, and an hour's points to one decimal. */
export const RulesInput = z.strictObject({
  submitted: typedNumber(whole),
  approved: typedNumber(whole),
  live: typedNumber(whole),
  support: typedNumber(whole),
  perVerifiedHour: typedNumber(z.number()),
  benefitMonths: typedNumber(whole),
  capDay: typedNumber(whole),
  capMonth: typedNumber(whole),
  capYear: typedNumber(whole),
})
export type RulesInput = z.output<typeof RulesInput>
export const PublishRules = RulesInput.extend({ note: line(500), ordinal: version })

export const SaveStory = z.strictObject({
  requestId: id,
  /** Of an existing story; left out for a new one */
  version: optionalNumber(z.number().int().min(1)),
  title: line(140),
  titleZh: optionalLine(140),
  text: z.string().transform((value) => value.toWellFormed().replaceAll('\0', '').trim()).pipe(z.string().min(1).max(2000)),
  textZh: optionalText(2000),
})
export const StoryRef = z.strictObject({ id, version })
export const Consent = z.strictObject({ storyId: id, agreed: z.stringbool().or(z.boolean()) })
export const RequestRef = z.strictObject({ requestId: id })
