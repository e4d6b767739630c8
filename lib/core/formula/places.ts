/** What of the portal computes with which formula, beside business cases; an anchor of "used by". Names: `formulas.places`. */
export const formulaPlaces = {
  ledger: ['realised-benefit', 'lost-failed', 'lost-late', 'lost-downtime'],
  calculator: ['quick-hours', 'quick-roi', 'hours-returned'],
  value: ['first-year-roi', 'fte-equivalent'],
} as const satisfies Record<string, readonly string[]>

export type FormulaPlace = keyof typeof formulaPlaces
export const placesOf = (key: string): FormulaPlace[] => (Object.keys(formulaPlaces) as FormulaPlace[]).filter((place) => (formulaPlaces[place] as readonly string[]).includes(key))
