import type { CriterionChange } from '@/lib/core/gates/diff'

/** Differences as the audit trail keeps them. */
export const changesInWords = (changes: readonly CriterionChange[]) => changes.map(({ kind, criterionId, fields }) => ({ kind, criterion: criterionId, ...(fields.length && { fields }) }))
