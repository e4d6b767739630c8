import { localDay } from '@/lib/core/calendar/local-day'
import { crossingOf, judgeIndicator, raisedLikelihood, type IndicatorDefinition, type IndicatorValue } from '@/lib/core/risks/indicator'
import { riskCode } from '@/lib/core/risks/statement'
import { notify } from '@/lib/features/notices/notify'
import type { AuditDraft } from '@/lib/server/audit'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'
import { indicatorWords, trailNames } from './indicator-words'
import { definitionOf } from './indicator-record'
import { currentMatrix } from './matrix'
import { proposeRaise } from './propose'

interface Taken {
  indicatorId: string
  /** What the value was computed by: a definition that changed meanwhile is not judged by it */
  definition: IndicatorDefinition
  value: IndicatorValue
  timeZone: string
}

/**
 * Inside the caller's transaction: keeps one reading a day and every change of state. The first breached reading of an episode asks
 * for a look at the risk and, as the indicator says, proposes a higher likelihood; the first healthy one ends the episode.
 * @returns what the audit trail will hold: crossings only, for readings are evidence and no deed
 */
export async function takeReading(ctx: Ctx, { indicatorId, definition, value, timeZone }: Taken): Promise<AuditDraft[]> {
  const indicator = await ctx.db.riskIndicator.findUnique({ where: { id: indicatorId }, include: { risk: true, readings: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1, select: { at: true } } } })
  if (!indicator || indicator.archivedAt || indicator.state === 'paused' || indicator.risk.status !== 'open') return []
  if (canonicalJson(definitionOf(indicator.definition)) !== canonicalJson(definition)) return []
  const { risk } = indicator
  const state = judgeIndicator(definition, value)
  const crossing = crossingOf(indicator.breachedSince !== null, state)
  const last = indicator.readings[0]?.at
  if (state !== indicator.state || crossing || !last || localDay(last.getTime(), timeZone) !== localDay(ctx.now.getTime(), timeZone)) {
    const { variables, reason } = value
    await ctx.db.riskIndicatorReading.create({ data: { indicatorId, at: ctx.now, state, value: value.value, sample: value.sample, facts: canonicalJson({ definition, variables, reason }) }, select: { id: true } })
  }
  await ctx.db.riskIndicator.update({
    where: { id: indicatorId },
    data: { state, value: value.value, sample: value.sample, readAt: ctx.now, ...(crossing && { breachedSince: crossing === 'breached' ? ctx.now : null }) },
    select: { id: true },
  })
  if (!crossing) return []
  const words = await indicatorWords(definition, value.value, timeZone)
  const entry: AuditDraft = {
    action: `risk-indicator.${crossing}`, entity: 'risk', entityId: risk.id,
    facts: { ...trailNames(words, riskCode(risk.number), true), indicatorId, definition, value: value.value, sample: value.sample, variables: value.variables },
  }
  const about = { code: riskCode(risk.number), title: { en: risk.title, 'zh-CN': risk.titleZh || risk.title }, metric: words.metric, value: words.value, threshold: words.threshold }
  if (crossing === 'recovered') {
    const people = [...new Set([risk.ownerId, risk.deputyId].flatMap((id) => id ?? []))]
    await notify(ctx, people.map((personId) => ({ personId, kind: 'indicatorRecovered', params: about, href: `/risks/${risk.number}#indicators`, dedupeKey: `indicator/${indicatorId}/recovered/${ctx.now.toISOString()}/${personId}` })))
    return [entry]
  }
  const { matrix } = await currentMatrix(ctx)
  const raised = await proposeRaise(ctx, {
    riskId: risk.id,
    likelihood: raisedLikelihood(risk.residualLikelihood, definition.raiseBy, matrix.size),
    impact: Math.min(risk.residualImpact, matrix.size),
    facts: { source: 'indicator', occasion: `indicator/${indicatorId}/${ctx.now.toISOString()}`, sentence: { key: `indicators.breached.${definition.comparator === 'at-least' ? 'below' : 'above'}`, params: { metric: words.metric, value: words.value, threshold: words.threshold } }, href: `/risks/${risk.number}#indicators` },
  })
  return [entry, ...raised]
}
