/** What two ideas are compared by. */
export interface Described {
  title: string
  pain: string
}

type Grams = Map<string, number>

const run = /[\p{Script=Han}]+|[\p{L}\p{M}\p{N}]+/gu
const han = /^\p{Script=Han}/u
/** What an idea is called says more about it than a sentence of its text. */
const TITLE_WEIGHT = 2
/** Pairs of Chinese characters weigh like words, pieces of words less than the words themselves. */
const WEIGHTS = { word: 1, piece: 0.25, pair: 1, single: 0.3 }

/** Words that stand in every text of a language and tell nothing. */
const EMPTY = new Set(
  'a about after all also an and are as at be because been before but by can each every for from get has have he her his in into is it its more most not of on one or our out per so some somebody that the their them they this to too until up us was we what when which who will with you your day daily week weekly month hand hands manual manually automatic automatically'.split(' '),
)

const plain = (text: string) => text.toWellFormed().normalize('NFKC').toLowerCase()

/** Endings that English words of the same meaning differ by. */
const stem = (word: string) => (word.length > 4 ? word.replace(/(ations?|ings?|ies|ed|es|s)$/, '') : word.length > 3 ? word.replace(/s$/, '') : word)

/** Weighted pieces of a text: words with their three-letter pieces, and for Chinese each pair of neighbours. */
export function gramsOf(text: string, weight = 1, into: Grams = new Map()): Grams {
  const add = (gram: string, value: number) => void into.set(gram, Math.max(into.get(gram) ?? 0, value * weight))
  for (const [found] of plain(text).matchAll(run)) {
    if (han.test(found)) {
      const characters = [...found]
      for (let i = 0; i + 1 < characters.length; i += 1) add(characters[i]! + characters[i + 1]!, WEIGHTS.pair)
      for (const character of characters) add(character, WEIGHTS.single)
      continue
    }
    // A run may still hold Chinese behind letters; each writing is compared by its own rules.
    for (const [word] of found.matchAll(/\p{Script=Han}+|\P{Script=Han}+/gu)) {
      if (han.test(word)) gramsOf(word, weight, into)
      else if (!EMPTY.has(word)) {
        const root = stem(word)
        add(root, WEIGHTS.word)
        for (let i = 0; i + 3 <= root.length && root.length > 3; i += 1) add(`~${root.slice(i, i + 3)}`, WEIGHTS.piece)
      }
    }
  }
  return into
}

const gramsOfIdea = (idea: Described): Grams => gramsOf(idea.title, TITLE_WEIGHT, gramsOf(idea.pain))

/** Ideas that are thought of as filed besides, so that a word which two of two share is no common word. */
const BACKGROUND = 40

export interface Ranked<T> {
  idea: T
  /** 0..1 */
  similarity: number
}

/** Similarity from which an idea is shown as "may be the same". Measured on tests/core/requests/similar-ideas.json. */
export const HINT_FROM = 0.12

/**
 * Candidates by their likeness to what is being written, the likest first: cosine of the weighted pieces of both, where what
 * many candidates share counts little (inverse frequency among the candidates).
 */
export function rankSimilar<T extends Described>(written: Described, candidates: readonly T[], limit = 3): Ranked<T>[] {
  const query = gramsOfIdea(written)
  if (!query.size) return []
  const all = candidates.map((idea) => ({ idea, grams: gramsOfIdea(idea) }))
  const seen = new Map<string, number>()
  for (const { grams } of all) for (const gram of grams.keys()) seen.set(gram, (seen.get(gram) ?? 0) + 1)
  const rarity = (gram: string) => Math.log(1 + (all.length + BACKGROUND) / ((seen.get(gram) ?? 0) + 0.5))
  const norm = (grams: Grams) => Math.sqrt([...grams].reduce((sum, [gram, weight]) => sum + (weight * rarity(gram)) ** 2, 0))
  const own = norm(query)
  return all
    .map(({ idea, grams }) => {
      let dot = 0
      for (const [gram, weight] of query) {
        const other = grams.get(gram)
        if (other) dot += weight * other * rarity(gram) ** 2
      }
      const other = norm(grams)
      return { idea, similarity: own && other ? dot / (own * other) : 0 }
    })
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, limit)
}
