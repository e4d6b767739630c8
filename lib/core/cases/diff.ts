import type { CaseBody, CaseLine } from '@/lib/core/finance/case'

/** One difference between two versions of a case: where it lies and what stood there. Paths are dotted, such as `horizon.periods`. */
export interface FieldChange {
  path: string
  before: unknown
  after: unknown
}

export interface LineChange {
  id: string
  kind: 'added' | 'removed' | 'changed'
  label: string
  /** Of a changed line */
  fields: FieldChange[]
}

export interface CaseDiff {
  fields: FieldChange[]
  lines: LineChange[]
}

const leaves = (value: unknown, path: string, into: Map<string, unknown>): void => {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) for (const [key, inner] of Object.entries(value)) leaves(inner, path ? `${path}.${key}` : key, into)
  else into.set(path, value)
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What differs between two plain values, leaf by leaf; lists count as one. */
export function fieldChanges(before: unknown, after: unknown): FieldChange[] {
  const [left, right] = [new Map<string, unknown>(), new Map<string, unknown>()]
  leaves(before, '', left)
  leaves(after, '', right)
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((path) => !same(left.get(path), right.get(path)))
    .map((path) => ({ path, before: left.get(path), after: right.get(path) }))
}

const byId = (lines: readonly CaseLine[]) => new Map(lines.map((line) => [line.id, line]))

/** Lines are known by their id, so that a renamed line is one that changed. */
export function caseDiff(before: CaseBody, after: CaseBody): CaseDiff {
  const { lines: old, ...head } = before
  const { lines: fresh, ...nextHead } = after
  const [left, right] = [byId(old), byId(fresh)]
  const lines = [...new Set([...left.keys(), ...right.keys()])].flatMap((id): LineChange[] => {
    const [was, is] = [left.get(id), right.get(id)]
    if (!was) return [{ id, kind: 'added', label: is!.label, fields: [] }]
    if (!is) return [{ id, kind: 'removed', label: was.label, fields: [] }]
    const fields = fieldChanges(was, is)
    return fields.length ? [{ id, kind: 'changed', label: is.label, fields }] : []
  })
  return { fields: fieldChanges(head, nextHead), lines }
}
