import { can } from '@/lib/core/access'
import { localDay } from '@/lib/core/calendar/local-day'
import { coverageWindow, measuredCoverage, type Coverage } from '@/lib/core/portfolio/coverage'
import type { Stage } from '@/lib/core/portfolio/stages'
import { orderBaselines } from '@/lib/core/runs/baseline'
import { readDirectory } from '@/lib/features/runs/directory'
import { daysIn, FactGroups, factsBySource } from '@/lib/features/runs/group-facts'
import { countedSources } from '@/lib/features/runs/sources'
import { query } from '@/lib/server/command'
import { settingsOf } from '@/lib/server/settings'
import { AutomationRef } from './schema'
import { automationFor } from './visible'

/** Which share of the work the automation takes since it went live; null for a reader who may not see runs. */
export const automationCoverage = query({
  permission: 'automation:read',
  input: AutomationRef,
  async run(ctx, { id }): Promise<Coverage | null> {
    const automation = await automationFor(ctx, id)
    if (!can(ctx.actor, 'run:read')) return null
    const [{ timeZone }, versions] = await Promise.all([
      settingsOf(ctx.db, 'organisation'),
      ctx.db.processBaseline.findMany({ where: { processId: automation.processId }, select: { ordinal: true, validFrom: true, manualMs: true, annualVolume: true } }),
    ])
    const facts = {
      stage: automation.stage as Stage,
      liveOn: automation.liveSince && localDay(automation.liveSince.getTime(), timeZone),
      linked: automation._count.engineProcesses,
      today: localDay(ctx.now.getTime(), timeZone),
      baselines: orderBaselines(versions),
    }
    const period = coverageWindow(facts)
    if (!period || !facts.linked) return measuredCoverage(facts, 0)
    const directory = await readDirectory(ctx)
    const groups = new FactGroups(directory, daysIn(period))
    for (const { row, day } of await factsBySource(ctx, directory, countedSources(directory, { automation: id }), { period })) groups.add(id, row, day)
    return measuredCoverage(facts, groups.get(id).facts.unitsSucceeded)
  },
})
