/** What a formula is for. */
export const purposes = ['benefit', 'cost', 'ratio', 'count', 'comparison'] as const
export type Purpose = (typeof purposes)[number]
