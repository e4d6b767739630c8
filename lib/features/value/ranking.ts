import { z } from 'zod'
import type { Reason } from '@/lib/core/errors'
import { explain } from '@/lib/core/formula/explained'
import { decimalsOf } from '@/lib/core/portfolio/money'
import { byReturn } from '@/lib/core/value/ranking'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { measureSources } from '@/lib/features/expansion/measure-sources'
import { formulaFor } from '@/lib/features/formulas/published'
import { query } from '@/lib/server/command'
import { readSettings } from '@/lib/server/settings'

const major = (minor: bigint, currency: string) => Number(minor) / 10 ** decimalsOf(currency)

export type FirstYearRanking = Awaited<ReturnType<typeof firstYearRanking>>

/** Automations in service by the return of their first year: benefit of the ledger where it has months, else of the runs. */
export const firstYearRanking = query({
  permission: 'value:read',
  input: z.strictObject({}),
  async run(ctx) {
    const [settings, measured, formula, visible] = await Promise.all([readSettings(ctx.db), measureSources(ctx), formulaFor(ctx, 'first-year-roi'), ctx.db.automation.findMany({ where: visibleAutomation(ctx, 'value:read'), select: { id: true } })])
    const mine = new Set(visible.map(({ id }) => id))
    const rows = measured.filter(({ automation }) => mine.has(automation.id)).map(({ automation, window, source, firstYear }) => ({
      automation, window,
      booked: source.booked ?? null,
      days: source.days,
      cost: source.yearOneCostMinor === null || !source.yearOneCostCurrency ? null : { minor: source.yearOneCostMinor, currency: source.yearOneCostCurrency },
      year: firstYear.ok ? firstYear.value : null,
      roiBp: firstYear.ok ? firstYear.value.roiBp : null,
      explained: firstYear.ok ? explain(formula, { benefit: major(firstYear.value.benefitMinor, firstYear.value.currency), investment: major(firstYear.value.costMinor, firstYear.value.currency), running: 0 }) : null,
      reasons: firstYear.ok ? ([] as Reason[]) : firstYear.reasons,
    }))
    const { hurdleBp } = settings.expansion
    return {
      hurdleBp, currency: settings.organisation.currency,
      formula: { names: formula.body.names, ordinal: formula.ordinal },
      rows: byReturn(rows),
      passing: rows.filter(({ roiBp }) => roiBp !== null && roiBp >= hurdleBp).length,
    }
  },
})
