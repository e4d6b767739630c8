import type { z } from 'zod'
import { can, canFor } from '@/lib/core/access'
import type { CaseStatus } from '@/lib/core/cases/statuses'
import { searchTextOf } from '@/lib/core/localized'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { CaseFilter, CasesOf } from './schema'
import { pathOf, visibleCase } from './visible'

/** Of those that filters offer; the search finds the others. */
const MOST_CHOICES = 200

const listed = {
  id: true, number: true, name: true, status: true, isTemplate: true, currency: true, npvMinor: true, roiBp: true, paybackMonths: true, paybackTenths: true, ordinal: true, submittedAt: true, updatedAt: true, archivedAt: true,
  owner: { select: { id: true, name: true } },
  automation: { select: { id: true, code: true, name: true, nameZh: true, process: { select: { department: { select: { path: true } } } } } },
  request: { select: { id: true, number: true, title: true, department: { select: { path: true } } } },
  versions: { where: { decisions: { some: { outcome: 'approved' } } }, select: { ordinal: true }, orderBy: { ordinal: 'desc' }, take: 1 },
} satisfies Prisma.BusinessCaseSelect

/** The one filter of the list and of its files. */
export function caseWhere(ctx: Ctx, filter: z.output<typeof CaseFilter>): Prisma.BusinessCaseWhereInput {
  const { q, status, automation, request, owner, kind } = filter
  return {
    AND: [
      visibleCase(ctx),
      kind === 'archived' ? { archivedAt: { not: null } } : { archivedAt: null, isTemplate: kind === 'template' },
      q ? { searchText: { contains: searchTextOf(q) } } : {},
      status ? { status } : {},
      automation ? { automationId: automation } : {},
      request ? { requestId: request } : {},
      owner ? { ownerId: owner === 'me' ? ctx.actor.id : owner } : {},
    ],
  }
}

export const caseOrder = ({ sort, dir }: Pick<z.output<typeof CaseFilter>, 'sort' | 'dir'>): Prisma.BusinessCaseOrderByWithRelationInput[] => {
  const blankLast = sort === 'npvMinor' || sort === 'roiBp' || sort === 'paybackMonths' || sort === 'submittedAt'
  const finer = sort === 'paybackMonths' ? [{ paybackTenths: { sort: dir, nulls: 'last' as const } }] : []
  return [blankLast ? { [sort]: { sort: dir, nulls: 'last' } } : { [sort]: dir }, ...finer, { id: 'desc' }]
}

export const readCaseRows = async (ctx: Ctx, where: Prisma.BusinessCaseWhereInput, page: Pick<Prisma.BusinessCaseFindManyArgs, 'orderBy' | 'skip' | 'take'>) =>
  (await ctx.db.businessCase.findMany({ where, select: listed, ...page })).map(({ versions, automation, request, status, ...row }) => ({
    ...row,
    status: status as CaseStatus,
    /** Newest version that finance approved; null: none */
    approvedOrdinal: versions[0]?.ordinal ?? null,
    automation: automation && { id: automation.id, code: automation.code, name: automation.name, nameZh: automation.nameZh },
    request: request && { id: request.id, number: request.number, title: request.title },
  }))
export type CaseRow = Awaited<ReturnType<typeof readCaseRows>>[number]

/** A page of the register, how many wait for finance, and what the approved ones come to by currency. */
export const listCases = query({
  permission: 'case:read',
  input: CaseFilter,
  async run(ctx, filter) {
    const where = caseWhere(ctx, filter)
    const shown: Prisma.BusinessCaseWhereInput = { AND: [visibleCase(ctx), { archivedAt: null, isTemplate: false }] }
    const [rows, total, waiting, approved, automations, owners] = await Promise.all([
      readCaseRows(ctx, where, { orderBy: caseOrder(filter), skip: (filter.page - 1) * filter.size, take: filter.size }),
      ctx.db.businessCase.count({ where }),
      ctx.db.businessCase.count({ where: { AND: [shown, { status: 'submitted' }] } }),
      ctx.db.businessCase.groupBy({ by: ['currency'], where: { AND: [shown, { status: 'approved' }] }, _count: { _all: true }, _sum: { npvMinor: true } }),
      ctx.db.automation.findMany({ where: { businessCases: { some: shown } }, select: { id: true, name: true, nameZh: true }, orderBy: { name: 'asc' }, take: MOST_CHOICES }),
      ctx.db.person.findMany({ where: { businessCases: { some: shown } }, select: { id: true, name: true }, orderBy: { name: 'asc' }, take: MOST_CHOICES }),
    ])
    return {
      rows, total, waiting, automations, owners,
      approved: approved.map(({ currency: of, _count, _sum }) => ({ currency: of, count: _count._all, npvMinor: _sum.npvMinor ?? 0n })).sort((a, b) => b.count - a.count),
      may: { add: can(ctx.actor, 'case:edit'), decide: can(ctx.actor, 'case:decide') },
    }
  },
})

/** The cases of one automation or of one request, for the panel on its page; an automation also shows those of the idea that it was made from. */
export const casesOf = query({
  permission: 'case:read',
  input: CasesOf,
  async run(ctx, { automationId, requestId }) {
    const of: Prisma.BusinessCaseWhereInput = automationId ? { OR: [{ automationId }, { automationId: null, request: { automationId, type: 'idea' } }] } : { requestId }
    const rows = await readCaseRows(ctx, { AND: [visibleCase(ctx), of, { archivedAt: null, isTemplate: false }] }, { orderBy: [{ updatedAt: 'desc' }], take: 20 })
    return { rows, may: { add: await mayAdd(ctx, automationId, requestId) } }
  },
})

async function mayAdd(ctx: Ctx, automationId: string | undefined, requestId: string | undefined): Promise<boolean> {
  const automation = automationId ? await ctx.db.automation.findUnique({ where: { id: automationId }, select: { process: { select: { department: { select: { path: true } } } } } }) : null
  const request = requestId ? await ctx.db.request.findUnique({ where: { id: requestId }, select: { department: { select: { path: true } } } }) : null
  return Boolean(automation ?? request) && canFor(ctx.actor, 'case:edit', pathOf({ automation, request }))
}
