import { localDay } from '@/lib/core/calendar/local-day'
import { dayOf } from '@/lib/core/calendar/stored-day'
import type { Stage } from '@/lib/core/portfolio/stages'
import { automationHealth } from '@/lib/core/programme/health'
import { checksOf, stageSpans } from '@/lib/core/programme/stage-history'
import { query } from '@/lib/server/command'
import { settingsOf } from '@/lib/server/settings'
import { AutomationRef } from './schema'
import { automationFor } from './visible'

/** How long the automation was in each stage, who moved it on what checks, and how it stands against its planned day. */
export const stageHistory = query({
  permission: 'automation:read',
  input: AutomationRef,
  async run(ctx, { id }) {
    const { stage } = await automationFor(ctx, id)
    const [automation, changes, { timeZone }] = await Promise.all([
      ctx.db.automation.findUniqueOrThrow({ where: { id }, select: { createdAt: true, plannedLiveOn: true, liveSince: true, phase: { select: { plannedEnd: true } } } }),
      ctx.db.stageChange.findMany({ where: { automationId: id }, orderBy: [{ at: 'asc' }, { id: 'asc' }] }),
      settingsOf(ctx.db, 'organisation'),
    ])
    const people = await ctx.db.person.findMany({ where: { id: { in: changes.flatMap(({ byId }) => byId ?? []) } }, select: { id: true, name: true } })
    const names = new Map(people.map((person) => [person.id, person.name]))
    const steps = changes.map(({ from, to, at, byId, reason, checks }) => ({
      from: from as Stage, to: to as Stage, atMs: at.getTime(), byName: (byId && names.get(byId)) ?? null, reason, checks: checksOf(checks),
    }))
    const day = (at: Date | null) => at && localDay(at.getTime(), timeZone)
    const facts = {
      stage: stage as Stage,
      plannedLiveOn: automation.plannedLiveOn && dayOf(automation.plannedLiveOn),
      liveOn: day(automation.liveSince),
      phaseEnd: automation.phase?.plannedEnd ? dayOf(automation.phase.plannedEnd) : null,
    }
    return {
      spans: stageSpans(steps, facts.stage, automation.createdAt.getTime(), ctx.now.getTime()),
      health: automationHealth(facts, localDay(ctx.now.getTime(), timeZone)),
    }
  },
})

export type StageHistory = Awaited<ReturnType<typeof stageHistory>>
