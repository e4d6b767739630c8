import { assess, overridable, type Assessed, type Overrides } from '@/lib/core/scoring/assess'
import { fieldNames, type AssessmentValues, type FieldName } from '@/lib/core/scoring/fields'
import type { ScoringConstants } from '@/lib/core/scoring/model'
import { readTyped } from '@/lib/core/scoring/typed'

export interface Live {
  values: AssessmentValues
  assessed: Assessed
  /** Fields that are still blank or cannot be read */
  missing: FieldName[]
}

/** What the form says now, computed. `typed` holds the form's entries by their names. */
export function liveOf(typed: Record<string, string>, constants: ScoringConstants, currency: string): Live {
  const { values, refused } = readTyped(Object.fromEntries(fieldNames.map((name) => [name, typed[`typed.${name}`] ?? ''])), currency)
  return { values, assessed: assess(values, overridesOf(typed), constants, currency), missing: Object.keys(refused) as FieldName[] }
}

function overridesOf(typed: Record<string, string>): Overrides {
  return Object.fromEntries(
    overridable.flatMap((part) => {
      const text = (typed[`overrides.${part}.value`] ?? '').trim()
      const value = Number(text)
      return text !== '' && value >= 0 && value <= 100 ? [[part, { value, reason: '' }]] : []
    }),
  )
}
