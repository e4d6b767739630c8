import { z } from 'zod'
import { can } from '@/lib/core/access'
import { daysBetween } from '@/lib/core/calendar/local-day'
import type { AcceptanceState } from '@/lib/core/risks/acceptance'
import { movementOf } from '@/lib/core/risks/assessment'
import { isAboveAppetite, type Band } from '@/lib/core/risks/matrix'
import { riskCode, type Category, type RiskResponse, type RiskScope } from '@/lib/core/risks/statement'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { currentMatrix } from './matrix'
import { todayOf } from './record'
import { RiskFilter, RisksOn } from './schema'
import { risksAround } from './facts'
import { visibleRisk } from './visible'
import { riskWhere, untreatedWhere } from './where'

const named = { select: { id: true, code: true, name: true, nameZh: true } } as const
const listRow = {
  id: true, number: true, title: true, titleZh: true, category: true, scope: true, response: true, status: true, nextReviewOn: true, assessedAt: true, acceptance: true, acceptedUntil: true,
  inherentLikelihood: true, inherentImpact: true, inherentScore: true, inherentBand: true, residualLikelihood: true, residualImpact: true, residualScore: true, residualBand: true, previousScore: true,
  proposedAt: true, currency: true, frequencyMilli: true, lossLowMinor: true, lossHighMinor: true, createdAt: true, updatedAt: true,
  owner: { select: { id: true, name: true } }, process: named, automation: named, interface: named, system: named,
} satisfies Prisma.RiskSelect
type StoredRow = Prisma.RiskGetPayload<{ select: typeof listRow }>

const rowView = (row: StoredRow, today: string, appetite: (score: number) => boolean) => ({
  ...row,
  code: riskCode(row.number),
  category: row.category as Category,
  scope: row.scope as RiskScope,
  response: row.response as RiskResponse | null,
  inherentBand: row.inherentBand as Band,
  residualBand: row.residualBand as Band,
  acceptance: row.acceptance as AcceptanceState,
  /** The record that it hangs on */
  on: row.process ?? row.automation ?? row.interface ?? row.system,
  movement: movementOf(row.residualScore, row.previousScore),
  aboveAppetite: appetite(row.residualScore),
  daysLeft: daysBetween(today, row.nextReviewOn),
  proposed: row.proposedAt !== null,
})
export type RiskListRow = ReturnType<typeof rowView>

async function rowsOf(ctx: Ctx, where: Prisma.RiskWhereInput, order: Prisma.RiskOrderByWithRelationInput[], page: { skip: number; take: number }): Promise<RiskListRow[]> {
  const [{ matrix }, today, rows] = await Promise.all([currentMatrix(ctx), todayOf(ctx), ctx.db.risk.findMany({ where, select: listRow, orderBy: [...order, { number: 'asc' }], ...page })])
  return rows.map((row) => rowView(row, today, (score) => isAboveAppetite(matrix, score)))
}

const orderOf = ({ sort, dir }: { sort: z.output<typeof RiskFilter>['sort']; dir: 'asc' | 'desc' }): Prisma.RiskOrderByWithRelationInput[] =>
  sort === 'residualScore' ? [{ residualScore: dir }, { inherentScore: dir }] : [{ [sort]: dir }]

/** Pages of the risks that the reader may see, with what the headline says of all open ones. */
export const listRisks = query({
  permission: 'risk:read',
  input: RiskFilter,
  async run(ctx, filter) {
    const where = await riskWhere(ctx, filter)
    const [rows, total, summary] = await Promise.all([rowsOf(ctx, where, orderOf(filter), { skip: (filter.page - 1) * filter.size, take: filter.size }), ctx.db.risk.count({ where }), summaryOf(ctx)])
    return { rows, total, summary, may: { open: can(ctx.actor, 'risk:edit'), editMatrix: can(ctx.actor, 'risk-matrix:edit') } }
  },
})

/** In the order of the list, for the export. */
export const risksForFile = (ctx: Ctx, filter: z.output<typeof RiskFilter>, skip: number, take: number) =>
  riskWhere(ctx, filter).then((where) => ctx.db.risk.findMany({ where, include: fileIncludes, orderBy: [...orderOf(filter), { number: 'asc' }], skip, take }))
const code = { select: { code: true } } as const
const fileIncludes = { process: code, automation: code, interface: code, system: code, owner: { select: { email: true } }, deputy: { select: { email: true } } } as const

async function summaryOf(ctx: Ctx) {
  const open: Prisma.RiskWhereInput = { AND: [visibleRisk(ctx), { status: 'open' }] }
  const today = await todayOf(ctx)
  const count = async (where: Prisma.RiskWhereInput) => ctx.db.risk.count({ where: { AND: [open, where] } })
  const [any, all, red, untreated, overdue, proposed, accepted] = await Promise.all([
    ctx.db.risk.count({ where: visibleRisk(ctx) }),
    count({}),
    count({ residualBand: 'red' }),
    untreatedWhere(ctx).then(count),
    count({ nextReviewOn: { lt: today } }),
    count({ proposedAt: { not: null } }),
    count({ acceptance: 'valid' }),
  ])
  return { any: any > 0, open: all, red, untreated, overdue, proposed, accepted }
}

const MOST_ON = 50

/** Open risks of one record, largest first: of an automation also those of what it hangs on. */
export const risksOn = query({
  permission: 'risk:read',
  input: RisksOn,
  async run(ctx, { automationId, processId, requestId, systemId, interfaceId }) {
    const hung: Prisma.RiskWhereInput = automationId
      ? { OR: [await risksAround(ctx, [automationId]), ...(requestId ? [{ requestId }] : [])] }
      : processId ? { OR: [{ processId }, { automation: { processId } }] } : requestId ? { requestId } : systemId ? { systemId } : { interfaceId: interfaceId ?? '' }
    const where = { AND: [visibleRisk(ctx), { status: 'open' }, hung] }
    const [rows, total] = await Promise.all([rowsOf(ctx, where, [{ residualScore: 'desc' }, { inherentScore: 'desc' }], { skip: 0, take: MOST_ON }), ctx.db.risk.count({ where })])
    return { rows, total, may: { open: can(ctx.actor, 'risk:edit') } }
  },
})

/** Owners of open risks that the reader may see, for the filter. */
export const riskOwners = query({
  permission: 'risk:read',
  input: z.strictObject({}),
  run: (ctx) => ctx.db.person.findMany({ where: { risksOwned: { some: { AND: [visibleRisk(ctx), { status: 'open' }] } } }, select: { id: true, name: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }], take: 200 }),
})

/** For pickers: open risks by number or words, largest first. */
export const findRisks = query({
  permission: 'risk:read',
  input: z.strictObject({ q: z.string().max(100) }),
  async run(ctx, { q }) {
    const where = await riskWhere(ctx, { q: q || undefined })
    return ctx.db.risk.findMany({ where, select: { id: true, number: true, title: true, titleZh: true, residualScore: true }, orderBy: [{ residualScore: 'desc' }, { number: 'asc' }], take: 20 })
  },
})
