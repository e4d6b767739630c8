import { z } from 'zod'
import { HOUR_MS, addDays, daysBetween, localDay, type Day } from '@/lib/core/calendar/local-day'
import { annualised, biasBy, biasOf, hitRates, type BacktestCase } from '@/lib/core/scoring/backtest'
import { proposeWeights } from '@/lib/core/scoring/backtest-weights'
import { visibleRequest } from '@/lib/features/requests/visible'
import { returnedByDay } from '@/lib/features/runs/returned-by-day'
import { effectOf } from '@/lib/features/scoring/effect'
import { currentModel } from '@/lib/features/scoring/model'
import { inputsOf, resultOf } from '@/lib/features/scoring/record'
import { can } from '@/lib/core/access'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'

const YEAR_DAYS = 365
const AT_ONCE = 50
/** Live requests that are looked at, newest first. */
const MOST = 1_000

const row = {
  id: true, number: true, title: true, departmentId: true, automationId: true, assessmentId: true, liveAt: true, itemsPerYear: true, addedItemsPerYear: true,
  buildTenthDays: true, actualTenthDays: true, actualCostMinor: true,
  rounds: { where: { status: 'approved' }, select: { facts: true }, orderBy: { ordinal: 'desc' }, take: 1 },
} satisfies Prisma.RequestSelect

type LiveRow = Prisma.RequestGetPayload<{ select: typeof row }>

/** The assessment that approval was decided on; of requests that no round approved, the one that counts. */
const frozenAssessment = ({ rounds, assessmentId }: LiveRow): string | null => {
  const facts = rounds[0] && (JSON.parse(rounds[0].facts) as { assessmentId?: string | null })
  return facts?.assessmentId ?? assessmentId
}

/** Promise and reality of live ideas, newest first. Evidence: full days since going live, at most the last 365. */
async function readCases(ctx: Ctx): Promise<{ cases: BacktestCase[]; currency: string; unassessed: number; otherCurrency: number }> {
  const { timeZone, currency } = await settingsOf(ctx.db, 'organisation')
  const yesterday = addDays(localDay(ctx.now.getTime(), timeZone), -1)
  const live = await ctx.db.request.findMany({
    where: { AND: [visibleRequest(ctx), { type: 'idea', automationId: { not: null }, liveAt: { not: null }, OR: [{ status: 'live' }, { status: 'closed', closedAs: { in: ['done', 'without-effect'] } }] }] },
    select: row,
    orderBy: { liveAt: 'desc' },
    take: MOST,
  })
  const stored = await ctx.db.assessment.findMany({
    where: { id: { in: live.flatMap((one) => frozenAssessment(one) ?? []) } },
    select: { id: true, assessorId: true, inputs: true, result: true, scoreHundredths: true },
  })
  const assessments = new Map(stored.map((one) => [one.id, one]))
  const volumes = new Map<string, number>()
  for (const one of live) volumes.set(one.automationId!, (volumes.get(one.automationId!) ?? 0) + volumeOf(one))
  const measured = await measure(ctx, live, timeZone, yesterday)
  const cases: BacktestCase[] = []
  let [unassessed, otherCurrency] = [0, 0]
  for (const one of live) {
    const assessment = assessments.get(frozenAssessment(one) ?? '')
    if (!assessment) {
      unassessed += 1
      continue
    }
    const [inputs, result] = [inputsOf(assessment), resultOf(assessment)]
    if (inputs.currency !== currency) {
      otherCurrency += 1
      continue
    }
    const total = volumes.get(one.automationId!) ?? 0
    const sharing = live.filter(({ automationId }) => automationId === one.automationId).length
    const share = total > 0 ? volumeOf(one) / total : 1 / sharing
    const { days, units, returnedMs } = measured.get(one.id) ?? { days: 0, units: 0, returnedMs: 0 }
    const year = annualised(returnedMs * share, days, units)
    const wage = Number(inputs.fields.hourlyWageMinor?.value ?? 0)
    cases.push({
      requestId: one.id, number: one.number, title: one.title, departmentId: one.departmentId, assessorId: assessment.assessorId,
      score: assessment.scoreHundredths / 100, parts: result.parts, factor: result.gate * result.confidence,
      predictedMinor: result.benefit.yearly,
      measuredMinor: year === null || wage <= 0 ? null : (year / HOUR_MS) * wage,
      days: Math.min(days, YEAR_DAYS), units,
      effort: one.actualTenthDays === null ? null : { predicted: result.build.tenthDays, actual: one.actualTenthDays },
      cost: one.actualCostMinor === null ? null : { predicted: result.build.cost, actual: Number(one.actualCostMinor) },
    })
  }
  return { cases, currency, unassessed, otherCurrency }
}

