import type { Day } from '@/lib/core/calendar/local-day'
import type { Reason } from '@/lib/core/errors'
import type { DataClass } from '@/lib/core/portfolio/data-classes'
import { impactCode } from './impact'
import { handlesPersonal, materialChanges, type ComplianceBody, type Law, type RecordSection } from './record'
import { screen } from './screening'

/** Who can see to a gap: the owner of the process, whoever answers for the assessment, or its reviewers. */
export type Responsible = 'processOwner' | 'assessmentOwner' | 'reviewers'

export interface ComplianceGap extends Reason {
  /** Short name; the sentence is `compliance.gaps.<name>` */
  name: GapName
  by: Responsible
  /** Where in the record it belongs; null: not in the record */
  section: RecordSection | null
  /** Number of the assessment that it concerns */
  assessment?: number
}

export const gapNames = [
  'classesUnknown', 'noRecord', 'classAdded', 'examples', 'subjects', 'purpose', 'laws', 'piplBasis', 'gdprBasis', 'sensitiveGround', 'recipients', 'recipientRows',
  'crossBorder', 'transferRows', 'mechanism', 'retention', 'ending', 'transit', 'transitNote', 'rest', 'restNote', 'access', 'automated', 'automatedDetail',
  'circumstances', 'reviewPoint', 'assessmentMissing', 'assessmentDraft', 'assessmentWaiting', 'assessmentRejected', 'assessmentStop', 'assessmentExpired', 'assessmentOutdated',
] as const
export type GapName = (typeof gapNames)[number]

export interface AssessmentFacts {
  number: number
  /** Laws that it answers for */
  laws: readonly Law[]
  status: string
  validUntil: Day | null
  /** Record that the newest version handed in was given on; null: never handed in */
  record: ComplianceBody | null
  /** What its answers come to */
  conclusion: string | null
}

export interface GapFacts {
  /** As the register of processes says it */
  classes: readonly DataClass[]
  /** Null: no record */
  record: ComplianceBody | null
  activeReviewPoints: number
  /** Newest first */
  assessments: readonly AssessmentFacts[]
  today: Day
}

/**
 * Whether a record is needed at all: personal or sensitive data, or decisions that a machine takes about people. Data that nobody
 * named is not known to be harmless, so that it asks for an answer first.
 */
export const recordNeeded = ({ classes, record }: Pick<GapFacts, 'classes' | 'record'>): boolean =>
  handlesPersonal(classes) || (record !== null && (handlesPersonal(record.classes) || record.automated === 'yes'))

const gap = (name: GapName, section: RecordSection | null, more: Partial<ComplianceGap> = {}): ComplianceGap => ({ key: `compliance.gaps.${name}`, name, by: 'processOwner', section, ...more })

/** Everything that go-live still waits for, in the order in which one sees to it; empty: nothing. */
export function missingOf(facts: GapFacts): ComplianceGap[] {
  const { classes, record } = facts
  if (!classes.length && !record?.classes.length) return [gap('classesUnknown', 'data')]
  if (!recordNeeded(facts)) return []
  if (!record) return [gap('noRecord', null)]
  return [...recordGaps(record, classes), ...(record.automated === 'yes' && !facts.activeReviewPoints ? [gap('reviewPoint', 'decisions')] : []), ...assessmentGaps(record, facts)]
}

