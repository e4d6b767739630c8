import { isOwnJob, type Directory, type Source } from './directory'
import type { SourceFilter } from './schema'

/** The engine processes that fit the filter. */
export function sourcesOf(directory: Directory, filter: SourceFilter): Source[] {
  let found = directory.sources
  for (const [name, fits] of conditions) {
    const value = filter[name]
    if (value === undefined || value === '') continue
    found = found.filter((source) => fits(source, String(value)))
  }
  return found
}

/**
 * Of these, the ones that figures are made of: no tests, no dispatchers, and no jobs of the portal itself. Those jobs count where
 * they were asked for by engine or source (`ownJobs`: by the grouping), and as long as no engine has told of anything else.
 */
export function countedSources(directory: Directory, filter: SourceFilter, ownJobs = false): Source[] {
  return withoutOwnJobs(directory, filter, ownJobs).filter((source) => source.purpose === 'production')
}

/** The engine processes that fit the filter, tests and dispatchers too, the portal's own jobs by the rule of `countedSources`. */
export function withoutOwnJobs(directory: Directory, filter: SourceFilter, ownJobs = false): Source[] {
  const found = sourcesOf(directory, filter)
  if (ownJobs || filter.engine || filter.source !== undefined || directory.sources.every(isOwnJob)) return found
  return found.filter((source) => !isOwnJob(source))
}

/** What belongs to none is asked for by this word. */
export const NONE = 'none'

const conditions: [keyof SourceFilter, (source: Source, value: string) => boolean][] = [
  ['automation', (s, value) => (s.automationId === null ? value === NONE : s.automationId === value || s.automationCode === value)],
  ['process', (s, value) => s.externalId === value || (s.processId === null ? value === NONE : s.processId === value || s.processCode === value)],
  ['department', (s, value) => (s.departmentPath === null ? value === NONE : s.departmentPath.split('/').includes(value))],
  ['departmentOnly', (s, value) => (s.departmentId ?? NONE) === value],
  ['phase', (s, value) => (s.phaseId === null ? value === NONE : s.phaseId === value || s.phaseKey === value)],
  ['engine', (s, value) => s.engineSlug === value],
  ['source', (s, value) => String(s.id) === value],
]
