import type { Reason } from '@/lib/core/errors'
import { blockersOf } from '@/lib/core/compatibility/standing'
import type { Ctx } from '@/lib/server/ctx'
import { readStanding } from './standing'

/** Automations that touch a system or an interface have to be tested; the others have nothing to be compatible with. */
export async function needsTest(ctx: Ctx, automationId: string): Promise<boolean> {
  const touching = { OR: [{ interfaces: { some: { interface: { archivedAt: null, status: { not: 'retired' } } } } }, { process: { systems: { some: {} } } }] }
  return (await ctx.db.automation.count({ where: { id: automationId, ...touching } })) > 0
}

/** Why an automation may not go live as far as compatibility goes; empty: nothing holds it. Visibility is the caller's matter. */
export async function goLiveBlockers(ctx: Ctx, automationId: string): Promise<Reason[]> {
  if (!(await needsTest(ctx, automationId))) return []
  return blockersOf((await readStanding(ctx, [automationId])).get(automationId)!)
}

export interface OpenBlockers {
  /** Open blocker faults, and blocker checks whose newest signed result is not good and that have no fault of their own */
  open: number
  /** False: nobody signed a test yet */
  tested: boolean
}

/** Open blockers by automation; those without a plan are not in the answer. Visibility is the caller's matter. */
export async function openBlockersOf(ctx: Ctx, automationIds: readonly string[]): Promise<Map<string, OpenBlockers>> {
  const standing = await readStanding(ctx, automationIds)
  return new Map(
    [...standing].flatMap(([id, { planned, checks, faults, openBlockers }]): [string, OpenBlockers][] => {
      if (!planned) return []
      const failed = checks.filter(({ id: checkId, severity, signed }) => severity === 'blocker' && signed && ['fail', 'blocked'].includes(signed.outcome) && !faults.get(checkId)?.blockers)
      return [[id, { open: openBlockers + failed.length, tested: checks.some(({ signed }) => signed !== null) }]]
    }),
  )
}
