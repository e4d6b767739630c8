export type SearchParams = Record<string, string | string[] | undefined>

export interface ListParams {
  q: string
  sort: string
  dir: 'asc' | 'desc'
  /** From 1. */
  page: number
  size: number
  /** Values of the known filters that are set. */
  filters: Record<string, string>
  /** Columns asked for by the reader; null for the usual ones. */
  columns: string[] | null
}

interface ListOptions {
  /** Column ids that the server can sort by; the first is the usual one unless `sort` says otherwise. */
  sorts: readonly string[]
  sort?: string
  dir?: 'asc' | 'desc'
  size?: number
  filters?: readonly string[]
}

export const pageSizes = [25, 50, 100, 200] as const

const first = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? ''

/** Reads the state of a list from the URL; anything unknown falls back to the usual view. */
export function readList(params: SearchParams, options: ListOptions): ListParams {
  const usual = options.sort ?? options.sorts[0] ?? ''
  const asked = first(params.sort)
  const sort = options.sorts.includes(asked) ? asked : usual
  const dir = first(params.dir)
  const page = Number(first(params.page))
  const size = Number(first(params.size))
  const columns = first(params.cols)
  const filters: Record<string, string> = {}
  for (const name of options.filters ?? []) {
    const value = first(params[name]).slice(0, 200)
    if (value) filters[name] = value
  }
  return {
    q: first(params.q).slice(0, 200),
    sort,
    dir: dir === 'asc' || dir === 'desc' ? dir : sort === usual ? (options.dir ?? 'asc') : 'asc',
    page: Number.isInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1,
    size: (pageSizes as readonly number[]).includes(size) ? size : (options.size ?? 50),
    filters,
    columns: columns ? columns.split(',').slice(0, 50) : null,
  }
}

/** The same list with some parameters changed; null or '' removes one. A change other than of the page goes back to page 1. */
export function listHref(path: string, params: SearchParams, changes: Record<string, string | number | null>): string {
  const next = new URLSearchParams()
  for (const [key, value] of Object.entries(params)) for (const one of [value ?? []].flat()) if (one) next.append(key, one)
  if (!('page' in changes)) next.delete('page')
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === '' || (key === 'page' && value === 1)) next.delete(key)
    else next.set(key, String(value))
  }
  const text = next.toString()
  return text ? `${path}?${text}` : path
}
