import { anchorAuditHead } from './anchor-audit-head'
import { applyRetentionRules } from './apply-retention'
import { creditMeasuredBenefit } from './credit-benefit'
import type { Job } from './definition'
import { expireOldSessions } from './expire-sessions'
import { followDeliveries } from './follow-delivery'
import { lookForExpansion } from './look-for-siblings'
import { planAllMeetings } from './plan-meetings'
import { makePacks } from './make-packs'
import { pruneOldRuns } from './prune-runs'
import { purgeDeletedEngines } from './purge-engines'
import { rebuildDailyFigures } from './rebuild-days'
import { readRiskIndicators } from './read-risk-indicators'
import { recomputeLedger, reconcileLedger } from './recompute-ledger'
import { remindOfActions } from './remind-actions'
import { remindOfCompliance } from './remind-compliance'
import { remindOfRequests } from './remind-requests'
import { remindOfRisks } from './remind-risks'
import { remindOfVotes } from './remind-voters'
import { answerEngines } from './send-callbacks'
import { runAutomaticChecks } from './run-checks'
import { sendMail } from './send-mail'
import { sweepStoredFiles } from './sweep-files'
import { syncEngines } from './sync-engines'
import { reconcileCompatibility, remindOfDefects } from './watch-compatibility'
import { watchReviewDeadlines } from './watch-reviews'

/** One line per job. */
export const jobs: readonly Job[] = [
  syncEngines,
  anchorAuditHead,
  pruneOldRuns,
  rebuildDailyFigures,
  expireOldSessions,
  purgeDeletedEngines,
  lookForExpansion,
  recomputeLedger,
  reconcileLedger,
  creditMeasuredBenefit,
  makePacks,
  sweepStoredFiles,
  applyRetentionRules,
  sendMail,
  readRiskIndicators,
  remindOfActions,
  remindOfCompliance,
  remindOfVotes,
  remindOfRequests,
  remindOfRisks,
  followDeliveries,
  planAllMeetings,
  watchReviewDeadlines,
  answerEngines,
  runAutomaticChecks,
  remindOfDefects,
  reconcileCompatibility,
]
