import { listHref } from '@/components/table/list-params'
import type { Overview } from '@/lib/features/runs/overview'
import type { SourceFilter } from '@/lib/features/runs/schema'

const filters = ['automation', 'process', 'department', 'departmentOnly', 'phase', 'engine', 'source'] as const

/** The conditions of a board that choose whose runs it shows. */
export const filtersOf = (input: SourceFilter): Record<string, string> =>
  Object.fromEntries(filters.flatMap((name) => (input[name] === undefined || input[name] === '' ? [] : [[name, String(input[name])]])))

/** Where exactly the runs are listed that a board, or one of its groups, has counted. */
export function runsBehind(board: Pick<Overview, 'frame' | 'group'>, chosen: Record<string, string>, group?: { key: string | null }): string {
  const { from, to } = board.frame.period
  const name = board.group === 'department' ? 'departmentOnly' : board.group
  return listHref('/runs/list', chosen, { ...(group && { [name]: group.key ?? 'none' }), counted: '1', from, to })
}
