/**
 * Risk adjustment of one line as in a TEI study: a benefit is reduced to amount × (1 − f), a cost raised to amount × (1 + f), each
 * before discounting (domain reference §1.1). `risk` is a fraction; of a benefit no more than all of it can be lost.
 */
export const riskAdjusted = (kind: 'cost' | 'benefit', amount: number, risk: number): number => amount * riskFactor(kind, risk)

export const riskFactor = (kind: 'cost' | 'benefit', risk: number): number => (kind === 'benefit' ? 1 - Math.min(1, Math.max(0, risk)) : 1 + Math.max(0, risk))
