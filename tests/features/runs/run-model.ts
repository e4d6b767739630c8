import fc from 'fast-check'
import { hourOf, localDay } from '@/lib/core/calendar/local-day'
import { decodeHistogram } from '@/lib/core/runs/histogram'
import { addRun, emptyRollup, fingerprint, rollupFields, type Rollup } from '@/lib/core/runs/rollup'
import type { RunReport } from '@/lib/core/runs/run'
import type { ErrorKind, RunStatus } from '@/lib/core/runs/status'
import { errorKinds, runStatuses } from '@/lib/core/runs/status'
import { db } from '@/lib/server/db'

export const EPOCH = Date.UTC(2026, 9, 30, 14)
export const ZONE = 'Asia/Shanghai'

const iso = (ms: number) => new Date(ms).toISOString()
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 })

/** Reports over few keys and few hours, so that repeats, late changes and moves between buckets are frequent. */
export const anyReport: fc.Arbitrary<RunReport> = fc
  .record({
    id: fc.integer({ min: 1, max: 6 }),
    attempt: fc.integer({ min: 1, max: 2 }),
    process: fc.integer({ min: 1, max: 3 }),
    status: fc.constantFrom(...runStatuses),
    queued: maybe(fc.integer({ min: 0, max: 180 })),
    started: maybe(fc.integer({ min: 0, max: 180 })),
    lasting: maybe(fc.integer({ min: 0, max: 7_200_000 })),
    updated: maybe(fc.integer({ min: 0, max: 20 })),
    attended: maybe(fc.integer({ min: 0, max: 100_000 })),
    kind: maybe(fc.constantFrom(...errorKinds)),
    items: maybe(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))),
  })
  .map((r) => {
    const startedAt = r.started === undefined ? undefined : EPOCH + r.started * 60_000
    return {
      externalId: `R-${r.id}`,
      attempt: r.attempt,
      process: { externalId: `p-${r.process}` },
      status: r.status,
      queuedAt: r.queued === undefined ? undefined : iso(EPOCH + r.queued * 60_000),
      startedAt: startedAt === undefined ? undefined : iso(startedAt),
      endedAt: r.lasting === undefined ? undefined : iso((startedAt ?? EPOCH) + r.lasting),
      sourceUpdatedAt: r.updated === undefined ? undefined : iso(EPOCH + r.updated * 60_000),
      attendedMs: r.attended,
      error: r.kind && { kind: r.kind },
      items: r.items && { handled: r.items[0] + r.items[1] + r.items[2], succeeded: r.items[0], businessExceptions: r.items[1], systemExceptions: r.items[2] },
    }
  })

/** Roll-ups counted from the raw runs, by the code of the pure rule but past all SQL of the product. */
export async function recounted(zone = ZONE): Promise<{ hours: string[]; days: string[] }> {
  const hours = new Map<string, Rollup>()
  const days = new Map<string, Rollup>()
  for (const run of await db.run.findMany()) {
    const hour = hourOf(run.at.getTime())
    const counted = {
      ...run,
      status: run.status as RunStatus,
      errorKind: run.errorKind as ErrorKind | null,
      durationMs: run.durationMs === null ? null : Number(run.durationMs),
      attendedMs: run.attendedMs === null ? null : Number(run.attendedMs),
    }
    addRun(at(hours, `${run.engineProcessId} ${iso(hour)}`), counted, 1)
    addRun(at(days, `${run.engineProcessId} ${localDay(hour, zone)}`), counted, 1)
  }
  return { hours: lines(hours), days: lines(days) }
}

function at(rollups: Map<string, Rollup>, key: string): Rollup {
  const found = rollups.get(key) ?? emptyRollup()
  rollups.set(key, found)
  return found
}

const lines = (rollups: Map<string, Rollup>) => [...rollups].map(([key, rollup]) => `${key} ${fingerprint(rollup)}`).sort()

/** The stored roll-ups in the same form. */
export async function stored(): Promise<{ hours: string[]; days: string[] }> {
  const rollup = (row: Record<(typeof rollupFields)[number], number | bigint> & { histogram: string }): Rollup => ({
    ...(Object.fromEntries(rollupFields.map((field) => [field, Number(row[field])])) as Omit<Rollup, 'histogram'>),
    histogram: decodeHistogram(row.histogram),
  })
  const hours = await db.runHour.findMany()
  const days = await db.runDay.findMany()
  return {
    hours: hours.map((row) => `${row.engineProcessId} ${row.hour.toISOString()} ${fingerprint(rollup(row))}`).sort(),
    days: days.map((row) => `${row.engineProcessId} ${row.day} ${fingerprint(rollup(row))}`).sort(),
  }
}

export const makeEngine = (slug: string, kind = 'push') => db.engine.create({ data: { slug, kind, name: slug, config: {} } })
