import type { MessageParams } from '@/lib/core/errors'
import type { CheckFault } from './words'

/**
 * Something that was asked or measured, as a sentence: `autochecks.facts.<key>` with its parameters. Durations are whole
 * milliseconds named …Ms, moments are ISO texts named …At.
 */
export interface Fact {
  key: FactKey
  params: MessageParams
}

export const factKeys = [
  'resolved', 'connected', 'notResolved', 'notConnected',
  'tlsSpoken', 'tlsOldRefused', 'tlsOldAccepted', 'certificateFor', 'certificateBy', 'certificateUntil', 'certificateTrusted', 'certificateUntrusted',
  'answered', 'answeredAt', 'timings', 'slowest', 'unanswered',
  'withCredential', 'withoutCredential', 'wrongCredential',
  'schemaOf', 'schemaHeld', 'schemaBrokenCount',
  'effectBefore', 'effectFirst', 'effectSecond', 'effectAfter',
  'textSent', 'textRead', 'looksLike', 'charset',
  'documents', 'documentSame', 'documentDiffers', 'ignoredPaths',
  'stoppedAfter',
] as const
export type FactKey = (typeof factKeys)[number]

/** One place where two answers, or an answer and its rule, do not agree. Values are cut to what a page can show. */
export interface Difference {
  /** Sample document that it was found in */
  document?: string
  path: string
  left: string | null
  right: string | null
  /** For a schema: the keyword that does not hold */
  rule?: string
}

/** What a check came to. `fault` null: it passed. `params` belong to the sentence of the fault. */
export interface Verdict {
  fault: CheckFault | null
  params: MessageParams
  facts: Fact[]
  differences: Difference[]
  /** How many differences there are; more than are listed when this is larger */
  differing: number
}

export const MOST_DIFFERENCES = 40
const MOST_TEXT = 160

export const verdict = (fault: CheckFault | null, params: MessageParams, facts: Fact[], differences: Difference[] = []): Verdict => ({
  fault,
  params,
  facts,
  differences: differences.slice(0, MOST_DIFFERENCES).map(({ left, right, path, ...rest }) => ({ ...rest, path: cut(path), left: left === null ? null : cut(left), right: right === null ? null : cut(right) })),
  differing: differences.length,
})

export const fact = (key: FactKey, params: MessageParams = {}): Fact => ({ key, params })

/** At most so many characters, whole ones, with an ellipsis where something was left out. */
export function cut(text: string, most = MOST_TEXT): string {
  const characters = [...text.toWellFormed()]
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`
}

/** Replaces every occurrence of a secret, as it is or as it travels, wherever it stands in a verdict. */
export function withoutSecrets(found: Verdict, secrets: readonly string[]): Verdict {
  const spellings = [...new Set(secrets.flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]))].filter((text) => text.length >= 4).sort((a, b) => b.length - a.length)
  if (!spellings.length) return found
  const clean = <T>(value: T): T => {
    if (typeof value === 'string') return spellings.reduce<string>((text, secret) => text.replaceAll(secret, '•••'), value) as T
    if (Array.isArray(value)) return value.map(clean) as T
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, member]) => [clean(key), clean(member)])) as T
    return value
  }
  return clean(found)
}
