import type { Reason } from '@/lib/core/errors'
import { blockersOf, type StandingFacts } from '@/lib/core/compatibility/standing'
import type { Ctx } from '@/lib/server/ctx'
import { planDifference } from './assemble-plan'
import { readStanding } from './standing'

/** Automations that touch a system or an interface have to be tested; the others have nothing to be compatible with. */
export async function needsTest(ctx: Ctx, automationId: string): Promise<boolean> {
  const touching = { OR: [{ interfaces: { some: { interface: { archivedAt: null, status: { not: 'retired' } } } } }, { process: { systems: { some: {} } } }] }
  return (await ctx.db.automation.count({ where: { id: automationId, ...touching } })) > 0
}

/** Why an automation may not go live as far as compatibility goes; empty: nothing holds it. Visibility is the caller's matter. */
export async function goLiveBlockers(ctx: Ctx, automationId: string): Promise<Reason[]> {
  if (!(await needsTest(ctx, automationId))) return []
  return blockersFrom((await readStanding(ctx, [automationId])).get(automationId)!, await planDifference(ctx, automationId))
}

/** Of an automation that needs a test. */
export function blockersFrom(standing: StandingFacts, difference: Difference): Reason[] {
  const count = cameOnTop(difference)
  return [...blockersOf(standing), ...(count ? [{ key: 'compatibility.blockers.outdated', params: { count } }] : [])]
}

type Difference = Pick<Awaited<ReturnType<typeof planDifference>>, 'plan' | 'diff'>

/** How many systems and interfaces the automation touches that its plan knows nothing of: they came on top since it was made. */
function cameOnTop({ plan, diff }: Difference): number {
  if (!plan) return 0
  const placeOf = ({ systemId, interfaceId }: { systemId: string | null; interfaceId: string | null }) => systemId ?? interfaceId
  const known = new Set(plan.checks.filter(({ archivedAt }) => archivedAt === null).map(placeOf))
  return new Set([...diff.added, ...diff.restored].map(placeOf).filter((place) => place !== null && !known.has(place))).size
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
