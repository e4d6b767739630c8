/** Longest name that is looked for after an at sign, in UTF-16 units. */
const LONGEST = 60
const MOST_PLACES = 20

/** An at sign that begins a mention: not the one inside a mail address. */
const at = /(?<![A-Za-z0-9._%+-])@(?=\p{L})/gu
const latinEnd = /[\p{Script=Latin}\p{N}]$/u
const latinStart = /^[\p{Script=Latin}\p{M}\p{N}]/u

/** Every beginning of what stands after the first at signs of a text: names that could be meant, bounded. */
export function nameCandidates(text: string): string[] {
  const found = new Set<string>()
  for (const { index } of [...text.matchAll(at)].slice(0, MOST_PLACES)) {
    const tail = text.slice(index + 1, index + 1 + LONGEST).split('\n', 1)[0] ?? ''
    for (let end = 2; end <= tail.length; end += 1) {
      const name = tail.slice(0, end)
      if (name.isWellFormed() && name === name.trimEnd()) found.add(name)
    }
  }
  return [...found]
}

export interface Mention {
  /** Where the at sign stands */
  start: number
  end: number
  name: string
}

/** Where these full names stand after an at sign; of several that fit the longest, and never half of a Latin word. */
export function mentionsIn(text: string, names: readonly string[]): Mention[] {
  const longestFirst = [...new Set(names)].filter(Boolean).sort((a, b) => b.length - a.length)
  return [...text.matchAll(at)].flatMap(({ index }) => {
    const from = index + 1
    const name = longestFirst.find((candidate) => text.startsWith(candidate, from) && !(latinEnd.test(candidate) && latinStart.test(text.slice(from + candidate.length))))
    return name ? [{ start: index, end: from + name.length, name }] : []
  })
}
