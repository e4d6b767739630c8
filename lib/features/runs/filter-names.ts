import { query } from '@/lib/server/command'
import { readDirectory, type Source } from './directory'
import { groupOf } from './grouping'
import { RunFilter } from './schema'
import { NONE, sourcesOf } from './sources'

export const namedFilters = ['automation', 'process', 'department', 'departmentOnly', 'phase', 'engine', 'source'] as const
export type NamedFilter = (typeof namedFilters)[number]

/** A condition of a list of runs by the name that people know; `name` is null for what belongs to none. */
export interface FilterName {
  filter: NamedFilter
  name: string | null
  nameZh: string | null
}

/** The conditions that are set, in a fixed order. What the reader may not see keeps the text that was asked for. */
export const filterNames = query({
  permission: 'run:read',
  input: RunFilter,
  async run(ctx, filter): Promise<FilterName[]> {
    const directory = await readDirectory(ctx)
    const named = async (name: NamedFilter): Promise<FilterName[]> => {
      const value = filter[name]
      if (value === undefined || value === '') return []
      if (value === NONE) return [{ filter: name, name: null, nameZh: null }]
      const found = sourcesOf(directory, { [name]: value })[0]
      if (found && name === 'department') {
        const department = await ctx.db.department.findUnique({ where: { id: String(value) }, select: { name: true, nameZh: true } })
        if (department) return [{ filter: name, ...department }]
      }
      const { name: text, nameZh } = found ? nameOf(name, found, String(value)) : { name: null, nameZh: null }
      return [{ filter: name, name: text ?? String(value), nameZh }]
    }
    return (await Promise.all(namedFilters.map(named))).flat()
  },
})

function nameOf(filter: NamedFilter, source: Source, value: string) {
  if (filter === 'departmentOnly') return groupOf('department', source)
  return groupOf(filter === 'process' && source.externalId === value ? 'source' : filter, source)
}
