/** Words of compatibility tests, stored as written here. */
export const severities = ['blocker', 'major', 'minor'] as const
export type Severity = (typeof severities)[number]

export const outcomes = ['pass', 'fail', 'blocked', 'not-applicable'] as const
export type Outcome = (typeof outcomes)[number]

export const environments = ['test', 'production'] as const
export type Environment = (typeof environments)[number]

export const purposes = ['go-live', 're-test', 'regular'] as const
export type Purpose = (typeof purposes)[number]

export const runStatuses = ['open', 'signed', 'canceled'] as const
export type RunStatus = (typeof runStatuses)[number]

export const runOutcomes = ['passed', 'passed-with-remarks', 'failed'] as const
export type RunOutcome = (typeof runOutcomes)[number]

export const defectStatuses = ['open', 'fixed', 'verified', 'dropped'] as const
export type DefectStatus = (typeof defectStatuses)[number]
/** A fault that is said to be mended counts until somebody else has seen it. */
export const liveDefects: readonly DefectStatus[] = ['open', 'fixed']

export const cellStates = ['green', 'amber', 'red', 'untested', 'stale'] as const
export type CellState = (typeof cellStates)[number]


export const runCode = (number: number): string => `CT-${number}`
export const defectCode = (number: number): string => `DF-${number}`
