import type { SearchTerm } from '@/lib/core/requests/search-tokens'
import type { Ctx } from '../ctx'
import { dialect } from '../db'
import { pgArray } from './pg-array'
import { prismaTime } from './prisma-time'
import { param } from './read'

export type Reader = Pick<Ctx, 'db' | 'inTransaction'>

export type RequestSort = 'submitted' | 'number' | 'score' | 'hours' | 'votes' | 'due' | 'updated' | 'benefit'

/** Every condition that is given holds; instants are epoch ms, `before` is not included. */
export interface RequestListQuery {
  /** Whose drafts may be seen; null: nobody's */
  draftsOf: string | null
  /** Null: every status but draft */
  statuses: readonly string[] | null
  types: readonly string[] | null
  departmentIds: readonly string[] | null
  processId: string | null
  automationId: string | null
  submitterId: string | null
  /** Only where the submitter is named to everybody */
  named: boolean
  /** Waits for this person: by name, as the submitter, as one of those who keep the register, or as somebody asked to approve */
  heldBy: { personId: string; keeper: boolean; approver: readonly string[] } | null
  assessorId: string | null
  overdueOn: string | null
  scoreFrom: number | null
  scoreTo: number | null
  from: number | null
  before: number | null
  technology: string | null
  terms: readonly SearchTerm[]
  ids: readonly string[] | null
}

export const sortColumns: Record<RequestSort, string> = {
  submitted: 'r."submittedAt"', number: 'r."number"', score: 'r."scoreHundredths"', hours: 'r."hoursPerYearTenths"', votes: 'r."votes"',
  due: 'r."dueOn"', updated: 'r."updatedAt"', benefit: 'r."benefitMinor"',
}
const nullable: ReadonlySet<RequestSort> = new Set(['score', 'hours', 'due', 'benefit'])

/** Nothing comes last, whichever way it is sorted; SQLite has it so by itself when the largest come first. */
export function orderOf(sort: RequestSort, dir: 'asc' | 'desc'): string {
  const column = sortColumns[sort]
  const nulls = nullable.has(sort) && (dialect === 'postgresql' || dir === 'asc') ? ' NULLS LAST' : ''
  return `${column} ${dir.toUpperCase()}${nulls}${sort === 'number' ? '' : `, r."number" ${dir.toUpperCase()}`}`
}

export interface RequestPage {
  sort: RequestSort
  dir: 'asc' | 'desc'
  limit: number
  offset?: number
  /** Last row of the page before: only with `submitted` or `number`, the newest first */
  after?: { at: number; number: number }
  /** For machines that read page after page: nothing that fits is left out, however long it takes to find */
  whole?: boolean
}

interface Clause {
  where: string
  params: (string | number)[]
}

export const anyText = (column: string): string => (dialect === 'sqlite' ? `${column} IN (SELECT value FROM json_each(?))` : `${column} = ANY(?::text[])`)
export const textList = (values: readonly string[]): string => (dialect === 'sqlite' ? JSON.stringify(values) : pgArray(values))
const oneOf = (column: string, values: readonly string[]): string => (values.length === 1 ? `${column} = ${param.text}` : `${column} IN (${values.map(() => param.text).join(', ')})`)

/** Everything that is asked but the words. */
export function conditionsOf(query: RequestListQuery): Clause {
  const where: string[] = []
  const params: (string | number)[] = []
  const add = (sql: string, ...values: (string | number)[]) => {
    where.push(sql)
    params.push(...values)
  }
  if (!query.statuses) add(`r."status" <> 'draft'`)
  else {
    add(oneOf('r."status"', query.statuses), ...query.statuses)
    if (query.statuses.includes('draft')) {
      if (query.draftsOf === null) add(`r."status" <> 'draft'`)
      else add(`(r."status" <> 'draft' OR r."submitterId" = ${param.text})`, query.draftsOf)
    }
  }
  if (query.types) add(oneOf('r."type"', query.types), ...query.types)
  if (query.departmentIds) add(anyText('r."departmentId"'), textList(query.departmentIds))
  if (query.processId) add(`r."processId" = ${param.text}`, query.processId)
  if (query.automationId) add(`r."automationId" = ${param.text}`, query.automationId)
  if (query.submitterId) add(`r."submitterId" = ${param.text}`, query.submitterId)
  if (query.named) add(dialect === 'sqlite' ? 'r."anonymous" = 0' : 'NOT r."anonymous"')
  if (query.assessorId) add(`r."assessorId" = ${param.text}`, query.assessorId)
  if (query.heldBy) {
    const { personId, keeper, approver } = query.heldBy
    const asked = [`g."personId" = ${param.text}`, ...(approver.length ? [`(g."personId" IS NULL AND ${oneOf('g."role"', approver)})`] : [])].join(' OR ')
    add(
      `(r."holderId" = ${param.text} OR (r."holderRole" = 'submitter' AND r."submitterId" = ${param.text})${keeper ? ` OR (r."holderRole" = 'coe' AND r."holderId" IS NULL)` : ''}
        OR (r."holderRole" = 'approvers' AND EXISTS (SELECT 1 FROM "ApprovalRound" o JOIN "ApprovalStep" g ON g."roundId" = o."id" WHERE o."requestId" = r."id" AND o."status" = 'open' AND g."status" = 'open' AND (${asked}))))`,
      personId, personId, personId, ...approver,
    )
    add(`r."status" NOT IN ('rejected', 'closed', 'parked')`)
  }
  if (query.overdueOn) add(`r."dueOn" < ${param.text} AND r."status" NOT IN ('draft', 'parked', 'rejected', 'closed', 'live')`, query.overdueOn)
  if (query.scoreFrom !== null) add(`r."scoreHundredths" >= ${param.int}`, query.scoreFrom)
  if (query.scoreTo !== null) add(`r."scoreHundredths" <= ${param.int}`, query.scoreTo)
  if (query.from !== null) add(`r."submittedAt" >= ${param.time}`, prismaTime(query.from))
  if (query.before !== null) add(`r."submittedAt" < ${param.time}`, prismaTime(query.before))
  if (query.technology) add(`EXISTS (SELECT 1 FROM "Assessment" a WHERE a."id" = r."assessmentId" AND a."technology" = ${param.text})`, query.technology)
  if (query.ids) add(anyText('r."id"'), textList(query.ids))
  return { where: where.join(' AND ') || '1 = 1', params }
}
