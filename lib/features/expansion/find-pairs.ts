import { localDay } from '@/lib/core/calendar/local-day'
import { dataClassesOf } from '@/lib/core/portfolio/data-classes'
import { siblingBenefit, similarityOf, type ProcessShape } from '@/lib/core/programme/expansion'
import { baselineOn, orderBaselines } from '@/lib/core/runs/baseline'
import type { Ctx } from '@/lib/server/ctx'
import { readSettings } from '@/lib/server/settings'
import { measureSources } from './measure-sources'

const candidate = {
  id: true, departmentId: true, dataClasses: true,
  systems: { select: { systemId: true } },
  baselines: { select: { ordinal: true, validFrom: true, manualMs: true, annualVolume: true, hourlyWageMinor: true, currency: true } },
  automations: { where: { archivedAt: null, stage: { not: 'retired' } }, select: { id: true } },
} as const

/** A proven automation and a process that could follow it, with the facts to store. */
export interface Pair {
  automationId: string
  processId: string
  facts: object
}

/** Every pair above hurdle and similarity. A process counts as free while no automation serves it, and only with a baseline. */
export async function findPairs(ctx: Ctx): Promise<{ pairs: Pair[]; passing: number }> {
  const [settings, measured, processes] = await Promise.all([
    readSettings(ctx.db),
    measureSources(ctx),
    ctx.db.businessProcess.findMany({ where: { archivedAt: null }, select: candidate }),
  ])
  const today = localDay(ctx.now.getTime(), settings.organisation.timeZone)
  const { hurdleBp, similarityBp } = settings.expansion
  const shapes = processes.flatMap((process) => {
    const baseline = baselineOn(orderBaselines(process.baselines), today)
    if (!baseline) return []
    const shape: ProcessShape = {
      systemIds: process.systems.map(({ systemId }) => systemId),
      dataClasses: dataClassesOf(process.dataClasses),
      departmentId: process.departmentId,
      annualVolume: baseline.annualVolume,
      manualMs: baseline.manualMs,
    }
    return [{ id: process.id, free: process.automations.length === 0, baseline, shape }]
  })
  const byId = new Map(shapes.map((entry) => [entry.id, entry]))
  const passing = measured.flatMap((entry) => (entry.firstYear.ok && entry.firstYear.value.roiBp >= hurdleBp && entry.window ? [{ ...entry, year: entry.firstYear.value, window: entry.window }] : []))
  const pairs = passing.flatMap(({ automation, source, year, window }) => {
    const own = byId.get(automation.processId)
    if (!own) return []
    return shapes.filter(({ free, id }) => free && id !== automation.processId).flatMap((sibling): Pair[] => {
      const similarity = similarityOf(own.shape, sibling.shape)
      if (similarity.totalBp < similarityBp) return []
      const { annualVolume, manualMs, ordinal, currency } = sibling.baseline
      const benefit = siblingBenefit(sibling.baseline, source.ahtReduction ?? 0)
      const facts = {
        measured: {
          ...window, days: source.days, workingDays: source.workingDays, units: source.units, ahtReductionBp: Math.round((source.ahtReduction ?? 0) * 10_000),
          hours: year.hours, benefitMinor: year.benefitMinor, costMinor: year.costMinor, currency: year.currency, extrapolated: year.extrapolated, roiBp: year.roiBp,
        },
        similarity,
        sibling: { baselineOrdinal: ordinal, annualVolume, manualMs, hours: benefit.hours, benefitMinor: benefit.minor, currency },
        hurdleBp,
      }
      return [{ automationId: automation.id, processId: sibling.id, facts }]
    })
  })
  return { pairs, passing: passing.length }
}
