import type { Translator } from '@/lib/i18n/say'

/** The name of a kind; the bare id where this version does not know the kind. */
export function kindName(t: Translator, kind: string): string {
  const key = `engines.kinds.${kind}.name` as never
  return t.has(key) ? t(key) : kind
}
