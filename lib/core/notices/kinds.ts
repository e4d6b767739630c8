import type { Tone } from './notice'

/** What a person sets one preference for. */
export const noticeGroups = ['actions', 'gates', 'programme', 'meetings', 'reports', 'requests', 'recognition', 'value', 'risks', 'compatibility', 'compliance', 'reviews'] as const
export type NoticeGroup = (typeof noticeGroups)[number]

/**
 * Every kind of notice: the group it belongs to, and whether it tells (`info`), warns (`watch`) or asks for something
 * (`act`). Its words are `notices.kinds.<kind>.title` and `.body`, with the parameters of the notice.
 */
export const noticeKinds = {
  /** text, due: day */
  actionAssigned: { group: 'actions', tone: 'act' },
  actionDueSoon: { group: 'actions', tone: 'watch' },
  actionDueToday: { group: 'actions', tone: 'act' },
  /** text, due: day, days */
  actionOverdue: { group: 'actions', tone: 'act' },
  /** text, due: day, days, owner */
  actionEscalated: { group: 'actions', tone: 'watch' },
  /** text, owner */
  actionFinished: { group: 'actions', tone: 'info' },
  /** text, reason */
  actionDropped: { group: 'actions', tone: 'info' },
  actionReopened: { group: 'actions', tone: 'act' },
  /** phase, closes: moment */
  gateReviewOpened: { group: 'gates', tone: 'act' },
  /** phase */
  gateReviewCanceled: { group: 'gates', tone: 'info' },
  /** phase, by */
  gateVoteMissing: { group: 'gates', tone: 'act' },
  /** phase, outcome: go, conditional or no-go */
  gateDecided: { group: 'gates', tone: 'info' },
  /** phase, criterion */
  gateAttestationAsked: { group: 'gates', tone: 'act' },
  /** phase */
  phaseOpened: { group: 'programme', tone: 'info' },
  /** phase */
  phaseClosed: { group: 'programme', tone: 'info' },
  /** name, phase */
  automationPromoted: { group: 'programme', tone: 'info' },
  /** name, process */
  expansionAccepted: { group: 'programme', tone: 'info' },
  /** meeting, at: moment */
  meetingPlanned: { group: 'meetings', tone: 'info' },
  /** meeting, at: moment, before: moment */
  meetingMoved: { group: 'meetings', tone: 'watch' },
  /** meeting, at: moment, reason */
  meetingCanceled: { group: 'meetings', tone: 'info' },
  /** meeting, at: moment, decisions, actions */
  minutesSent: { group: 'meetings', tone: 'info' },
  minutesMissed: { group: 'meetings', tone: 'watch' },
  /** month: month */
  packReady: { group: 'reports', tone: 'info' },
  /** All of requests: code, title; where it is said: reason, advice, until: day, due: day, status, days */
  requestSubmitted: { group: 'requests', tone: 'info' },
  requestArrived: { group: 'requests', tone: 'act' },
  requestInAssessment: { group: 'requests', tone: 'info' },
  requestQuestion: { group: 'requests', tone: 'act' },
  requestAnswered: { group: 'requests', tone: 'act' },
  requestAssessed: { group: 'requests', tone: 'info' },
  requestApproved: { group: 'requests', tone: 'info' },
  requestToDeliver: { group: 'requests', tone: 'act' },
  requestRejected: { group: 'requests', tone: 'info' },
  requestParked: { group: 'requests', tone: 'info' },
  requestReturned: { group: 'requests', tone: 'info' },
  requestInDelivery: { group: 'requests', tone: 'info' },
  requestYours: { group: 'requests', tone: 'act' },
  requestLive: { group: 'requests', tone: 'info' },
  /** closing: done, withdrawn, duplicate or withoutEffect */
  requestClosed: { group: 'requests', tone: 'info' },
  /** status as a word of `workflow.statuses`, for those who follow */
  requestMoved: { group: 'requests', tone: 'info' },
  /** code, title, by (or who: submitter), text */
  requestMentioned: { group: 'requests', tone: 'act' },
  requestCommented: { group: 'requests', tone: 'info' },
  /** code, title, by (or who: submitter), department: in both languages */
  requestSupported: { group: 'requests', tone: 'info' },
  /** code, title, by */
  requestChanged: { group: 'requests', tone: 'info' },
  requestDue: { group: 'requests', tone: 'act' },
  requestEscalated: { group: 'requests', tone: 'watch' },
  approvalAsked: { group: 'requests', tone: 'act' },
  /** for: whom the reader stands in for */
  approvalAskedFor: { group: 'requests', tone: 'act' },
  approvalDue: { group: 'requests', tone: 'act' },
  approvalEscalated: { group: 'requests', tone: 'watch' },
  approvalNoDecider: { group: 'requests', tone: 'act' },
  /** name, from: day, until: day */
  absenceDelegated: { group: 'requests', tone: 'info' },
  /** file, created, updated, unchanged, refused */
  importFinished: { group: 'requests', tone: 'info' },
  /** done, rows */
  importStopped: { group: 'requests', tone: 'watch' },
  /** badge: in both languages */
  badgeAwarded: { group: 'recognition', tone: 'info' },
  /** points, hours, ideas, request: one of them */
  benefitCredited: { group: 'recognition', tone: 'info' },
  benefitCorrected: { group: 'recognition', tone: 'watch' },
  /** request, points */
  pointsReversed: { group: 'recognition', tone: 'watch' },
  /** request */
  storyAsked: { group: 'recognition', tone: 'info' },
  storyPublished: { group: 'recognition', tone: 'info' },
  /** month: month, count */
  ledgerMonthEnded: { group: 'value', tone: 'act' },
  /** month: month, automation: in both languages, count */
  ledgerMonthSigned: { group: 'value', tone: 'info' },
  /** count, automation: in both languages, month: month */
  ledgerAdjusted: { group: 'value', tone: 'watch' },
  /** All of formulas: formula: in both languages, by */
  formulaSubmitted: { group: 'value', tone: 'act' },
  /** comment */
  formulaReturned: { group: 'value', tone: 'act' },
  /** ordinal */
  formulaPublished: { group: 'value', tone: 'info' },
  /** All of business cases: code, name, by; with a decision: comment */
  caseSubmitted: { group: 'value', tone: 'act' },
  caseApproved: { group: 'value', tone: 'info' },
  caseRejected: { group: 'value', tone: 'info' },
  caseReturned: { group: 'value', tone: 'act' },
  /** All of risks: code, title: in both languages; role: owner or deputy, due: day */
  riskAssigned: { group: 'risks', tone: 'info' },
  /** score, before */
  riskRaiseProposed: { group: 'risks', tone: 'act' },
  riskReviewAsked: { group: 'risks', tone: 'act' },
  /** due: day, days, owner */
  riskReviewDue: { group: 'risks', tone: 'act' },
  riskReviewOverdue: { group: 'risks', tone: 'act' },
  riskReviewEscalated: { group: 'risks', tone: 'watch' },
  /** by, until: day */
  riskAccepted: { group: 'risks', tone: 'info' },
  riskAcceptanceStale: { group: 'risks', tone: 'act' },
  riskAcceptanceEnding: { group: 'risks', tone: 'watch' },
  /** by, reason */
  riskAcceptanceWithdrawn: { group: 'risks', tone: 'info' },
  /** control: in both languages, due: day */
  riskControlTestDue: { group: 'risks', tone: 'watch' },
  /** All of risks: code, title: in both languages; metric, value, threshold: in both languages */
  indicatorRecovered: { group: 'risks', tone: 'info' },
  /** All of compatibility: name: automation in both languages. code, title of the fault; with a move: status */
  compatDefectYours: { group: 'compatibility', tone: 'act' },
  compatDefectFixed: { group: 'compatibility', tone: 'act' },
  compatDefectMoved: { group: 'compatibility', tone: 'info' },
  /** due: day, days */
  compatDefectDue: { group: 'compatibility', tone: 'watch' },
  /** code, outcome: passed, passed-with-remarks or failed */
  compatRunSigned: { group: 'compatibility', tone: 'info' },
  /** system: in both languages, release, before */
  compatRetestAsked: { group: 'compatibility', tone: 'act' },
  /** All of automatic checks: name: in both languages; fault: in both languages */
  autoCheckFailed: { group: 'compatibility', tone: 'act' },
  autoCheckRecovered: { group: 'compatibility', tone: 'info' },
  /** All of human reviews: code, title, due: moment */
  reviewAsked: { group: 'reviews', tone: 'act' },
  /** by, note */
  reviewHanded: { group: 'reviews', tone: 'act' },
  reviewDueSoon: { group: 'reviews', tone: 'watch' },
  reviewEscalated: { group: 'reviews', tone: 'act' },
  reviewExpired: { group: 'reviews', tone: 'watch' },
  /** by, reason */
  reviewReversed: { group: 'reviews', tone: 'watch' },
  reviewCallbackFailed: { group: 'reviews', tone: 'act' },
  /** All of impact assessments: code, title, by; with an answer: comment, until: day */
  impactAsked: { group: 'compliance', tone: 'act' },
  /** days */
  impactReminder: { group: 'compliance', tone: 'act' },
  impactApproved: { group: 'compliance', tone: 'info' },
  impactReturned: { group: 'compliance', tone: 'act' },
  impactRejected: { group: 'compliance', tone: 'act' },
  /** code, title, until: day, days */
  impactEnding: { group: 'compliance', tone: 'watch' },
  impactEnded: { group: 'compliance', tone: 'act' },
  /** process: in both languages, due: day */
  recordReviewDue: { group: 'compliance', tone: 'act' },
} as const satisfies Record<string, { group: NoticeGroup; tone: Tone }>

export type NoticeKind = keyof typeof noticeKinds

export const isNoticeKind = (kind: string): kind is NoticeKind => Object.hasOwn(noticeKinds, kind)
