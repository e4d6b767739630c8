import type { Period } from '@/lib/core/calendar/period'
import { agendaLimits, type AgendaException } from '@/lib/core/programme/agenda'
import { errorKinds as kinds } from '@/lib/core/runs/status'
import { listRuns, type RunListRow } from '@/lib/features/runs/list-runs'
import type { OverviewGroup } from '@/lib/features/runs/overview'
import { NONE } from '@/lib/features/runs/sources'
import type { Ctx } from '@/lib/server/ctx'

/** Newest runs of each that are read for their words. */
const READ_FOR_WORDS = 50

/** The most frequent kinds of exception by automation, counted from roll-ups, with what the newest runs most often said. */
export async function topExceptions(ctx: Ctx, groups: readonly OverviewGroup[], period: Period): Promise<AgendaException[]> {
  const counted = groups
    .flatMap((group) => kinds.map((kind) => ({ group, kind, count: group.counted.errors[kind] })))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.group.name ?? '').localeCompare(b.group.name ?? ''))
    .slice(0, agendaLimits.exceptions)
  return Promise.all(
    counted.map(async ({ group, kind, count }) => {
      const { data } = await listRuns(ctx, { automation: group.key ?? NONE, errorKind: kind, counted: '1', ...period, limit: READ_FOR_WORDS })
      return { automation: group.key === null ? null : { id: group.key, name: group.name ?? group.key, nameZh: group.nameZh }, kind, count, example: exampleOf(data) }
    }),
  )
}

/** Runs that say the same: by their code, else by their words without figures. */
const sameness = ({ errorCode, errorMessage }: RunListRow): string | null => errorCode ?? errorMessage?.replace(/\d+/g, '0') ?? null

function exampleOf(runs: readonly RunListRow[]): AgendaException['example'] {
  const groups = new Map<string, { first: RunListRow; times: number }>()
  for (const run of runs) {
    const key = sameness(run)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.times += 1
    else groups.set(key, { first: run, times: 1 })
  }
  const most = [...groups.values()].sort((a, b) => b.times - a.times)[0]
  return most ? { code: most.first.errorCode, message: most.first.errorMessage?.slice(0, 200) ?? null, times: most.times, of: runs.length } : null
}
