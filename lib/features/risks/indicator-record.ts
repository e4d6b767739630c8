import { invalid, notFound, ruleError, type FieldReasons } from '@/lib/core/errors'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { IndicatorDefinition } from '@/lib/core/risks/indicator'
import { indicatorMetrics, storedThreshold } from '@/lib/core/risks/indicator-metrics'
import { fieldReasons } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { WatchedInput } from './indicator-schema'
import { riskFor } from './visible'

/** Most indicators that one risk may have at a time. */
const MOST = 12

export const definitionOf = (stored: string): IndicatorDefinition => IndicatorDefinition.parse(JSON.parse(stored))

/** What was typed as a definition; refuses what the metric does not go with, beside the fields. */
export async function definedBy(ctx: Ctx, { metric, automationId, threshold, windowDays, minimumSample, raiseBy }: WatchedInput): Promise<IndicatorDefinition> {
  const { windowed, sample, comparator } = indicatorMetrics[metric]
  const fields: FieldReasons = {}
  if (automationId && !(await ctx.db.automation.findFirst({ where: { AND: [{ id: automationId }, visibleAutomation(ctx)] }, select: { id: true } }))) fields.automationId = [{ key: 'indicators.errors.automation' }]
  const parsed = IndicatorDefinition.safeParse({
    metric, comparator, raiseBy, automationId: automationId ?? null, threshold: storedThreshold(metric, threshold),
    windowDays: windowed ? (windowDays ?? null) : null,
    minimumSample: sample === null ? 0 : (minimumSample ?? 0),
  })
  if (!parsed.success) Object.assign(fields, fieldReasons(parsed.error.issues))
  if (Object.keys(fields).length || !parsed.success) throw invalid(fields)
  return parsed.data
}

/** An indicator of an open risk that the reader may change; `not_found` where they may not see the risk. */
export async function indicatorFor(ctx: Ctx, id: string) {
  const indicator = await ctx.db.riskIndicator.findUnique({ where: { id } })
  if (!indicator || indicator.archivedAt) throw notFound('indicator')
  const risk = await riskFor(ctx, indicator.riskId, 'risk:edit')
  requireOpen(risk)
  return { indicator, risk }
}

export function requireOpen({ status }: { status: string }): void {
  if (status !== 'open') throw ruleError([{ key: 'indicators.errors.closed' }])
}

export async function requireRoom(ctx: Ctx, riskId: string): Promise<void> {
  if ((await ctx.db.riskIndicator.count({ where: { riskId, archivedAt: null } })) >= MOST) throw ruleError([{ key: 'indicators.errors.most', params: { most: MOST } }])
}
