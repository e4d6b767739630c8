import { addDays, HOUR_MS, type Day } from '@/lib/core/calendar/local-day'
import { addMonths, firstDay, monthOf } from '@/lib/core/calendar/month'
import { divideRounded } from '@/lib/core/rates/money'
import { byErrorKind, orderLeaks, type Failures, type Leak } from '@/lib/core/value/leaks'
import { byAutomation, type ValueMonth } from '@/lib/core/value/months'
import { lostParts, notAdopted, notCovered } from '@/lib/core/value/parts'
import { readDirectory } from '@/lib/features/runs/directory'
import { countedSources } from '@/lib/features/runs/sources'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { sumRollups } from '@/lib/server/sql/rollup-sums'
import { readFrame } from './frame'
import { valueMonths } from './read-months'
import { LeaksInput, type LeakPeriod } from './schema'

/** Full months that are looked at beside the running one. */
const FULL_MONTHS = 3

export type Leaks = Awaited<ReturnType<typeof valueLeaks>>

/** The days that a period covers, today included. */
export function leakDays(today: Day, period: LeakPeriod): { from: Day; to: Day } {
  const month = monthOf(today)
  return { from: firstDay(period === 'year' ? `${month.slice(0, 4)}-01` : addMonths(month, -FULL_MONTHS)), to: today }
}

/** Lost benefit by automation and cause, what costs most first: what to repair next. */
export const valueLeaks = query({
  permission: 'value:read',
  input: LeaksInput,
  async run(ctx, { period }) {
    const frame = await readFrame(ctx)
    const days = leakDays(frame.today, period)
    const [rows, evidence] = await Promise.all([valueMonths(ctx, { from: monthOf(days.from), to: frame.month }), runEvidence(ctx, days)])
    const leaks = [...byAutomation(rows)].flatMap(([id, own]) => {
      const automation = frame.byId.get(id)
      return automation ? leaksOf(id, own, automation.plannedCoverageBp, evidence.get(id)) : []
    })
    const ordered = orderLeaks(leaks)
    return {
      currency: frame.currency, period: days, today: frame.today,
      leaks: ordered.map((leak) => ({ ...leak, automation: frame.byId.get(leak.automationId)! })),
      total: { minor: ordered.reduce((sum, { minor }) => sum + (minor ?? 0n), 0n), ms: ordered.reduce((sum, { ms }) => sum + ms, 0), withoutMoney: ordered.filter(({ minor }) => minor === null).length },
      measured: rows.length > 0,
    }
  },
})

interface Evidence {
  failures: Failures
  attendedMs: number
}

const noFailures = (): Failures => ({ businessUnits: 0, systemUnits: 0, runs: { system: 0, timeout: 0, infrastructure: 0, unclassified: 0 } })

/** Failed runs by kind and time that people spent beside automations, from daily sums. */
async function runEvidence(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<Map<string, Evidence>> {
  const directory = await readDirectory(ctx)
  const sources = countedSources(directory, {}).filter(({ automationId }) => automationId !== null)
  const found = new Map<string, Evidence>()
  if (!sources.length) return found
  const fields = ['errSystem', 'errTimeout', 'errInfrastructure', 'errUnclassified', 'unitsBusiness', 'unitsSystem', 'attendedMs'] as const
  const sums = await sumRollups(ctx, { table: 'day', from, before: addDays(to, 1), processIds: sources.map(({ id }) => id), by: 'process', fields })
  for (const row of sums) {
    const id = directory.byId.get(row.engineProcessId)?.automationId
    if (!id) continue
    const known = found.get(id) ?? { failures: noFailures(), attendedMs: 0 }
    known.failures.businessUnits += row.unitsBusiness
    known.failures.systemUnits += row.unitsSystem
    known.failures.runs.system += row.errSystem
    known.failures.runs.timeout += row.errTimeout
    known.failures.runs.infrastructure += row.errInfrastructure
    known.failures.runs.unclassified += row.errUnclassified
    known.attendedMs += row.attendedMs
    found.set(id, known)
  }
  return found
}

function leaksOf(automationId: string, rows: readonly ValueMonth[], plannedCoverageBp: number | null, evidence: Evidence | undefined): Leak[] {
  const sum = { realised: 0n, returnedMs: 0, failed: 0n, failedMs: 0, failedUnits: 0, late: 0n, lateUnits: 0, down: 0n, downMs: 0, missedUnits: 0, unused: 0n, unusedMs: 0, uncovered: 0n, uncoveredMs: 0, uncoveredUnits: 0 }
  let priced = false
  for (const row of rows) {
    const parts = lostParts(row)
    const timed = row.failedUnits + row.missedUnits
    priced ||= row.realisedMinor !== null || row.lostMinor !== null
    sum.failed += parts.failed
    sum.late += parts.late
    sum.down += parts.downtime
    sum.failedUnits += row.failedUnits
    sum.missedUnits += row.missedUnits
    sum.lateUnits += row.lateUnits ?? 0
    if (timed > 0) {
      sum.failedMs += (row.lostMs * row.failedUnits) / timed
      sum.downMs += (row.lostMs * row.missedUnits) / timed
    }
    const unused = notAdopted(row)
    sum.unused += unused
    if (row.adoptionBp !== null && row.returnedMs > 0) sum.unusedMs += (row.returnedMs * (10_000 - row.adoptionBp)) / 10_000
    const short = notCovered(row, plannedCoverageBp)
    if (short) {
      sum.uncovered += short.minor ?? 0n
      sum.uncoveredMs += short.ms
      sum.uncoveredUnits += short.units
    }
    sum.realised += (row.realisedMinor ?? 0n) + unused
    sum.returnedMs += Math.max(0, row.returnedMs)
  }
  const money = (minor: bigint) => (priced ? minor : null)
  const attendedMs = evidence?.attendedMs ?? 0
  const attended = priced && sum.returnedMs > 0 && sum.realised > 0n ? divideRounded(BigInt(Math.round(attendedMs)) * divideRounded(sum.realised * BigInt(HOUR_MS), BigInt(Math.round(sum.returnedMs))), BigInt(HOUR_MS)) : null
  return [
    ...byErrorKind(automationId, { minor: money(sum.failed), ms: sum.failedMs, units: sum.failedUnits }, evidence?.failures ?? noFailures()),
    { automationId, cause: 'late', minor: money(sum.late), ms: 0, units: sum.lateUnits },
    { automationId, cause: 'downtime', minor: money(sum.down), ms: sum.downMs, units: sum.missedUnits },
    { automationId, cause: 'attended', minor: attended, ms: attendedMs, units: null },
    { automationId, cause: 'coverage', minor: money(sum.uncovered), ms: sum.uncoveredMs, units: sum.uncoveredUnits },
    { automationId, cause: 'adoption', minor: money(sum.unused), ms: sum.unusedMs, units: null },
  ]
}
