export const controlKinds = ['preventive', 'detective', 'corrective'] as const
export type ControlKind = (typeof controlKinds)[number]

/** From not looked at to working. */
export const ratings = ['not-rated', 'weak', 'partial', 'effective'] as const
export type Rating = (typeof ratings)[number]

/** What a control is worth: the weaker of how it is designed and how it works; not rated while either was never looked at. */
export const effectivenessOf = (design: Rating, operating: Rating): Rating => ratings[Math.min(ratings.indexOf(design), ratings.indexOf(operating))]!
