/** How a person is written in texts. */
export interface Spellings {
  /** Longest first; matched as whole words where a word has an end */
  names: string[]
  /** Addresses, matched wherever they stand */
  addresses: string[]
}

const cjkRun = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}·・]+/gu
const plain = (text: string): string => text.trim().replace(/\s+/g, ' ')

function turned(latin: string): string[] {
  const parts = latin.split(' ')
  return parts.length === 2 ? [`${parts[1]} ${parts[0]}`, `${parts[1]}, ${parts[0]}`] : []
}

const MIN_LATIN = 4
const cjk = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}·・]+$/u

/** Whether a text is long enough to stand for one person when it is met in others. */
export function isTelling(name: string): boolean {
  const text = name.trim()
  return cjk.test(text) ? [...text].length >= 2 : /\s/.test(text) ? [...text].length >= 5 : [...text].length >= MIN_LATIN
}

/**
 * Names in the order given and turned round (`Min Wang`, `Wang Min`, `Wang, Min`), and addresses. Names too short to stand for
 * one person are left out: they would be found in other words.
 */
export function spellingsOf(names: readonly string[], emails: readonly string[]): Spellings {
  const all = names.flatMap((name) => {
    const text = plain(name)
    // `Wang Min 王敏` is met as a whole and in either writing.
    const latin = plain(text.replace(cjkRun, ' '))
    return [text, ...(text.match(cjkRun) ?? []), latin, ...turned(latin)].filter(isTelling)
  })
  const byLength = (a: string, b: string) => b.length - a.length
  return { names: [...new Set(all)].sort(byLength), addresses: [...new Set(emails.map((email) => email.trim()).filter((email) => email.includes('@')))].sort(byLength) }
}

const letter = /[\p{L}\p{N}]/u
const fold = (text: string): string => {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}

/**
 * The text with every spelling replaced; unchanged texts come back as they are. A name inside a longer word stays, and so does
 * one that is part of another person's longer name.
 * @param others names of other people, which stay whole
 */
export function replaceSpellings(text: string, { names, addresses }: Spellings, alias: string, others: readonly string[] = []): string {
  const folded = fold(text)
  const protectedSpans = others.flatMap((name) => places(folded, fold(name)).map((at) => [at, at + name.length] as const))
  const spans: [number, number][] = []
  const taken = (from: number, to: number) => spans.some(([a, b]) => from < b && to > a)
  for (const [list, whole] of [[addresses, false], [names, true]] as const) {
    for (const spelling of list) {
      for (const from of places(folded, fold(spelling))) {
        const to = from + spelling.length
        if (taken(from, to)) continue
        if (whole && !standsAlone(text, from, to, spelling)) continue
        if (whole && protectedSpans.some(([a, b]) => from >= a && to <= b && b - a > to - from)) continue
        spans.push([from, to])
      }
    }
  }
  if (!spans.length) return text
  let result = ''
  let at = 0
  for (const [from, to] of spans.sort(([a], [b]) => a - b)) {
    result += text.slice(at, from) + alias
    at = to
  }
  return result + text.slice(at)
}

function places(text: string, needle: string): number[] {
  const found: number[] = []
  if (!needle) return found
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) found.push(at)
  return found
}

/** Chinese has no spaces between words; elsewhere a letter on either side makes it another word. */
function standsAlone(text: string, from: number, to: number, spelling: string): boolean {
  if (cjk.test(spelling)) return true
  const [before, after] = [[...text.slice(Math.max(0, from - 2), from)].at(-1), [...text.slice(to, to + 2)][0]]
  // In stored JSON a line break in front of a name reads `\n`.
  const escaped = /\\[nrt]$/.test(text.slice(Math.max(0, from - 2), from))
  const joined = (char: string | undefined) => char !== undefined && letter.test(char) && !cjk.test(char)
  return (escaped || !joined(before)) && !joined(after)
}
