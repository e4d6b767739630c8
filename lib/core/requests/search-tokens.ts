/** Longer words are cut, so that every database takes them. */
const MAX_TOKEN = 64
/** Of one text: what comes after is not found by its words. */
const MAX_TOKENS = 4_000
/** Of one question */
const MAX_WORDS = 12

const word = /[\p{L}\p{M}\p{N}]+/gu
const cjkRun = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ーｰ々〆]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ーｰ々〆]+/gu
const cjk = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ーｰ々〆]/u

/** Runs of one writing: `{ text: 'sap', cjk: false }`, `{ text: '采购订单', cjk: true }`. */
function* runsOf(text: string): Generator<{ text: string; cjk: boolean }> {
  const plain = text.toWellFormed().normalize('NFKC').toLowerCase().normalize('NFKC')
  for (const [found] of plain.matchAll(word)) for (const [run] of found.matchAll(cjkRun)) yield { text: run, cjk: cjk.test(run) }
}

const cut = (token: string): string => (token.length > MAX_TOKEN ? [...token].slice(0, MAX_TOKEN / 2).join('') : token)

/**
 * What a text is found by, in its order: words in lower case and compatibility form, and for Chinese, Japanese and Korean each
 * pair of neighbours and the last character of a run. `SAP 采购单` gives `sap`, `采购`, `购单`, `单`.
 */
export function searchTokens(text: string): string[] {
  const tokens: string[] = []
  for (const run of runsOf(text)) {
    if (tokens.length >= MAX_TOKENS) break
    if (!run.cjk) {
      tokens.push(cut(run.text))
      continue
    }
    const characters = [...run.text]
    for (let i = 0; i < characters.length && tokens.length < MAX_TOKENS; i += 1) tokens.push(characters[i]! + (characters[i + 1] ?? ''))
  }
  return tokens
}

/** Tokens as they are stored: one text, separated by single spaces, each once. */
export const tokenText = (...texts: (string | null | undefined)[]): string => [...new Set(texts.flatMap((text) => (text ? searchTokens(text) : [])))].join(' ')

/** A token that has to be there, or the beginning of one. */
export interface SearchTerm {
  token: string
  prefix: boolean
}

/**
 * What to look for, made by the same rules: pairs of neighbours whole, a single character and words from their beginning.
 * `R-1042` looks for that number.
 */
export function searchTerms(query: string): SearchTerm[] {
  const terms = new Map<string, SearchTerm>()
  const add = (token: string, prefix: boolean) => {
    if (terms.size < MAX_WORDS && !terms.has(token)) terms.set(token, { token, prefix })
  }
  const numbers = query.normalize('NFKC').replace(/(?<![\p{L}\p{N}])r\s?[-–#]?\s?(\d{1,9})(?![\p{L}\p{N}])/giu, (_, digits: string) => {
    add(`r${digits}`, false)
    return ' '
  })
  for (const run of runsOf(numbers)) {
    if (!run.cjk) {
      add(cut(run.text), true)
      continue
    }
    const characters = [...run.text]
    if (characters.length === 1) add(run.text, true)
    else for (let i = 0; i + 1 < characters.length; i += 1) add(characters[i]! + characters[i + 1]!, false)
  }
  return [...terms.values()]
}
