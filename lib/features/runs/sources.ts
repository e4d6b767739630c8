import type { Directory, Source } from './directory'
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

/** What belongs to none is asked for by this word. */
export const NONE = 'none'

const conditions: [keyof SourceFilter, (source: Source, value: string) => boolean][] = [
  ['automation', (s, value) => (s.automationId === null ? value === NONE : s.automationId === value || s.automationCode === value)],
  ['process', (s, value) => s.externalId === value || (s.processId === null ? value === NONE : s.processId === value || s.processCode === value)],
  ['department', (s, value) => (s.departmentPath === null ? value === NONE : s.departmentPath.split('/').includes(value))],
  ['phase', (s, value) => (s.phaseId === null ? value === NONE : s.phaseId === value || s.phaseKey === value)],
  ['engine', (s, value) => s.engineSlug === value],
  ['source', (s, value) => String(s.id) === value],
]
