import type { Releases, StandingCheck, StandingFacts } from '@/lib/core/compatibility/standing'
import { liveDefects, type Outcome, type Severity } from '@/lib/core/compatibility/words'
import { nameIn } from '@/lib/core/localized'
import type { Ctx } from '@/lib/server/ctx'
import { releasesOf } from './releases'

const checkRow = {
  id: true, severity: true, systemId: true,
  interface: { select: { fromSystemId: true, toSystemId: true, gatewayId: true } },
} as const

/** A check concerns its own system, or every system that its interface passes through. */
export const systemsOfCheck = ({ systemId, interface: way }: { systemId: string | null; interface: { fromSystemId: string; toSystemId: string; gatewayId: string | null } | null }): string[] =>
  systemId ? [systemId] : way ? [way.fromSystemId, way.toSystemId, ...(way.gatewayId ? [way.gatewayId] : [])] : []

/** How automations stand with their tests: asked checks with the newest signed result, releases of today, open faults. By automation. */
export async function readStanding(ctx: Ctx, automationIds: readonly string[]): Promise<Map<string, StandingFacts & { faults: Map<string, { blockers: number; others: number }> }>> {
  const ids = [...new Set(automationIds)]
  const plans = await ctx.db.compatPlan.findMany({
    where: { automationId: { in: ids } },
    select: { id: true, automationId: true, checks: { where: { archivedAt: null, state: 'asked' }, select: checkRow } },
  })
  const asked = plans.flatMap(({ checks }) => checks)
  const signed = await newestSigned(ctx, plans.map(({ id }) => id))
  const systemIds = [...new Set(asked.flatMap(systemsOfCheck))]
  const releases = await releasesOf(ctx, systemIds)
  const systems = await ctx.db.system.findMany({ where: { id: { in: systemIds } }, select: { id: true, name: true, nameZh: true } })
  const names = Object.fromEntries(systems.map((system) => [system.id, nameIn(ctx.locale, system)]))
  const defects = await ctx.db.compatDefect.findMany({
    where: { status: { in: [...liveDefects] }, run: { planId: { in: plans.map(({ id }) => id) } } },
    select: { severity: true, checkId: true, run: { select: { planId: true } } },
  })
  const byAutomation = new Map(plans.map((plan) => [plan.automationId, plan]))
  return new Map(
    ids.map((id) => {
      const plan = byAutomation.get(id)
      const own = defects.filter(({ run }) => run.planId === plan?.id)
      const faults = new Map<string, { blockers: number; others: number }>()
      for (const { checkId, severity } of own) {
        const count = faults.get(checkId) ?? { blockers: 0, others: 0 }
        faults.set(checkId, severity === 'blocker' ? { ...count, blockers: count.blockers + 1 } : { ...count, others: count.others + 1 })
      }
      const checks = (plan?.checks ?? []).map((check): StandingCheck => ({ id: check.id, severity: check.severity as Severity, systemIds: systemsOfCheck(check), signed: signed.get(check.id) ?? null }))
      return [id, { planned: plan !== undefined, checks, releases, names, faults, openBlockers: own.filter(({ severity }) => severity === 'blocker').length }]
    }),
  )
}

/** Newest result of each check among the runs that were signed. */
async function newestSigned(ctx: Ctx, planIds: readonly string[]) {
  const runs = await ctx.db.compatRun.findMany({
    where: { planId: { in: [...planIds] }, status: 'signed' },
    select: { id: true, endedAt: true, releases: true, results: { select: { checkId: true, outcome: true }, orderBy: { ordinal: 'asc' } } },
    orderBy: [{ endedAt: 'asc' }, { number: 'asc' }],
  })
  const newest = new Map<string, NonNullable<StandingCheck['signed']>>()
  for (const { id, endedAt, releases, results } of runs) {
    const frozen = JSON.parse(releases) as Releases
    for (const { checkId, outcome } of results) newest.set(checkId, { outcome: outcome as Outcome, runId: id, atMs: endedAt!.getTime(), releases: frozen })
  }
  return newest
}

