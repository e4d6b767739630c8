import { isWithin } from '@/lib/core/access'
import { allow, refuse, type Decision } from '@/lib/core/result'

export interface DepartmentNode {
  id: string
  /** `/root/…/id` */
  path: string
}

/** Levels of the tree, the root included. */
export const MAX_DEPTH = 8

export const pathBelow = (parentPath: string | null, id: string): string => `${parentPath ?? ''}/${id}`
export const depthOf = (path: string): number => path.split('/').length - 1

/** Each department directly before those below it; siblings keep their order. */
export function inTreeOrder<Row extends { id: string; parentId: string | null }>(rows: readonly Row[]): Row[] {
  const below = new Map<string | null, Row[]>()
  for (const row of rows) below.set(row.parentId, [...(below.get(row.parentId) ?? []), row])
  const visit = (parentId: string | null): Row[] => (below.get(parentId) ?? []).flatMap((row) => [row, ...visit(row.id)])
  return visit(null)
}

/** Ids from the root down to and including the department itself. */
export const ancestryOf = (path: string): string[] => path.split('/').filter(Boolean)

/**
 * New path of every department of the moved subtree. `subtree` holds the department itself and all below it; `parent` is null
 * for a move to the top. Refused: below itself, and deeper than the tree may grow.
 */
export function moveSubtree(moved: DepartmentNode, parent: DepartmentNode | null, subtree: readonly DepartmentNode[]): Decision<DepartmentNode[]> {
  if (parent && isWithin(parent.path, moved.path)) return refuse({ key: 'departments.cycle' })
  const newPath = pathBelow(parent?.path ?? null, moved.id)
  const rewritten = subtree.map((node) => ({ id: node.id, path: newPath + node.path.slice(moved.path.length) }))
  if (rewritten.some((node) => depthOf(node.path) > MAX_DEPTH)) return refuse({ key: 'departments.tooDeep', params: { max: MAX_DEPTH } })
  return allow(rewritten)
}

export interface DepartmentUse {
  children: number
  people: number
  processes: number
  grants: number
  wages: number
}

/** Only a department that nothing hangs on may go. */
export function mayDelete(use: DepartmentUse): Decision {
  const reasons = (Object.keys(use) as (keyof DepartmentUse)[])
    .filter((kind) => use[kind] > 0)
    .map((kind) => ({ key: `departments.inUse.${kind}`, params: { count: use[kind] } }))
  return reasons.length ? refuse(...reasons) : allow(true)
}
