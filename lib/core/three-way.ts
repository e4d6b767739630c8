/** A field of one record as the editor began with it, as the editor has it, and as it is stored now; all as text of a form. */
export interface ThreeWay {
  field: string
  base: string
  mine: string
  theirs: string
  /** Who changed it: somebody else alone, or both to different words */
  changed: 'theirs' | 'both'
}

export type FormValues = Record<string, string>

/** Fields that somebody else changed since the editor began, in the order of `theirs`; what only the editor changed is no matter. */
export function changedElsewhere(base: FormValues, mine: FormValues, theirs: FormValues): ThreeWay[] {
  return Object.keys({ ...theirs, ...base }).flatMap((field) => {
    const [before, own, now] = [base[field] ?? '', mine[field] ?? '', theirs[field] ?? '']
    if (now === before || now === own) return []
    return [{ field, base: before, mine: own, theirs: now, changed: own === before ? ('theirs' as const) : ('both' as const) }]
  })
}

/** What the form shows after the choice: one's own words, but theirs in the fields where theirs was chosen. */
export const mergedValues = (mine: FormValues, theirs: FormValues, chosen: ReadonlySet<string>): FormValues => ({ ...mine, ...Object.fromEntries([...chosen].map((field) => [field, theirs[field] ?? ''])) })
