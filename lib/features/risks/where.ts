import type { z } from 'zod'
import { searchTextOf } from '@/lib/core/localized'
import { riskNumber } from '@/lib/core/risks/statement'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { notAccepted, risksAround } from './facts'
import { currentMatrix } from './matrix'
import { todayOf } from './record'
import type { RiskFilter } from './schema'
import { visibleRisk } from './visible'

type Asked = Partial<Omit<z.output<typeof RiskFilter>, 'sort' | 'dir' | 'page' | 'size'>>

/** The one filter of the list, the heat map, the trend and the export. */
export async function riskWhere(ctx: Ctx, asked: Asked): Promise<Prisma.RiskWhereInput> {
  const { q, band, scope, category, owner, department, acceptance, view, state = 'open', automation, process, system, interface: way, cell, side = 'residual' } = asked
  const [likelihood, impact] = cell ? cell.split('-').map(Number) : []
  return {
    AND: [
      visibleRisk(ctx),
      state === 'all' ? {} : { status: state },
      q ? wordsWhere(q) : {},
      band ? { residualBand: band } : {},
      scope ? { scope } : {},
      category ? { category } : {},
      owner ? { ownerId: owner } : {},
      department ? await ofDepartment(ctx, department) : {},
      acceptance ? { acceptance } : {},
      view ? await viewWhere(ctx, view) : {},
      automation ? await risksAround(ctx, [automation]) : {},
      process ? { OR: [{ processId: process }, { automation: { processId: process } }] } : {},
      system ? { systemId: system } : {},
      way ? { interfaceId: way } : {},
      cell ? (side === 'inherent' ? { inherentLikelihood: likelihood, inherentImpact: impact } : { residualLikelihood: likelihood, residualImpact: impact }) : {},
    ],
  }
}

/** What is found by words, or by the number that people read out. */
function wordsWhere(q: string): Prisma.RiskWhereInput {
  const number = riskNumber(q)
  return { OR: [{ searchText: { contains: searchTextOf(q) } }, ...(number ? [{ number }] : [])] }
}

async function viewWhere(ctx: Ctx, view: NonNullable<Asked['view']>): Promise<Prisma.RiskWhereInput> {
  switch (view) {
    case 'mine':
      return { OR: [{ ownerId: ctx.actor.id }, { deputyId: ctx.actor.id }] }
    case 'overdue':
      return { status: 'open', nextReviewOn: { lt: await todayOf(ctx) } }
    case 'proposed':
      return { status: 'open', proposedAt: { not: null } }
    case 'unowned':
      return { ownerId: null }
    case 'untreated':
      return untreatedWhere(ctx)
  }
}

/** Above the appetite line, not validly accepted and without an open action. */
export async function untreatedWhere(ctx: Ctx): Promise<Prisma.RiskWhereInput> {
  const { matrix } = await currentMatrix(ctx)
  const treated = await ctx.db.actionItem.findMany({ where: { source: 'risk', status: 'open', sourceId: { not: null } }, select: { sourceId: true }, distinct: ['sourceId'] })
  return { AND: [{ status: 'open', residualScore: { gt: matrix.appetite } }, notAccepted(await todayOf(ctx))], id: { notIn: treated.flatMap(({ sourceId }) => sourceId ?? []) } }
}

async function ofDepartment(ctx: Ctx, id: string): Promise<Prisma.RiskWhereInput> {
  const found = await ctx.db.department.findUnique({ where: { id }, select: { path: true } })
  return { department: { OR: [{ id }, ...(found ? [{ path: { startsWith: `${found.path}/` } }] : [])] } }
}
