import type { Assessed, Overrides } from '@/lib/core/scoring/assess'
import type { AssessmentValues, FieldName, Source } from '@/lib/core/scoring/fields'
import { fieldNames } from '@/lib/core/scoring/fields'

export interface StoredInput {
  value: number | string | null
  source: Source
  reason?: string
}

/** What `Assessment.inputs` holds. */
export interface StoredInputs {
  currency: string
  fields: Record<FieldName, StoredInput>
}

/** What `Assessment.result` holds. */
export type StoredResult = Assessed & { overrides: Overrides }

export const inputsOf = (row: { inputs: string }): StoredInputs => JSON.parse(row.inputs) as StoredInputs
export const resultOf = (row: { result: string }): StoredResult => JSON.parse(row.result) as StoredResult

/** The values that an assessment was computed from, to compute it anew under other weights. */
export const valuesOf = ({ fields }: StoredInputs): AssessmentValues =>
  Object.fromEntries(fieldNames.map((name) => [name, fields[name]?.value ?? null])) as unknown as AssessmentValues
