import { z } from 'zod'
import { id, line, optionalText, typedNumber } from '@/lib/core/portfolio/fields'
import { technologies } from '@/lib/core/portfolio/stages'
import { overridable, type Overridable } from '@/lib/core/scoring/assess'
import { fieldNames, type FieldName } from '@/lib/core/scoring/fields'
import { ScoringConstants } from '@/lib/core/scoring/model'

const perField = <Schema extends z.ZodType>(schema: Schema) =>
  z.strictObject(Object.fromEntries(fieldNames.map((name) => [name, schema])) as Record<FieldName, Schema>)

const override = z.strictObject({ value: typedNumber(z.number().min(0).max(100)), reason: line(1000) })
const text = optionalText(1000)

export const SaveAssessment = z.strictObject({
  requestId: id,
  /** What the assessor was shown, see `seenOf` */
  seen: z.string().max(64),
  /** As people write them, see lib/core/scoring/typed.ts */
  typed: perField(z.string().max(40).optional()),
  reasons: perField(text).default({} as never),
  overrides: z.preprocess(withoutBlank, z.strictObject(Object.fromEntries(overridable.map((part) => [part, override.optional()])) as Record<Overridable, z.ZodOptional<typeof override>>)).default({} as never),
  technology: z.enum(technologies).optional(),
  technologyWhy: text,
  note: optionalText(4000),
  /** Hand the request on to the decision */
  finish: z.stringbool().or(z.boolean()).default(false),
})

/** A part whose value was left blank was not set by hand, whatever stands beside it. */
function withoutBlank(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw
  return Object.fromEntries(Object.entries(raw).filter(([, entry]) => typeof entry !== 'object' || entry === null || !('value' in entry) || String(entry.value ?? '').trim() !== '').filter(([, entry]) => entry && typeof entry === 'object' && 'value' in entry))
}

export const AdoptAssessment = z.strictObject({ assessmentId: id, /** The one that counted when the page was read */ insteadOf: id, reason: line(1000) })

export const RequestNumber = z.strictObject({ number: z.coerce.number().int().min(1).max(2_147_483_647) })
export const RequestRef = z.strictObject({ id })

export const PreviewModel = z.strictObject({ constants: ScoringConstants })
export const PublishModel = z.strictObject({
  /** Version that the editor started from */
  basedOn: typedNumber(z.number().int().min(1)),
  constants: ScoringConstants,
  note: line(1000),
})
