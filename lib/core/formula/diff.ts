import type { FormulaBody, Variable } from './definition'
import { lex } from './tokens'

/** A stretch of an expression in a comparison of two. */
export interface Stretch {
  text: string
  kind: 'same' | 'removed' | 'added'
}

/** One difference between two versions. `subject` is the variable or the number of the example that it speaks of. */
export interface BodyChange {
  kind: 'added' | 'removed' | 'changed'
  part: 'names' | 'purpose' | 'expression' | 'unit' | 'explanation' | 'origin' | 'variable' | 'example'
  subject?: string
  /** For a variable: what of it differs, as in its definition */
  fields?: string[]
  before?: string
  after?: string
}

/** What a version says otherwise than the one before: the calculation first, then its words. */
export function diffBodies(before: FormulaBody, after: FormulaBody): BodyChange[] {
  const changes: BodyChange[] = []
  const compare = (part: BodyChange['part'], a: unknown, b: unknown) => {
    if (!same(a, b)) changes.push({ kind: a === undefined ? 'added' : b === undefined ? 'removed' : 'changed', part, ...(a !== undefined && { before: textOf(a) }), ...(b !== undefined && { after: textOf(b) }) })
  }
  compare('expression', before.expression, after.expression)
  compare('unit', before.unit, after.unit)
  const old = new Map(before.variables.map((variable) => [variable.name, variable]))
  const now = new Map(after.variables.map((variable) => [variable.name, variable]))
  for (const [subject, variable] of now) {
    const previous = old.get(subject)
    if (!previous) changes.push({ kind: 'added', part: 'variable', subject })
    else {
      const fields = (['names', 'unit', 'source', 'min', 'max', 'default'] as const satisfies readonly (keyof Variable)[]).filter((field) => !same(previous[field], variable[field]))
      if (fields.length) changes.push({ kind: 'changed', part: 'variable', subject, fields: [...fields], before: fields.map((field) => textOf(previous[field])).join(' · '), after: fields.map((field) => textOf(variable[field])).join(' · ') })
    }
  }
  for (const subject of old.keys()) if (!now.has(subject)) changes.push({ kind: 'removed', part: 'variable', subject })
  compare('names', before.names, after.names)
  compare('purpose', before.purpose, after.purpose)
  compare('explanation', before.explanation, after.explanation)
  compare('origin', before.origin, after.origin)
  const count = Math.max(before.examples.length, after.examples.length)
  for (let i = 0; i < count; i++) {
    const [a, b] = [before.examples[i], after.examples[i]]
    if (!same(a, b)) changes.push({ kind: !a ? 'added' : !b ? 'removed' : 'changed', part: 'example', subject: String(i + 1) })
  }
  return changes
}

/** Canonical enough: members in one order, absent like undefined. */
const same = (a: unknown, b: unknown): boolean => ordered(a) === ordered(b)
const ordered = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => (member && typeof member === 'object' && !Array.isArray(member) ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1))) : member)) ?? ''

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '–'
  if (typeof value !== 'object') return String(value)
  return Object.values(value).map(textOf).join(' / ')
}

/** Both expressions in one line of stretches, word by word: the longest common run stays, the rest was removed or added. */
export function diffExpressions(before: string, after: string): Stretch[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) longest[i]![j] = a[i] === b[j] ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!)
  const stretches: Stretch[] = []
  const push = (kind: Stretch['kind'], text: string) => {
    const last = stretches.at(-1)
    if (last?.kind === kind) last.text += ` ${text}`
    else stretches.push({ kind, text })
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push('same', a[i]!)
      i++
      j++
    } else if (i < a.length && (j >= b.length || longest[i + 1]![j]! >= longest[i]![j + 1]!)) push('removed', a[i++]!)
    else push('added', b[j++]!)
  }
  return stretches
}

/** Words of the language; text that is not in it counts as one. */
function wordsOf(expression: string): string[] {
  const { tokens, errors } = lex(expression)
  return errors.length || tokens.length > 500 ? [expression.trim()] : tokens.map(({ image }) => image)
}
