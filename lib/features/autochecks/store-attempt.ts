import { nextRunAt } from '@/lib/core/autochecks/pace'
import { outcomeOfFault, type CheckFault, type CheckOutcome } from '@/lib/core/autochecks/words'
import { bothNames } from '@/lib/core/notices/notice'
import { notify } from '@/lib/features/notices/notify'
import type { AuditDraft } from '@/lib/server/audit'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'
import type { Attempt } from './attempt'
import { namesOf } from './record'
import { faultNames } from './words'

export interface Ran {
  id: string
  checkId: string
  outcome: CheckOutcome
  fault: CheckFault | null
  /** Failed and passed in turn: people are told */
  changed: boolean
}

/**
 * Inside a transaction: writes the result down, hands the check back and tells those concerned when it began to fail or passes
 * again. The audit trail has what people asked for, and every turn.
 */
export async function storeAttempt(ctx: Ctx, { checkId, holder, trigger, verdict, durationMs, calls }: Attempt): Promise<{ result: Ran; audit: AuditDraft[] }> {
  const { fault, ...facts } = verdict
  const outcome = outcomeOfFault(fault)
  const check = await ctx.db.autoCheck.findUniqueOrThrow({ where: { id: checkId }, select: told })
  const { id } = await ctx.db.autoCheckResult.create({
    data: { checkId, at: ctx.now, trigger, outcome, fault, facts: canonicalJson(facts), durationMs, calls, byId: ctx.actor.kind === 'person' ? ctx.actor.id : null },
    select: { id: true },
  })
  const failuresInRow = outcome === 'pass' ? 0 : check.failuresInRow + 1
  await ctx.db.autoCheck.updateMany({
    where: { id: checkId, leaseHolder: holder },
    data: {
      lastOutcome: outcome, lastFault: fault, lastAt: ctx.now, failuresInRow, leaseHolder: null, leaseUntil: null,
      nextAt: check.status === 'active' && !check.archivedAt ? nextRunAt(ctx.now, check.everyMinutes, failuresInRow) : null,
    },
  })
  const began = outcome !== 'pass' && check.lastOutcome !== 'fail' && check.lastOutcome !== 'error'
  const turned = outcome === 'fail' && check.lastFault !== fault && check.lastOutcome !== 'pass' && check.lastOutcome !== null
  const recovered = outcome === 'pass' && (check.lastOutcome === 'fail' || check.lastOutcome === 'error')
  if (began || turned || recovered) await tell(ctx, check, recovered ? null : fault, id)
  const changed = began || turned || recovered
  const action = trigger === 'demand' || trigger === 'gate' ? 'autocheck.ran' : recovered ? 'autocheck.recovered' : 'autocheck.failed'
  return {
    result: { id, checkId, outcome, fault, changed },
    audit: trigger === 'schedule' && !changed ? [] : [{ action, entity: 'autocheck', entityId: checkId, facts: { ...namesOf(check), outcome, fault, trigger } }],
  }
}

const told = {
  id: true, name: true, nameZh: true, status: true, archivedAt: true, everyMinutes: true, failuresInRow: true, lastOutcome: true, lastFault: true, createdById: true,
  system: { select: { ownerId: true } },
  interface: { select: { ownerId: true } },
  automation: { select: { ownerId: true, deputyId: true } },
} as const

interface Told {
  id: string
  name: string
  nameZh: string | null
  createdById: string | null
  system: { ownerId: string | null } | null
  interface: { ownerId: string | null } | null
  automation: { ownerId: string | null; deputyId: string | null } | null
}

/** The owners of what is tested, and whoever set the check up. */
async function tell(ctx: Ctx, check: Told, fault: CheckFault | null, resultId: string): Promise<void> {
  const people = [check.automation?.ownerId, check.automation?.deputyId, check.interface?.ownerId, check.system?.ownerId, check.createdById].filter((one): one is string => Boolean(one))
  const params = { name: bothNames(check), ...(fault && { fault: await faultNames(fault) }) }
  const mine = ctx.actor.kind === 'person' ? ctx.actor.id : null
  await notify(
    ctx,
    [...new Set(people)].filter((personId) => personId !== mine).map((personId) => ({ personId, kind: fault ? ('autoCheckFailed' as const) : ('autoCheckRecovered' as const), params, href: `/compatibility/checks/${check.id}`, dedupeKey: `autocheck ${resultId} ${personId}` })),
  )
}
