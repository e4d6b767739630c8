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

/** Newest answer to each check of a signed run: it never changes, so it is read once. */
const answersOf = new Map<string, ReadonlyMap<string, Outcome>>()
const KEPT = 3000

async function signedAnswers(ctx: Ctx, runIds: readonly string[]): Promise<ReadonlyMap<string, ReadonlyMap<string, Outcome>>> {
  const unread = runIds.filter((id) => !answersOf.has(id))
  const rows = unread.length ? await ctx.db.compatResult.findMany({ where: { runId: { in: unread } }, select: { runId: true, checkId: true, outcome: true }, orderBy: { ordinal: 'asc' } }) : []
  const read = new Map(unread.map((id) => [id, new Map<string, Outcome>()]))
  for (const { runId, checkId, outcome } of rows) read.get(runId)!.set(checkId, outcome as Outcome)
  const found = new Map(runIds.map((id) => [id, read.get(id) ?? answersOf.get(id)!]))
  // What this transaction signed itself may yet be taken back.
  if (!ctx.inTransaction) {
    if (answersOf.size + read.size > KEPT) answersOf.clear()
    for (const [id, answers] of read) answersOf.set(id, answers)
  }
  return found
}

/** Newest result of each check among the runs that were signed. */
async function newestSigned(ctx: Ctx, planIds: readonly string[]) {
  const runs = await ctx.db.compatRun.findMany({ where: { planId: { in: [...planIds] }, status: 'signed' }, select: { id: true, endedAt: true, releases: true }, orderBy: [{ endedAt: 'asc' }, { number: 'asc' }] })
  const answers = await signedAnswers(ctx, runs.map(({ id }) => id))
  const newest = new Map<string, NonNullable<StandingCheck['signed']>>()
  for (const { id, endedAt, releases } of runs) {
    const frozen = JSON.parse(releases) as Releases
    for (const [checkId, outcome] of answers.get(id)!) newest.set(checkId, { outcome, runId: id, atMs: endedAt!.getTime(), releases: frozen })
  }
  return newest
}