const volumeOf = ({ itemsPerYear, addedItemsPerYear }: LiveRow): number => (itemsPerYear ?? 0) + addedItemsPerYear

/** Days, items and time that each request's automation gave back since the request went live. */
async function measure(ctx: Ctx, live: readonly LiveRow[], timeZone: string, yesterday: Day) {
  const earliest = addDays(yesterday, 1 - YEAR_DAYS)
  const found = new Map<string, { days: number; units: number; returnedMs: number }>()
  const ids = [...new Set(live.map(({ automationId }) => automationId!))]
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const part = new Set(ids.slice(at, at + AT_ONCE))
    const returned = await returnedByDay(ctx, part, { from: earliest, to: yesterday })
    for (const one of live) {
      if (!part.has(one.automationId!)) continue
      const liveOn = localDay(one.liveAt!.getTime(), timeZone)
      const from = liveOn > earliest ? liveOn : earliest
      const counted = (returned.get(one.automationId!) ?? []).filter(({ day }) => day >= from)
      found.set(one.id, {
        days: Math.max(0, daysBetween(from, yesterday) + 1),
        units: counted.reduce((sum, { units }) => sum + units, 0),
        returnedMs: counted.reduce((sum, { returnedMs }) => sum + returnedMs, 0),
      })
    }
  }
  return found
}

/** Promises against what came: bias by department and assessor, calibration, tenths of the score, and weights that would have ranked better. */
export const backtest = query({
  permission: 'portfolio:read',
  input: z.strictObject({}),
  async run(ctx) {
    const { cases, currency, unassessed, otherCurrency } = await readCases(ctx)
    const { constants, ordinal } = await currentModel(ctx)
    const proposal = proposeWeights(cases, constants.weightsBp)
    const mayEdit = can(ctx.actor, 'scoring:edit')
    const effect = proposal.ok ? await effectOf(ctx, { ...constants, weightsBp: proposal.value.weightsBp }) : null
    const departmentIds = [...new Set(cases.flatMap(({ departmentId }) => departmentId ?? []))]
    const [departments, people] = await Promise.all([
      ctx.db.department.findMany({ where: { id: { in: departmentIds } }, select: { id: true, name: true, nameZh: true } }),
      ctx.db.person.findMany({ where: { id: { in: [...new Set(cases.map(({ assessorId }) => assessorId))] } }, select: { id: true, name: true } }),
    ])
    const measured = cases.filter(({ measuredMinor }) => measuredMinor !== null)
    return {
      cases, currency, unassessed, otherCurrency, mayEdit, ordinal, present: constants.weightsBp, proposal,
      movers: effect && { compared: effect.ranking.length, changed: effect.ranking.filter((one) => one.placeBefore !== one.placeAfter).length, list: effect.movers.slice(0, 6) },
      overall: {
        measured: measured.length,
        predictedMinor: measured.reduce((sum, { predictedMinor }) => sum + predictedMinor, 0),
        measuredMinor: measured.reduce((sum, { measuredMinor }) => sum + measuredMinor!, 0),
        benefit: biasOf(measured.map(({ predictedMinor, measuredMinor }) => ({ predicted: predictedMinor, actual: Math.max(0, measuredMinor!) }))),
        effort: biasOf(cases.map(({ effort }) => effort)),
        cost: biasOf(cases.map(({ cost }) => cost)),
      },
      byDepartment: biasBy(cases, ({ departmentId }) => departmentId ?? ''),
      byAssessor: biasBy(cases, ({ assessorId }) => assessorId),
      departments: new Map(departments.map(({ id, ...names }) => [id, names])),
      assessors: new Map(people.map(({ id, name }) => [id, name])),
      tenths: hitRates(cases),
    }
  },
})

export type Backtest = Awaited<ReturnType<typeof backtest>>
