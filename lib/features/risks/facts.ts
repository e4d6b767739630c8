import type { Day } from '@/lib/core/calendar/local-day'
import type { AcceptanceState } from '@/lib/core/risks/acceptance'
import type { Band } from '@/lib/core/risks/matrix'
import { riskCode, type Category, type RiskScope } from '@/lib/core/risks/statement'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { todayOf } from './record'
import { visibleRisk } from './visible'

export interface NamedRisk {
  id: string
  number: number
  /** RK-12 */
  code: string
  title: string
  titleZh: string | null
}

/** No acceptance holds on that day, whether or not the clock has noted that it ended. */
export const notAccepted = (today: Day): Prisma.RiskWhereInput => ({ OR: [{ acceptance: { not: 'valid' } }, { acceptedUntil: { lt: today } }] })

/**
 * Open risks that are red after controls and that nobody treats: neither validly accepted nor with an open action. `byAutomation`
 * holds those of each automation, its process, the interfaces that it uses and the systems that it touches; `programme` those of
 * the whole programme. Meant for rules and gates: departments do not hide anything here.
 */
export async function riskFacts(ctx: Ctx, automationIds: readonly string[]): Promise<{ byAutomation: Map<string, NamedRisk[]>; programme: NamedRisk[] }> {
  const red = await ctx.db.risk.findMany({
    where: { AND: [{ status: 'open', residualBand: 'red' }, notAccepted(await todayOf(ctx))] },
    select: { id: true, number: true, title: true, titleZh: true, scope: true, processId: true, automationId: true, interfaceId: true, systemId: true },
    orderBy: { number: 'asc' },
  })
  const treated = new Set((await ctx.db.actionItem.findMany({ where: { source: 'risk', status: 'open', sourceId: { in: red.map(({ id }) => id) } }, select: { sourceId: true } })).map(({ sourceId }) => sourceId))
  const open = red.filter(({ id }) => !treated.has(id))
  const named = ({ id, number, title, titleZh }: (typeof open)[number]): NamedRisk => ({ id, number, code: riskCode(number), title, titleZh })
  const reach = open.length ? await reachOf(ctx, automationIds) : []
  return {
    byAutomation: new Map(reach.map((one) => [one.id, open.filter((risk) => concerns(risk, one)).map(named)])),
    programme: open.filter(({ scope }) => scope === 'programme').map(named),
  }
}

interface Reach {
  id: string
  processIds: ReadonlySet<string>
  interfaceIds: ReadonlySet<string>
  systemIds: ReadonlySet<string>
}

/** What an automation hangs on: its process, the interfaces that it uses, the systems that it touches by either. */
async function reachOf(ctx: Ctx, ids: readonly string[]): Promise<Reach[]> {
  const rows = await ctx.db.automation.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      processId: true,
      process: { select: { systems: { select: { systemId: true } } } },
      interfaces: { select: { interfaceId: true, interface: { select: { fromSystemId: true, toSystemId: true, gatewayId: true } } } },
    },
  })
  return rows.map(({ id, processId, process, interfaces }) => ({
    id,
    processIds: new Set([processId]),
    interfaceIds: new Set(interfaces.map(({ interfaceId }) => interfaceId)),
    systemIds: new Set([...process.systems.map(({ systemId }) => systemId), ...interfaces.flatMap((row) => [row.interface.fromSystemId, row.interface.toSystemId, row.interface.gatewayId].flatMap((systemId) => systemId ?? []))]),
  }))
}

type Hung = { processId: string | null; automationId: string | null; interfaceId: string | null; systemId: string | null; scope: string }

function concerns(risk: Hung, { id, processIds, interfaceIds, systemIds }: Reach): boolean {
  if (risk.scope === 'automation') return risk.automationId === id
  if (risk.scope === 'process') return risk.processId !== null && processIds.has(risk.processId)
  if (risk.scope === 'interface') return risk.interfaceId !== null && interfaceIds.has(risk.interfaceId)
  return risk.scope === 'system' && risk.systemId !== null && systemIds.has(risk.systemId)
}

/** Filter of the risks that hang on an automation, its process, the interfaces that it uses or the systems that it touches. */
export async function risksAround(ctx: Ctx, automationIds: readonly string[]): Promise<Prisma.RiskWhereInput> {
  const reach = await reachOf(ctx, automationIds)
  const all = (pick: (one: Reach) => Iterable<string>) => [...new Set(reach.flatMap((one) => [...pick(one)]))]
  return {
    OR: [
      { scope: 'automation', automationId: { in: reach.map(({ id }) => id) } },
      { scope: 'process', processId: { in: all((one) => one.processIds) } },
      { scope: 'interface', interfaceId: { in: all((one) => one.interfaceIds) } },
      { scope: 'system', systemId: { in: all((one) => one.systemIds) } },
    ],
  }
}

export interface TopRisk extends NamedRisk {
  category: Category
  scope: RiskScope
  inherentScore: number
  residualScore: number
  residualBand: Band
  previousScore: number | null
  acceptance: AcceptanceState
  owner: string | null
  nextReviewOn: Day
  proposed: boolean
}

/** The open risks that the reader may see, largest after controls first; of one phase (id): what its automations hang on, and the programme. */
export async function topRisks(ctx: Ctx, { limit, phase }: { limit: number; phase?: string | null }): Promise<TopRisk[]> {
  const inPhase = phase ? (await ctx.db.automation.findMany({ where: { phaseId: phase, archivedAt: null }, select: { id: true } })).map(({ id }) => id) : null
  const rows = await ctx.db.risk.findMany({
    where: { AND: [visibleRisk(ctx), { status: 'open' }, inPhase ? { OR: [{ scope: 'programme' }, await risksAround(ctx, inPhase)] } : {}] },
    select: {
      id: true, number: true, title: true, titleZh: true, category: true, scope: true, inherentScore: true, residualScore: true, residualBand: true, previousScore: true,
      acceptance: true, nextReviewOn: true, proposedAt: true, owner: { select: { name: true } },
    },
    orderBy: [{ residualScore: 'desc' }, { inherentScore: 'desc' }, { number: 'asc' }],
    take: limit,
  })
  return rows.map(({ owner, proposedAt, ...row }) => ({
    ...row,
    code: riskCode(row.number),
    category: row.category as Category,
    scope: row.scope as RiskScope,
    residualBand: row.residualBand as Band,
    acceptance: row.acceptance as AcceptanceState,
    owner: owner?.name ?? null,
    proposed: proposedAt !== null,
  }))
}
