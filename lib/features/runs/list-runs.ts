import { parseInstant } from '@/lib/core/calendar/instant'
import { addDays, isDay, startOfDay } from '@/lib/core/calendar/local-day'
import { invalid } from '@/lib/core/errors'
import { MAX_ROW_ID } from '@/lib/core/portfolio/fields'
import { query } from '@/lib/server/command'
import { settingsOf } from '@/lib/server/settings'
import { newestRuns, type ListedRun, type RunListQuery } from '@/lib/server/sql/run-list'
import { readDirectory, type Source } from './directory'
import { RunFilter } from './schema'
import { countedSources, sourcesOf } from './sources'

/** A run as lists show it. Instants ISO 8601 in UTC. */
export interface RunListRow extends Omit<ListedRun, 'engineProcessId'> {
  source: Pick<Source, 'id' | 'externalId' | 'name' | 'purpose'>
  engine: { slug: string; name: string; nameZh: string | null }
  automation: { id: string; code: string; name: string; nameZh: string | null } | null
}

export interface RunPage {
  data: RunListRow[]
  /** Cursor of the next page, or null on the last one */
  next: string | null
}

/** Runs newest first. Keyset paging: stable under inserts, and the last page costs what the first one does. */
export const listRuns = query({
  permission: 'run:read',
  input: RunFilter,
  async run(ctx, filter): Promise<RunPage> {
    const [directory, { timeZone }] = await Promise.all([readDirectory(ctx), settingsOf(ctx.db, 'organisation')])
    const sources = filter.counted ? countedSources(directory, filter) : sourcesOf(directory, filter)
    const everything = directory.complete && sources.length === directory.sources.length
    const instant = (text: string | undefined, after: number) =>
      text === undefined ? null : isDay(text) ? startOfDay(addDays(text, after), timeZone) : (parseInstant(text) as number)
    const asked: RunListQuery = {
      processIds: everything ? null : sources.map((source) => source.id),
      engineIds: [...new Set(sources.map((source) => source.engineId))],
      statuses: filter.status ?? null,
      errorKinds: filter.errorKind ?? null,
      from: instant(filter.from, 0),
      before: instant(filter.to, 1),
      after: filter.cursor === undefined ? null : readCursor(filter.cursor),
      limit: filter.limit + 1,
    }
    const rows = sources.length ? await newestRuns(ctx, asked) : []
    const data = rows.slice(0, filter.limit).map(({ engineProcessId, ...row }) => ({ ...row, ...namesOf(directory.byId.get(engineProcessId)!) }))
    const last = data.at(-1)
    return { data, next: rows.length > filter.limit && last ? `${Date.parse(last.at)}.${last.id}` : null }
  },
})

export const namesOf = (source: Source) => ({
  source: { id: source.id, externalId: source.externalId, name: source.name, purpose: source.purpose },
  engine: { slug: source.engineSlug, name: source.engineName, nameZh: source.engineNameZh },
  automation: source.automationId
    ? { id: source.automationId, code: source.automationCode!, name: source.automationName!, nameZh: source.automationNameZh }
    : null,
})

/** The end of the year 9999: both databases store instants up to there. */
const LATEST_MS = 253_402_300_799_999

function readCursor(text: string): { at: number; id: number } {
  const match = /^(\d{1,15})\.(\d{1,15})$/.exec(text)
  const [at, id] = [Number(match?.[1]), Number(match?.[2])]
  if (!match || at > LATEST_MS || id > MAX_ROW_ID) throw invalid({ cursor: [{ key: 'runs.cursor' }] })
  return { at, id }
}
