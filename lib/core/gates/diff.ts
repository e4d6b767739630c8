import type { Localized } from '@/lib/core/localized'
import type { Criterion } from './criterion'

/** One difference between two versions of a gate, to be said in the reader's language. */
export interface CriterionChange {
  kind: 'added' | 'removed' | 'changed' | 'moved'
  criterionId: string
  label: Localized
  /** Names of the fields that differ, only for `changed` */
  fields: { field: string; before: unknown; after: unknown }[]
}

/** `since` follows from the other fields and is no change of its own. */
const ignored = new Set(['id', 'since'])

/** What a version changes: new and changed criteria in their new order, then the removed ones. Moved: the rest stands in another order. */
export function diffOf(before: readonly Criterion[], after: readonly Criterion[]): CriterionChange[] {
  const old = new Map(before.map((criterion) => [criterion.id, criterion]))
  const kept = new Set(after.map(({ id }) => id))
  const oldOrder = before.filter(({ id }) => kept.has(id)).map(({ id }) => id)
  const newOrder = after.filter(({ id }) => old.has(id)).map(({ id }) => id)
  const moved = movedIn(oldOrder, newOrder)
  const changes = after.flatMap((criterion): CriterionChange[] => {
    const entry = { criterionId: criterion.id, label: criterion.label }
    const previous = old.get(criterion.id)
    if (!previous) return [{ ...entry, kind: 'added', fields: [] }]
    const fields = fieldsOf(previous, criterion)
    if (fields.length) return [{ ...entry, kind: 'changed', fields }]
    return moved.has(criterion.id) ? [{ ...entry, kind: 'moved', fields: [] }] : []
  })
  return [...changes, ...before.filter(({ id }) => !kept.has(id)).map(({ id, label }): CriterionChange => ({ kind: 'removed', criterionId: id, label, fields: [] }))]
}

function fieldsOf(before: Criterion, after: Criterion): CriterionChange['fields'] {
  const [a, b] = [before as unknown as Record<string, unknown>, after as unknown as Record<string, unknown>]
  const names = [...new Set([...Object.keys(b), ...Object.keys(a)])].filter((name) => !ignored.has(name))
  return names.filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name])).map((field) => ({ field, before: a[field], after: b[field] }))
}

/** The fewest that have to be taken out so that the rest stands in the same order: all but a longest common run. */
function movedIn(before: readonly string[], after: readonly string[]): Set<string> {
  const place = new Map(before.map((id, i) => [id, i]))
  const best: string[][] = []
  for (const id of after) {
    const shorter = best.filter((run) => place.get(run.at(-1)!)! < place.get(id)!)
    best.push([...(shorter.sort((a, b) => b.length - a.length)[0] ?? []), id])
  }
  const staying = new Set(best.sort((a, b) => b.length - a.length)[0] ?? [])
  return new Set(after.filter((id) => !staying.has(id)))
}

/** What a signature attests: its meaning and its terms. Changing any of it asks for new signatures. */
export const attested = (criterion: Criterion): string =>
  criterion.kind === 'signed' ? JSON.stringify([criterion.label, criterion.help, [...criterion.roles].sort(), criterion.evidence]) : ''

/** The criteria of a new version, with the instant since which each signed one means what it says now. */
export function withSince(before: readonly Criterion[], after: readonly Criterion[], at: string): Criterion[] {
  const old = new Map(before.map((criterion) => [criterion.id, criterion]))
  return after.map((criterion) => {
    if (criterion.kind !== 'signed') return criterion
    const previous = old.get(criterion.id)
    if (!previous) return { ...criterion, since: null }
    if (previous.kind === 'signed' && attested(previous) === attested(criterion)) return { ...criterion, since: previous.since }
    return { ...criterion, since: at }
  })
}
