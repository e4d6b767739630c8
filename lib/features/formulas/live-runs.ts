import { HOUR_MS } from '@/lib/core/calendar/local-day'
import { canFor } from '@/lib/core/access'
import { finishedUnits } from '@/lib/core/runs/facts'
import { readDirectory } from '@/lib/features/runs/directory'
import { daysIn, FactGroups, factsBySource } from '@/lib/features/runs/group-facts'
import { frameOf } from '@/lib/features/runs/period'
import { countedSources } from '@/lib/features/runs/sources'
import type { Ctx } from '@/lib/server/ctx'
import type { Found, Subject } from './live-subject'

const MINUTE_MS = 60_000

/** What the production runs of an automation say over the last 30 days. */
export async function runFields(ctx: Ctx, { automation }: Subject): Promise<Record<string, Found>> {
  if (!canFor(ctx.actor, 'run:read', automation.process.department?.path ?? null)) return {}
  const [{ period }, directory] = await Promise.all([frameOf(ctx, { period: '30d' }), readDirectory(ctx)])
  const sources = countedSources(directory, { automation: automation.id })
  const groups = new FactGroups(directory, daysIn(period))
  if (sources.length) for (const { row, day } of await factsBySource(ctx, directory, sources, { period })) groups.add('', row, day)
  const { facts } = groups.get('')
  const finished = finishedUnits(facts)
  // As the ledger counts: what ends as a business exception goes back to people and saves nothing.
  const failed = facts.unitsBusiness + facts.unitsSystem
  const href = `/automations/${automation.id}?tab=runs&period=30d`
  const found = (value: number | null, items: number): Found => (value === null ? { value, note: 'noRuns', href } : { value, note: 'runs', params: { from: period.from, to: period.to, items }, href })
  const share = (part: number, whole: number) => found(whole ? (part / whole) * 100 : null, whole)
  const count = (value: number, items: number) => found(items ? value : null, items)
  const runs = facts.succeeded + facts.failed
  return {
    'items-succeeded': count(facts.unitsSucceeded, finished),
    'items-failed': count(failed, finished),
    'items-finished': count(finished, finished),
    'success-rate': share(facts.unitsSucceeded, finished),
    'straight-through-rate': share(facts.unitsStraight, finished),
    'attended-time': found(finished ? facts.attendedMs / finished / MINUTE_MS : null, finished),
    'attended-hours': found(finished ? (facts.attendedMs * facts.unitsSucceeded) / finished / HOUR_MS : null, finished),
    'robot-time': found(facts.timedUnits ? facts.durationMs / facts.timedUnits / MINUTE_MS : null, facts.timedUnits),
    'runs-succeeded': count(facts.succeeded, runs),
    'runs-failed': count(facts.failed, runs),
  }
}
