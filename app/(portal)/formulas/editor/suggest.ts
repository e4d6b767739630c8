export interface Suggestion {
  name: string
  note: string
  /** What is written, and how far the caret steps back behind it */
  insert: string
  back: number
  /** Units are offered inside square brackets only */
  unit: boolean
}

const MOST = 8

/** What could be meant by the word in front of the caret: those that begin with it first, then those that hold it. */
export function suggestionsAt(text: string, caret: number, all: readonly Suggestion[]): { from: number; found: Suggestion[] } | null {
  const before = text.slice(0, caret)
  const bracket = /\[([^[\]]*)$/.exec(before)
  const typed = bracket ? bracket[1]! : (/[A-Za-z][A-Za-z0-9]*$/.exec(before)?.[0] ?? '')
  if (!bracket && !typed) return null
  const word = typed.toLowerCase()
  const fitting = all.filter(({ unit, name, note }) => unit === !!bracket && name !== typed && (name.toLowerCase().includes(word) || (!bracket && note.toLowerCase().includes(word))))
  const rank = ({ name }: Suggestion) => (name.toLowerCase().startsWith(word) ? 0 : 1)
  const found = fitting.sort((a, b) => rank(a) - rank(b)).slice(0, MOST)
  return found.length ? { from: caret - typed.length, found } : null
}
