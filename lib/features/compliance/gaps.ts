import { localDay } from '@/lib/core/calendar/local-day'
import { ImpactAnswers, lawsOf, type ImpactKind } from '@/lib/core/compliance/impact'
import { missingOf, recordNeeded, type AssessmentFacts, type ComplianceGap, type GapFacts } from '@/lib/core/compliance/missing'
import { ComplianceBody, readRecord } from '@/lib/core/compliance/record'
import { dataClassesOf } from '@/lib/core/portfolio/data-classes'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'

interface Person {
  id: string
  name: string
}

export interface GapWithWho extends ComplianceGap {
  /** Who sees to it; empty: nobody is named */
  who: Person[]
  /** Page on which it is seen to */
  href: string
}

const named = { select: { id: true, name: true } } as const

const gapRow = {
  id: true, dataClasses: true, owner: named,
  compliance: { select: { body: true } },
  reviewPoints: { where: { active: true }, select: { id: true } },
  impactAssessments: {
    where: { status: { not: 'withdrawn' } },
    select: {
      number: true, kind: true, status: true, validUntil: true, ordinal: true, owner: named,
      reviewers: { select: { person: named } },
      versions: { select: { ordinal: true, body: true, decisions: { select: { deciderId: true } } }, orderBy: { ordinal: 'desc' }, take: 1 },
    },
    orderBy: { number: 'desc' },
  },
} satisfies Prisma.BusinessProcessSelect
type GapRow = Prisma.BusinessProcessGetPayload<{ select: typeof gapRow }>

/** What a version was handed in with. */
export function readHandedIn(stored: string): { answers: ImpactAnswers; record: ComplianceBody | null } {
  const { answers, record } = JSON.parse(stored) as { answers: unknown; record: unknown }
  return { answers: ImpactAnswers.parse(answers), record: record === null || record === undefined ? null : ComplianceBody.parse(record) }
}

function assessmentFacts({ number, kind, status, validUntil, versions }: GapRow['impactAssessments'][number]): AssessmentFacts {
  const handed = versions[0] ? readHandedIn(versions[0].body) : null
  return { number, laws: lawsOf(kind as ImpactKind), status, validUntil, record: handed?.record ?? null, conclusion: handed?.answers.conclusion.outcome ?? null }
}

export interface ProcessStanding {
  /** Whether a record is needed at all */
  needed: boolean
  record: ComplianceBody | null
  assessments: AssessmentFacts[]
  gaps: GapWithWho[]
}

function standingOf(row: GapRow, today: string): ProcessStanding {
  const facts: GapFacts = {
    classes: dataClassesOf(row.dataClasses),
    record: row.compliance && readRecord(row.compliance.body),
    activeReviewPoints: row.reviewPoints.length,
    assessments: row.impactAssessments.map(assessmentFacts),
    today,
  }
  return { needed: recordNeeded(facts), record: facts.record, assessments: [...facts.assessments], gaps: missingOf(facts).map((gap) => ({ ...gap, who: whoOf(gap, row), href: hrefOf(gap, row.id) })) }
}

function whoOf({ by, assessment }: ComplianceGap, row: GapRow): Person[] {
  if (by === 'processOwner') return row.owner ? [row.owner] : []
  const about = row.impactAssessments.find(({ number }) => number === assessment)
  if (by === 'assessmentOwner') return about ? [about.owner] : []
  const answered = new Set(about?.versions[0]?.decisions.map(({ deciderId }) => deciderId))
  return about?.reviewers.map(({ person }) => person).filter(({ id }) => !answered.has(id)) ?? []
}

function hrefOf({ name, section, assessment }: ComplianceGap, processId: string): string {
  if (assessment !== undefined) return `/compliance/assessments/${assessment}`
  if (name === 'assessmentMissing') return `/compliance/assessments/new?process=${processId}`
  if (name === 'reviewPoint') return `/reviews/points/new?process=${processId}`
  return `/compliance/${processId}/edit${section ? `#${section}` : ''}`
}

/** How processes stand, by id. Visibility is the caller's matter. */
export async function readStanding(ctx: Ctx, where: Prisma.BusinessProcessWhereInput): Promise<Map<string, ProcessStanding>> {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  const today = localDay(ctx.now.getTime(), timeZone)
  const rows = await ctx.db.businessProcess.findMany({ where, select: gapRow })
  return new Map(rows.map((row) => [row.id, standingOf(row, today)]))
}

/** What go-live of an automation of this process still waits for, and who sees to it; empty: nothing. Visibility is the caller's matter. */
export async function complianceGaps(ctx: Ctx, processId: string): Promise<GapWithWho[]> {
  return (await readStanding(ctx, { id: processId })).get(processId)?.gaps ?? []
}
