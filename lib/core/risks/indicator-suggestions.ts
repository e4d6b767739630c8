import type { IndicatorMetric } from './indicator-metrics'

/** What tells best, of what the portal measures, that a risk of the library comes nearer. Not every risk has such a figure. */
const byLibraryId: Readonly<Record<string, readonly IndicatorMetric[]>> = {
  R01: ['businessExceptionRate', 'benefitRealised'],
  R02: ['benefitRealised', 'leakShare'],
  R04: ['businessExceptionRate', 'leakShare'],
  R05: ['businessExceptionRate'],
  R06: ['businessExceptionRate'],
  R07: ['backlogAge', 'backlogSize'],
  R08: ['reviewReversal'],
  R09: ['openBlockers', 'failingAutoChecks', 'systemErrorRate'],
  R10: ['systemErrorRate', 'successRate'],
  R11: ['systemErrorRate', 'failingAutoChecks'],
  R12: ['failingAutoChecks', 'untestedSystems'],
  R13: ['systemErrorRate'],
  R14: ['systemErrorRate', 'untestedSystems'],
  R15: ['daysWithoutRuns'],
  R16: ['backlogAge', 'backlogSize'],
  R17: ['leakShare'],
  R18: ['businessExceptionRate'],
  R20: ['reviewReversal', 'successRate'],
  R21: ['businessExceptionRate', 'failingAutoChecks'],
  R24: ['daysWithoutRuns'],
  R28: ['reviewReversal', 'reviewsOverdue'],
  R31: ['daysWithoutRuns'],
  R32: ['backlogAge'],
  R33: ['untestedSystems', 'openBlockers'],
  R35: ['ahtReduction'],
}

export const suggestedMetrics = (libraryId: string | null): readonly IndicatorMetric[] => (libraryId && byLibraryId[libraryId]) || []
