import type { Reason } from '@/lib/core/errors'

/** The part of a root translator that keys known only at run time need. */
export interface Translator {
  (key: never, params?: never): string
  has(key: never): boolean
}

/**
 * The sentence behind a reason. `t` is a translator without namespace; a key that the reader's
 * catalogue does not hold (a client that was given fewer areas) becomes the neutral sentence.
 */
export function say(t: Translator, reason: Reason): string {
  const key = t.has(reason.key as never) ? reason.key : 'errors.internal'
  return t(key as never, (reason.params ?? {}) as never)
}
