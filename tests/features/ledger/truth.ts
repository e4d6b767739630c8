import { hourOf, isoWeekday, localDay, addDays, HOUR_MS } from '@/lib/core/calendar/local-day'
import { unitsOf, type Counted } from '@/lib/core/runs/rollup'
import { db } from '@/lib/server/db'

const ZONE = 'Asia/Shanghai'

/** What runs, baselines, wages and readings come to, counted run by run without anything of the ledger. */
export async function truthOf(automationIds: readonly string[]) {
  const totals = { realised: 0n, lost: 0n, returnedMs: 0n, lostMs: 0n, units: 0n, failed: 0n, missed: 0n, downHours: 0n }
  for (const automationId of automationIds) {
    const automation = await db.automation.findUniqueOrThrow({ where: { id: automationId }, include: { process: { include: { baselines: true } }, engineProcesses: true, valueReadings: true } })
    const wages = await db.wageRate.findMany()
    const runs = (await db.run.findMany({ where: { engineProcess: { automationId } } })).map((run) => ({ process: run.engineProcessId, at: run.at.getTime(), day: localDay(run.at.getTime(), ZONE), kind: run.errorKind, status: run.status, attended: Number(run.attendedMs ?? 0n), units: unitsOf(run as unknown as Counted) }))
    const baselineOn = (day: string) => automation.process.baselines.filter(({ validFrom }) => validFrom <= day).sort((a, b) => (a.validFrom === b.validFrom ? a.ordinal - b.ordinal : a.validFrom < b.validFrom ? -1 : 1)).at(-1)
    const wageOn = (day: string) => {
      const row = wages.filter(({ validFrom }) => validFrom <= day).sort((a, b) => (a.validFrom === b.validFrom ? a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1) : a.validFrom < b.validFrom ? -1 : 1)).at(-1)
      return row ? `t${row.hourlyMinor}` : baselineOn(day)?.hourlyWageMinor ? `b${baselineOn(day)!.hourlyWageMinor}` : null
    }
    const hours = hoursOf(runs)
    for (const month of [...new Set(runs.map(({ day }) => day.slice(0, 7)))]) {
      const adoption = automation.valueReadings.filter((row) => row.month === month && row.kind === 'adoption').sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1)).at(-1)
      const parts = new Map<string, { manual: number | null; wage: number | null; day: string; byProcess: Map<number, { ok: number; bad: number; attended: number }>; missed: number }>()
      let cut = ''
      let part = 0
      const partOf = new Map<string, string>()
      for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) {
        const conditions = `${baselineOn(day)?.ordinal} ${wageOn(day)}`
        if (conditions !== cut) part += 1
        cut = conditions
        partOf.set(day, String(part))
        const wage = wageOn(day)
        if (!parts.has(String(part))) parts.set(String(part), { manual: baselineOn(day)?.manualMs ?? null, wage: wage === null ? null : Number(wage.slice(1)), day, byProcess: new Map(), missed: 0 })
      }
      for (const run of runs.filter(({ day, status }) => day.startsWith(month) && ['succeeded', 'failed'].includes(status))) {
        const { byProcess } = parts.get(partOf.get(run.day)!)!
        const sum = byProcess.get(run.process) ?? { ok: 0, bad: 0, attended: 0 }
        byProcess.set(run.process, { ok: sum.ok + run.units.succeeded, bad: sum.bad + run.units.business + run.units.system, attended: sum.attended + run.attended })
      }
      const first = runs.map(({ day }) => day).sort()[0]!
      for (const [at, hour] of hours) {
        const day = localDay(at, ZONE)
        if (!day.startsWith(month) || !hour.technical || hour.okRuns || hour.ok || isoWeekday(day) > 5) continue
        const before = [7, 14, 21, 28].flatMap((back) => {
          const then = at - back * 24 * HOUR_MS
          const known = hours.get(then)
          if (localDay(then, ZONE) < first || (known && known.technical && !known.okRuns && !known.ok)) return []
          return [known?.ok ?? 0]
        })
        totals.downHours += 1n
        if (before.length) {
          const missed = Math.max(0, Math.floor(before.reduce((a, b) => a + b, 0) / before.length - hour.bad + 1e-9))
          parts.get(partOf.get(day)!)!.missed += missed
          totals.missed += BigInt(missed)
        }
      }
      let [returned, lostMs, money, failedMoney, missedMoney, unknown, lostUnknown, missedUnknown] = [0, 0, 0, 0, 0, false, false, false]
      for (const { manual, wage, byProcess, missed } of parts.values()) {
        let own = 0
        let [ok, bad] = [0, 0]
        for (const sum of byProcess.values()) {
          const finished = sum.ok + sum.bad
          ok += sum.ok
          bad += sum.bad
          if (manual !== null && finished) own += sum.ok * manual - sum.ok * (sum.attended / finished)
        }
        totals.failed += BigInt(bad)
        if (manual === null) continue
        totals.units += BigInt(ok)
        returned += own
        lostMs += (bad + missed) * manual
        if (wage === null) {
          unknown ||= ok > 0
          lostUnknown ||= bad > 0
          missedUnknown ||= missed > 0
        } else {
          money += (own / 3_600_000) * (wage / 100) * (adoption ? Number(adoption.value) / 10_000 : 1)
          failedMoney += ((bad * manual) / 3_600_000) * (wage / 100)
          missedMoney += ((missed * manual) / 3_600_000) * (wage / 100)
        }
      }
      const minor = (amount: number) => BigInt(Math.sign(amount) * Math.round(Math.abs(Number((amount * 100).toPrecision(15)))))
      totals.returnedMs += BigInt(Math.sign(returned) * Math.round(Math.abs(returned)))
      totals.lostMs += BigInt(Math.round(lostMs))
      // Where money is not known, what finance signed stays.
      const booked = unknown || lostUnknown || missedUnknown ? await db.ledgerEntry.findMany({ where: { automationId, month, kind: { in: ['signed', 'adjustment'] } } }) : []
      totals.realised += unknown ? booked.reduce((sum, { realisedMinor }) => sum + (realisedMinor ?? 0n), 0n) : minor(money)
      totals.lost += lostUnknown || missedUnknown ? booked.reduce((sum, { lostMinor }) => sum + (lostMinor ?? 0n), 0n) : minor(failedMoney) + minor(missedMoney)
    }
  }
  return totals
}

function hoursOf(runs: readonly { at: number; kind: string | null; status: string; units: { succeeded: number; business: number; system: number } }[]) {
  const hours = new Map<number, { ok: number; bad: number; okRuns: number; technical: number }>()
  for (const { at, kind, status, units } of runs) {
    const hour = hours.get(hourOf(at)) ?? { ok: 0, bad: 0, okRuns: 0, technical: 0 }
    hours.set(hourOf(at), {
      ok: hour.ok + units.succeeded,
      bad: hour.bad + units.business + units.system,
      okRuns: hour.okRuns + (status === 'succeeded' ? 1 : 0),
      technical: hour.technical + (status === 'failed' && ['system', 'timeout', 'infrastructure'].includes(kind ?? '') ? 1 : 0),
    })
  }
  return hours
}
