export interface PaletteEntry {
  label: string
  href: string
  hint?: string
}

/** Reply of GET /api/search?q=… */
export interface SearchReply {
  results: { kind: string; id: string; title: string; subtitle?: string; href: string }[]
}

export interface PaletteGroup {
  key: 'goTo' | 'create' | 'records'
  entries: PaletteEntry[]
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase()

/** Entries that hold every word of the query, those that begin with it first. */
export function matchEntries(entries: readonly PaletteEntry[], query: string): PaletteEntry[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (!words.length) return [...entries]
  const rank = (entry: PaletteEntry) => (fold(entry.label).startsWith(words[0] ?? '') ? 0 : 1)
  return entries.filter((entry) => words.every((word) => fold(`${entry.label} ${entry.hint ?? ''}`).includes(word))).sort((a, b) => rank(a) - rank(b))
}

/** Groups as listed: records first once something is typed, empty groups left out. */
export function paletteGroups(goTo: readonly PaletteEntry[], create: readonly PaletteEntry[], records: readonly PaletteEntry[], query: string): PaletteGroup[] {
  const pages: PaletteGroup[] = [
    { key: 'goTo', entries: matchEntries(goTo, query) },
    { key: 'create', entries: matchEntries(create, query) },
  ]
  const found: PaletteGroup = { key: 'records', entries: [...records] }
  return (query.trim() ? [...pages, found] : pages).filter((group) => group.entries.length > 0)
}

/** Index of the entry after moving by `step`, wrapping at both ends. */
export const moved = (index: number, step: number, count: number): number => (count === 0 ? 0 : (index + step + count) % count)
