import { z } from 'zod'
import { can, canFor } from '@/lib/core/access'
import type { IndicatorDefinition } from '@/lib/core/risks/indicator'
import type { IndicatorMetric, IndicatorState } from '@/lib/core/risks/indicator-metrics'
import { suggestedMetrics } from '@/lib/core/risks/indicator-suggestions'
import { riskCode } from '@/lib/core/risks/statement'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { definitionOf } from './indicator-record'
import { IndicatorsOf } from './indicator-schema'
import { riskFor, visibleRisk } from './visible'

/** Readings behind the small line of one indicator. */
const READINGS = 90

export interface IndicatorView {
  id: string
  version: number
  definition: IndicatorDefinition
  automation: { id: string; name: string; nameZh: string | null } | null
  state: IndicatorState
  value: number | null
  sample: number | null
  readAt: Date | null
  breachedSince: Date | null
  /** Newest reading: what the value was computed from, and why there is none */
  variables: Record<string, number | null>
  reason: string | null
  /** Oldest first */
  readings: { at: Date; state: IndicatorState; value: number | null }[]
}

/** What a risk is watched by, with its readings, and what could be added. */
export const riskIndicators = query({
  permission: 'risk:read',
  input: IndicatorsOf,
  async run(ctx, { riskId }) {
    const risk = await riskFor(ctx, riskId)
    const rows = await ctx.db.riskIndicator.findMany({ where: { riskId, archivedAt: null }, orderBy: { createdAt: 'asc' }, include: { readings: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: READINGS, select: { at: true, state: true, value: true, facts: true } } } })
    const definitions = rows.map(({ definition }) => definitionOf(definition))
    const named = new Map((await ctx.db.automation.findMany({ where: { id: { in: definitions.flatMap(({ automationId }) => automationId ?? []) } }, select: { id: true, name: true, nameZh: true } })).map((automation) => [automation.id, automation]))
    const mayEdit = risk.status === 'open' && mayEditRisk(ctx, risk)
    return {
      riskId, open: risk.status === 'open', mayEdit,
      /** The risk is about one automation: figures need not say of what */
      single: risk.scope === 'automation',
      suggested: suggestedMetrics(risk.libraryId).filter((metric) => !definitions.some((definition) => definition.metric === metric)),
      automations: mayEdit && risk.scope !== 'automation' ? await choices(ctx, risk) : [],
      rows: rows.map(({ readings, state, id, version, value, sample, readAt, breachedSince }, at): IndicatorView => {
        const definition = definitions[at]!
        const { variables = {}, reason = null } = (readings[0] ? JSON.parse(readings[0].facts) : {}) as { variables?: IndicatorView['variables']; reason?: string | null }
        return {
          id, version, definition, state: state as IndicatorState, value, sample, readAt, breachedSince, variables, reason,
          automation: definition.automationId === null ? null : (named.get(definition.automationId) ?? null),
          readings: readings.map((reading) => ({ at: reading.at, state: reading.state as IndicatorState, value: reading.value })).reverse(),
        }
      }),
    }
  },
})

/** Who may change a risk, as `riskFor` decides. */
export const mayEditRisk = (ctx: Ctx, { department, ownerId, deputyId }: { department: { path: string } | null; ownerId: string | null; deputyId: string | null }): boolean =>
  canFor(ctx.actor, 'risk:edit', department?.path ?? null) || (can(ctx.actor, 'risk:edit') && [ownerId, deputyId].includes(ctx.actor.id))

/** Automations that an indicator of this risk may be narrowed to. */
const choices = (ctx: Ctx, { scope, processId }: { scope: string; processId: string | null }) =>
  ctx.db.automation.findMany({
    where: { AND: [visibleAutomation(ctx), { archivedAt: null, stage: { not: 'retired' } }, scope === 'process' ? { processId: processId ?? '' } : {}] },
    select: { id: true, name: true, nameZh: true },
    orderBy: { name: 'asc' },
    take: 500,
  })

export interface BreachedIndicator {
  id: string
  metric: IndicatorMetric
  threshold: number
  value: number | null
  since: Date
  risk: { number: number; code: string; title: string; titleZh: string | null }
  owner: string | null
}

/** Indicators of open risks that are breached, the longest breach first; `watched` counts all that are read. */
export const breachedIndicators = query({
  permission: 'risk:read',
  input: z.strictObject({ limit: z.int().min(1).max(200).default(10) }),
  async run(ctx, { limit }) {
    const where = { archivedAt: null, risk: { AND: [visibleRisk(ctx), { status: 'open' }] } }
    const breached = { ...where, breachedSince: { not: null } }
    const [rows, count, watched] = await Promise.all([
      ctx.db.riskIndicator.findMany({
        where: breached,
        select: { id: true, definition: true, value: true, breachedSince: true, risk: { select: { number: true, title: true, titleZh: true, owner: { select: { name: true } } } } },
        orderBy: [{ breachedSince: 'asc' }, { id: 'asc' }],
        take: limit,
      }),
      ctx.db.riskIndicator.count({ where: breached }),
      ctx.db.riskIndicator.count({ where: { ...where, state: { not: 'paused' } } }),
    ])
    return {
      count, watched,
      rows: rows.map(({ id, definition, value, breachedSince, risk: { owner, ...risk } }): BreachedIndicator => {
        const { metric, threshold } = definitionOf(definition)
        return { id, metric, threshold, value, since: breachedSince!, risk: { ...risk, code: riskCode(risk.number) }, owner: owner?.name ?? null }
      }),
    }
  },
})
