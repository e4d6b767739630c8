/** What employees file. */
export const requestTypes = ['idea', 'change', 'problem', 'retirement'] as const
export type RequestType = (typeof requestTypes)[number]

/** Where a request can be, in the order of the way it goes. */
export const requestStatuses = [
  'draft',
  'submitted',
  'in-assessment',
  'needs-information',
  'assessed',
  'approved',
  'rejected',
  'parked',
  'in-delivery',
  'live',
  'closed',
] as const
export type RequestStatus = (typeof requestStatuses)[number]

/** The five questions, each answered from 1 to 5. */
export const suitabilityQuestions = ['ruleBased', 'digitalInput', 'structuredInput', 'stability', 'documentation'] as const
export type SuitabilityQuestion = (typeof suitabilityQuestions)[number]

/** How the submitter's figures are known. */
export const estimateBases = ['measured', 'estimated', 'guessed'] as const
export type EstimateBasis = (typeof estimateBases)[number]

export const frequencyUnits = ['day', 'week', 'month', 'quarter', 'year'] as const
export type FrequencyUnit = (typeof frequencyUnits)[number]

/** As people read it out: R-1042. */
export const requestCode = (number: number): string => `R-${number}`

/** Nobody has to take the next step of these by a day. */
const withoutDue: ReadonlySet<string> = new Set(['draft', 'parked', 'rejected', 'closed', 'live'])

/** Whether a request waits longer than it should; `today` is the day of the organisation's time zone. */
export const isOverdue = ({ status, dueOn }: { status: string; dueOn: string | null }, today: string): boolean => dueOn !== null && dueOn < today && !withoutDue.has(status)
