import { matches, parsePattern, showPath, type PathPattern } from './paths'
import type { Difference } from './verdict'

/** How two answers are compared; texts as they were typed. */
export interface CompareRules {
  /** Patterns of paths that may differ */
  ignored: readonly string[]
  /** `pattern = 0.01`: numbers there may differ by so much */
  tolerances: readonly string[]
  /** A number and the same number as text are equal */
  numbersAsText: boolean
  /** Lists are compared whatever the order of their members */
  anyOrder: boolean
}

interface Read {
  ignored: PathPattern[]
  tolerances: { pattern: PathPattern; by: number }[]
  numbersAsText: boolean
  anyOrder: boolean
}

/** `pattern = number`; null when it is not. */
export function parseTolerance(text: string): { pattern: PathPattern; by: number } | null {
  const [left = '', right = '', more] = text.split('=')
  const pattern = parsePattern(left)
  const by = Number(right.trim())
  return pattern && right.trim() !== '' && more === undefined && Number.isFinite(by) && by >= 0 ? { pattern, by } : null
}

const MAX_DEPTH = 60
const MOST = 500

/** Every place where two JSON values differ, in the order of the left one; what is missing on one side is null there. */
export function differencesOf(left: unknown, right: unknown, rules: CompareRules): Difference[] {
  const read: Read = {
    ignored: rules.ignored.flatMap((text) => parsePattern(text) ?? []),
    tolerances: rules.tolerances.flatMap((text) => parseTolerance(text) ?? []),
    numbersAsText: rules.numbersAsText,
    anyOrder: rules.anyOrder,
  }
  const found: Difference[] = []
  walk(left, right, [], read, found)
  return found
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function walk(left: unknown, right: unknown, path: (string | number)[], rules: Read, found: Difference[]): void {
  if (found.length >= MOST || rules.ignored.some((pattern) => path.length > 0 && matches(pattern, path))) return
  if (path.length < MAX_DEPTH) {
    if (Array.isArray(left) && Array.isArray(right)) {
      const [one, other] = rules.anyOrder ? [sorted(left, path, rules), sorted(right, path, rules)] : [left, right]
      for (let i = 0; i < Math.max(one.length, other.length); i++) walk(one[i], other[i], [...path, i], rules, found)
      return
    }
    if (isObject(left) && isObject(right)) {
      for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
        walk(Object.hasOwn(left, name) ? left[name] : undefined, Object.hasOwn(right, name) ? right[name] : undefined, [...path, name], rules, found)
      }
      return
    }
  }
  if (!same(left, right, path, rules)) found.push({ path: showPath(path), left: show(left), right: show(right) })
}

function same(left: unknown, right: unknown, path: (string | number)[], rules: Read): boolean {
  if (Object.is(left, right) || left === right) return true
  const tolerance = rules.tolerances.find(({ pattern }) => matches(pattern, path))
  if (tolerance || rules.numbersAsText) {
    const [one, other] = [numberOf(left, rules), numberOf(right, rules)]
    // Beside the tolerance, the half unit that binary fractions lose.
    if (one !== null && other !== null) return Math.abs(one - other) <= (tolerance?.by ?? 0) + Math.abs(one) * 1e-12
  }
  return JSON.stringify(left) === JSON.stringify(right)
}

function numberOf(value: unknown, { numbersAsText }: Read): number | null {
  if (typeof value === 'number') return value
  return numbersAsText && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : null
}

/** In the order of their text without what may differ, so that equal members meet. */
function sorted(list: unknown[], path: (string | number)[], rules: Read): unknown[] {
  const keyed = list.map((member, i) => ({ member, key: textOf(member, [...path, i], rules) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ member }) => member)
}

function textOf(value: unknown, path: (string | number)[], rules: Read): string {
  if (rules.ignored.some((pattern) => matches(pattern, path)) || rules.tolerances.some(({ pattern }) => matches(pattern, path)) || path.length >= MAX_DEPTH) return ''
  if (Array.isArray(value)) return `[${value.map((member, i) => textOf(member, [...path, i], rules)).join(',')}]`
  if (isObject(value)) return `{${Object.keys(value).sort().map((name) => `${name}:${textOf(value[name], [...path, name], rules)}`).join(',')}}`
  const number = rules.numbersAsText ? numberOf(value, rules) : null
  return number === null ? (JSON.stringify(value) ?? '') : String(number)
}

const show = (value: unknown): string | null => (value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value))

/** Answers that are no JSON: line by line, blanks at the ends and between lines aside. */
export function textDifferences(left: string, right: string): Difference[] {
  const [one, other] = [linesOf(left), linesOf(right)]
  const found: Difference[] = []
  for (let i = 0; i < Math.max(one.length, other.length) && found.length < MOST; i++) {
    if (one[i] !== other[i]) found.push({ path: `#${i + 1}`, left: one[i] ?? null, right: other[i] ?? null })
  }
  return found
}

// Tags of XML in one long line are lines of their own.
const linesOf = (text: string) => text.replaceAll(/>\s*</g, '>\n<').split(/\r?\n/).map((line) => line.trim()).filter(Boolean)