function recordGaps(body: ComplianceBody, registered: readonly DataClass[]): ComplianceGap[] {
  const personal = body.classes.filter((name) => name === 'personal' || name === 'sensitive')
  const added = registered.filter((name) => (name === 'personal' || name === 'sensitive') && !body.classes.includes(name))
  const named = body.recipients === 'named'
  const abroad = body.crossBorder === 'yes'
  const found: [boolean, GapName, RecordSection, Reason['params']?][] = [
    ...added.map((name): [boolean, GapName, RecordSection, Reason['params']] => [true, 'classAdded', 'data', { class: name }]),
    ...personal.map((name): [boolean, GapName, RecordSection, Reason['params']] => [!body.examples[name], 'examples', 'data', { class: name }]),
    [!body.subjects.length, 'subjects', 'data'],
    [!body.purpose, 'purpose', 'purpose'],
    [!body.laws.length, 'laws', 'purpose'],
    [body.laws.includes('pipl') && !body.piplBasis, 'piplBasis', 'purpose'],
    [body.laws.includes('gdpr') && !body.gdprBasis, 'gdprBasis', 'purpose'],
    [body.classes.includes('sensitive') && !body.sensitiveGround, 'sensitiveGround', 'purpose'],
    [!body.recipients, 'recipients', 'recipients'],
    [named && !body.recipientRows.length, 'recipientRows', 'recipients'],
    [!body.crossBorder, 'crossBorder', 'crossBorder'],
    [abroad && !body.transferRows.length, 'transferRows', 'crossBorder'],
    ...(abroad ? body.transferRows : []).filter(({ mechanism }) => !mechanism).map(({ country }): [boolean, GapName, RecordSection, Reason['params']] => [true, 'mechanism', 'crossBorder', { country }]),
    [body.retentionMonths === undefined && !body.retentionRule, 'retention', 'retention'],
    [!body.ending, 'ending', 'retention'],
    [!body.transit, 'transit', 'security'],
    [(body.transit === 'no' || body.transit === 'partly') && !body.transitNote, 'transitNote', 'security'],
    [!body.rest, 'rest', 'security'],
    [(body.rest === 'no' || body.rest === 'partly') && !body.restNote, 'restNote', 'security'],
    [!body.accessRows.length, 'access', 'security'],
    [!body.automated, 'automated', 'decisions'],
    [body.automated === 'yes' && !(body.automatedLogic && body.automatedEffect && body.automatedObjection), 'automatedDetail', 'decisions'],
    [!body.circumstances.length, 'circumstances', 'decisions'],
  ]
  return found.flatMap(([missing, name, section, params]) => (missing ? [gap(name, section, params && { params })] : []))
}

/** For each law that asks for one: an approved assessment that is valid today and was made on the record as it stands. */
function assessmentGaps(record: ComplianceBody, { assessments, today }: GapFacts): ComplianceGap[] {
  const found = screen(record).asked.map((law) => assessmentGap(law, record, assessments.filter(({ laws }) => laws.includes(law)), today))
  const names = new Set<string>()
  // One assessment may answer for both laws: its gap is told once.
  return found.filter((one) => one !== null).filter(({ name, assessment, params }) => {
    const known = assessment === undefined ? `${name} ${String(params?.law)}` : `${name} ${assessment}`
    return !names.has(known) && names.add(known)
  })
}

function assessmentGap(law: Law, record: ComplianceBody, own: readonly AssessmentFacts[], today: Day): ComplianceGap | null {
  const approved = own.filter(({ status }) => status === 'approved')
  const valid = approved.filter(({ validUntil }) => validUntil !== null && validUntil >= today)
  const fitting = valid.filter((one) => one.record !== null && !materialChanges(one.record, record).length)
  const counting = fitting[0]
  if (counting) return counting.conclusion === 'stop' ? about(counting, 'assessmentStop', 'assessmentOwner') : null
  const waiting = own.find(({ status }) => status === 'submitted')
  if (waiting) return about(waiting, 'assessmentWaiting', 'reviewers')
  const draft = own.find(({ status }) => status === 'draft')
  if (draft) return about(draft, 'assessmentDraft', 'assessmentOwner')
  if (valid[0]) return about(valid[0], 'assessmentOutdated', 'assessmentOwner')
  if (approved[0]) return about(approved[0], 'assessmentExpired', 'assessmentOwner')
  const rejected = own.find(({ status }) => status === 'rejected')
  if (rejected) return about(rejected, 'assessmentRejected', 'assessmentOwner')
  return gap('assessmentMissing', null, { params: { law } })
}

const about = ({ number }: AssessmentFacts, name: GapName, by: Responsible): ComplianceGap => gap(name, null, { by, assessment: number, params: { code: impactCode(number) } })
