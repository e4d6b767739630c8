import type { AssessmentValues } from '@/lib/core/scoring/fields'

/** The inputs of the worked case in the domain reference: 8 minutes, coverage 0.8, 30 an hour, 20,000 once and 6,000 a year. */
export const workedExample: AssessmentValues = {
  itemsPerYear: 8260, workingDays: 250, basis: 'measured',
  ruleBased: 4, digitalInput: 5, structuredInput: 4, stability: 4, documentation: 4,
  logHundredths: 8882, logCases: 1434,
  owner: 'yes', blocker: 'no', unlawful: 'no',
  manualMs: 480_000, attendedMs: 0, coverageBp: 8000, successBp: 10_000, hourlyWageMinor: 3000,
  applications: 3, screens: 12, decisions: 4, inputTypes: 2, exceptions: 3, dataClasses: 2,
  buildTenthDays: 250, buildCostMinor: 2_000_000, runCostMinor: 600_000,
  access: 'ui', documents: 'no', forecasting: 'no', likelihood: 2, impact: 3,
  fineBeforeBp: null, fineAfterBp: null, fineMinor: null, complaintsBefore: null, complaintsAfter: null, complaintMinor: null, indirectConfidenceBp: null,
}
