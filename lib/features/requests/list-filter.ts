import { can } from '@/lib/core/access'
import { addDays, localDay, startOfDay } from '@/lib/core/calendar/local-day'
import { approverRoles } from '@/lib/core/requests/approval-policy'
import { searchTerms } from '@/lib/core/requests/search-tokens'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import type { RequestListQuery } from '@/lib/server/sql/request-conditions'
import type { RequestFilter } from './list-schema'

/** No record has this id: a filter by somebody or something that does not exist finds nothing. */
const NOBODY = '-'

/**
 * The filter as the database is asked. Drafts are the submitter's own; who filters by a submitter finds no anonymous request of
 * somebody else; a filter by benefit is left out for readers without money.
 */
export async function listQuery(ctx: Ctx, filter: RequestFilter): Promise<RequestListQuery> {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  const machine = ctx.actor.kind !== 'person'
  const submitter = filter.submitter === 'me' ? (machine ? NOBODY : ctx.actor.id) : (filter.submitter ?? null)
  return {
    draftsOf: machine ? null : ctx.actor.id,
    statuses: filter.status ?? null,
    types: filter.type ?? null,
    departmentIds: filter.department ? await treeOf(ctx, filter.department) : null,
    processId: filter.process ?? null,
    automationId: filter.automation ?? null,
    submitterId: submitter,
    named: submitter !== null && submitter !== ctx.actor.id,
    heldBy:
      filter.holder === 'me'
        ? { personId: machine ? NOBODY : ctx.actor.id, keeper: can(ctx.actor, 'request:assess'), approver: approverRoles.filter((role) => ctx.actor.grants.some((grant) => grant.role === role)) }
        : null,
    assessorId: filter.assessor === 'me' ? ctx.actor.id : (filter.assessor ?? null),
    overdueOn: filter.overdue ? localDay(ctx.now.getTime(), timeZone) : null,
    scoreFrom: filter.scoreFrom === undefined ? null : Math.round(filter.scoreFrom * 100),
    scoreTo: filter.scoreTo === undefined ? null : Math.round(filter.scoreTo * 100),
    from: filter.from ? startOfDay(filter.from, timeZone) : null,
    before: filter.to ? startOfDay(addDays(filter.to, 1), timeZone) : null,
    technology: filter.technology ?? null,
    terms: filter.q ? searchTerms(filter.q) : [],
    // Signs without a word fit nothing.
    ids: filter.q && !searchTerms(filter.q).length ? [] : (filter.ids ?? null),
  }
}

/** A department and those below it; one that does not exist has nothing. */
async function treeOf(ctx: Ctx, id: string): Promise<string[]> {
  const top = await ctx.db.department.findUnique({ where: { id }, select: { path: true } })
  if (!top) return [NOBODY]
  const below = await ctx.db.department.findMany({ where: { path: { startsWith: `${top.path}/` } }, select: { id: true } })
  return [id, ...below.map((row) => row.id)]
}
