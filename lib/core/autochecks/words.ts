/** Words of the automatic checks. Stored as written here. */
export const checkKinds = ['reach', 'tls', 'status', 'latency', 'auth', 'schema', 'idempotency', 'encoding', 'replay'] as const
export type CheckKind = (typeof checkKinds)[number]
export const isCheckKind = (text: string): text is CheckKind => (checkKinds as readonly string[]).includes(text)

/** error: it could not be tried, so that nothing is known of the target. */
export const checkOutcomes = ['pass', 'fail', 'error'] as const
export type CheckOutcome = (typeof checkOutcomes)[number]

export const checkTriggers = ['demand', 'schedule', 'gate'] as const
export type CheckTrigger = (typeof checkTriggers)[number]

export const environments = ['production', 'test'] as const
export type CheckEnvironment = (typeof environments)[number]

/** What is wrong with the target. Texts: `autochecks.faults.<name>.title`, `.what` and `.todo`. */
export const targetFaults = [
  'nameUnknown', 'refusedPort', 'notReachable', 'cutShort', 'timedOut',
  'tlsExpired', 'tlsNotYet', 'tlsExpiresSoon', 'tlsUntrusted', 'tlsName', 'tlsOldVersion', 'tlsFailed',
  'wrongStatus', 'redirected', 'tooLarge', 'slow',
  'authOpen', 'authAnyAccepted', 'authRefused',
  'notJson', 'schemaBroken',
  'effectTwice', 'effectMissing', 'effectUnreadable',
  'charactersLost', 'textMissing',
  'answersDiffer',
] as const
/** Why nothing could be tried. */
export const ownFaults = ['hostNotListed', 'addressNever', 'secretMissing', 'secretUnreadable', 'settingsInvalid', 'schemaMissing', 'noSamples', 'notConfirmed', 'tooManyCalls', 'tooLong', 'internal'] as const

export const checkFaults = [...targetFaults, ...ownFaults] as const
export type CheckFault = (typeof checkFaults)[number]
export const isCheckFault = (text: string): text is CheckFault => (checkFaults as readonly string[]).includes(text)

export const outcomeOfFault = (fault: CheckFault | null): CheckOutcome => (fault === null ? 'pass' : (ownFaults as readonly string[]).includes(fault) ? 'error' : 'fail')
