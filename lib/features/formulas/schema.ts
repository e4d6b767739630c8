import { z } from 'zod'
import { FormulaKey } from '@/lib/core/formula/definition'
import { DraftBody } from '@/lib/core/formula/draft'
import { id, optionalText, version } from '@/lib/core/portfolio/fields'

export const FormulaRef = z.strictObject({ key: FormulaKey })

const reason = optionalText(1000)

export const CreateFormula = z.strictObject({ key: FormulaKey, body: DraftBody, reason })

export const SaveDraft = z.strictObject({
  key: FormulaKey,
  /** Of the draft that was seen; absent when there was none */
  version: version.optional(),
  body: DraftBody,
  reason,
})

export const DraftRef = z.strictObject({ key: FormulaKey, version })

export const ReturnDraft = z.strictObject({
  key: FormulaKey,
  version,
  comment: z.string().transform((text) => text.toWellFormed().replaceAll('\0', '').trim()).pipe(z.string().min(1).max(1000)),
})

export const ArchiveFormula = z.strictObject({ key: FormulaKey, version })

export const CheckFormula = z.strictObject({
  body: DraftBody,
  /** Automation on which the live result is computed */
  automationId: id.optional(),
  /** What was typed for it, by variable */
  typed: z.record(z.string().max(60), z.number().min(-1e15).max(1e15).nullable()).default({}),
})

export const TryFormula = z.strictObject({
  key: FormulaKey,
  automationId: id,
  typed: z.record(z.string().max(60), z.number().min(-1e15).max(1e15).nullable()).default({}),
})
