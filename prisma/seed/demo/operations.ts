import { connectEngine } from '@/lib/features/engines/connect-engine'
import { linkProcess, setProcessPurpose } from '@/lib/features/engines/link-process'
import { pushBacklog } from '@/lib/features/runs/push-backlog'
import { pushRuns } from '@/lib/features/runs/push-runs'
import { db } from '@/lib/server/db'
import { as, asMachine, idOf } from './actors'
import { backlogOfDay } from './backlog'
import type { Event, Registers } from './registers'
import { runsOfDay, type DemoClock } from './runs'
import { engines, streams, type EngineKey } from './streams'

const DAYS = 100

/** Connecting the engines, a hundred days of runs as they were pushed, and the links made on each process's first day. */
export function operationEvents(made: Registers, clock: DemoClock, at: (daysAgo: number, hour: number) => Date): Event[] {
  const ids = new Map<EngineKey, number>()
  const keys = Object.keys(engines) as EngineKey[]
  const connected: Event = {
    at: at(DAYS, 0),
    async happen(when) {
      for (const key of keys) ids.set(key, (await connectEngine(await as(made, 'li', when), { kind: 'push', ...engines[key] })).id)
    },
  }
  const days = Array.from({ length: DAYS }, (_, i) => DAYS - 1 - i).flatMap((daysAgo) =>
    keys.map((key): Event => {
      const { at: known, reports } = runsOfDay(key, daysAgo, clock)
      return {
        at: new Date(known),
        async happen(when) {
          const engineId = ids.get(key)!
          const ctx = asMachine(when)
          const engine = engines[key].slug
          if (reports.length) accepted(await pushRuns(ctx, { engine, runs: reports }))
          const samples = backlogOfDay(key, daysAgo, clock)
          if (samples.length) accepted(await pushBacklog(ctx, { engine, samples }))
          await linkNew(made, engineId, key, daysAgo, when)
        },
      }
    }),
  )
  return [connected, ...days]
}

async function linkNew(made: Registers, engineId: number, key: EngineKey, daysAgo: number, when: Date): Promise<void> {
  const ctx = await as(made, 'li', when)
  for (const stream of streams.filter((candidate) => candidate.engine === key)) {
    const process = await db.engineProcess.findFirst({ where: { engineId, externalId: stream.externalId, automationId: null }, select: { id: true } })
    if (!process) continue
    await linkProcess(ctx, { processId: process.id, automationId: idOf(made.automations, stream.automation) })
    if (stream.purpose) await setProcessPurpose(ctx, { processId: process.id, purpose: stream.purpose })
  }
}

function accepted({ rejected }: { rejected: number }): void {
  if (rejected) throw new Error(`${rejected} records of the demo were refused`)
}
