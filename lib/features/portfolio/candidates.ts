import type { Problem } from '@/lib/core/portfolio/selection/problem'
import { RISKY_FROM } from '@/lib/core/portfolio/selection/problem'
import type { RequestStatus } from '@/lib/core/requests/statuses'
import { assess } from '@/lib/core/scoring/assess'
import { visibleRequest } from '@/lib/features/requests/visible'
import { currentModel } from '@/lib/features/scoring/model'
import { inputsOf, resultOf, valuesOf } from '@/lib/features/scoring/record'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import type { PlanLimits } from './schema'

/** Requests that wait to be begun. */
export const candidateStatuses = ['assessed', 'approved'] as const
/** More are not weighed against each other; those with the highest score stay. */
export const MOST_CANDIDATES = 300

export interface CandidateRow {
  id: string
  number: number
  title: string
  status: RequestStatus
  score: number
  /** By today's weights */
  scoreToday: number
  /** Present value over the horizon of the assessment, minor units */
  npv: number
  netYearly: number
  cost: number
  tenthDays: number
  complexity: number
  ease: number
  risk: number
  itemsPerYear: number
}

export interface Candidates {
  rows: CandidateRow[]
  relations: { id: string; fromId: string; toId: string; kind: 'needs' | 'excludes'; reason: string | null }[]
  currency: string
  /** Left out because there are too many */
  leftOut: number
}

/** What may be chosen, from the assessments that count; those in another currency than the organisation's are left out. */
export async function candidatesOf(ctx: Ctx): Promise<Candidates> {
  const [{ currency }, model] = [await settingsOf(ctx.db, 'organisation'), await currentModel(ctx)]
  const where = { AND: [visibleRequest(ctx), { status: { in: [...candidateStatuses] }, assessmentId: { not: null }, currency }] }
  const [requests, total] = await Promise.all([
    ctx.db.request.findMany({
      where,
      select: { id: true, number: true, title: true, status: true, scoreHundredths: true, benefitMinor: true, buildCostMinor: true, buildTenthDays: true, complexity: true, riskScore: true, assessmentId: true },
      orderBy: [{ scoreHundredths: 'desc' }, { number: 'asc' }],
      take: MOST_CANDIDATES,
    }),
    ctx.db.request.count({ where }),
  ])
  const [assessments, relations] = await Promise.all([
    ctx.db.assessment.findMany({ where: { id: { in: requests.flatMap(({ assessmentId }) => assessmentId ?? []) } }, select: { id: true, inputs: true, result: true } }),
    ctx.db.requestRelation.findMany({ where: { fromId: { in: requests.map(({ id }) => id) }, kind: { in: ['needs', 'excludes'] } }, select: { id: true, fromId: true, toId: true, kind: true, reason: true }, orderBy: { createdAt: 'asc' } }),
  ])
  const byId = new Map(assessments.map((row) => [row.id, row]))
  const rows = requests.flatMap((request): CandidateRow[] => {
    const row = byId.get(request.assessmentId!)
    if (!row) return []
    const [inputs, result] = [inputsOf(row), resultOf(row)]
    return [
      {
        id: request.id, number: request.number, title: request.title, status: request.status as RequestStatus,
        score: (request.scoreHundredths ?? 0) / 100, scoreToday: assess(valuesOf(inputs), result.overrides, model.constants, inputs.currency).score,
        npv: result.gate ? Math.round(result.economics.npv) : 0, netYearly: Number(request.benefitMinor ?? 0n), cost: Number(request.buildCostMinor ?? 0n), tenthDays: request.buildTenthDays ?? 0,
        complexity: request.complexity ?? 0, ease: 100 - (request.complexity ?? 0), risk: request.riskScore ?? 0, itemsPerYear: Number(inputs.fields.itemsPerYear.value ?? 0),
      },
    ]
  })
  return { rows, relations: relations as Candidates['relations'], currency, leftOut: Math.max(0, total - requests.length) }
}

/** The same as a problem to be solved. What needs a request that is not among the candidates any more (begun, closed) no longer has to wait for it. */
export function problemOf({ rows, relations }: Pick<Candidates, 'rows' | 'relations'>, limits: PlanLimits): Problem {
  const known = new Set(rows.map(({ id }) => id))
  const pairs = (kind: string) => relations.filter((row) => row.kind === kind && known.has(row.fromId) && known.has(row.toId)).map(({ fromId, toId }): [string, string] => [fromId, toId])
  return {
    candidates: rows.map((row) => ({ id: row.id, value: row.npv, cost: row.cost, days: row.tenthDays, risky: row.risk >= RISKY_FROM })),
    limits: { budget: limits.budgetMinor ?? null, days: limits.tenthDays ?? null, risky: limits.risky ?? null },
    needs: pairs('needs'),
    excludes: pairs('excludes'),
    forcedIn: limits.forcedIn.filter((id) => known.has(id)),
    forcedOut: limits.forcedOut.filter((id) => known.has(id)),
  }
}
