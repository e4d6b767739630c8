export const locales = ['en', 'zh-CN'] as const
export type Locale = (typeof locales)[number]

/** A text of ours in every language. */
export type Localized = Record<Locale, string>

/** Name of a record in the reader's language; `nameZh` is optional, `name` always stands. */
export const nameIn = (locale: Locale, row: { name: string; nameZh?: string | null }): string =>
  (locale === 'zh-CN' && row.nameZh) || row.name

/** Lower-case text over which registers search: the given parts, without width and case differences (NFKC). */
export const searchTextOf = (...parts: (string | null | undefined)[]): string =>
  parts
    .filter(Boolean)
    .join(' ')
    .normalize('NFKC')
    .toLowerCase()
    .slice(0, 2000)

export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale)

/** Picks by the quality values of an Accept-Language header; any Chinese tag means zh-CN. Null when none fits. */
export function localeFromHeader(header: string | null | undefined): Locale | null {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';')
      const quality = params.map((param) => param.trim()).find((param) => param.startsWith('q='))
      return { tag, q: quality ? Number(quality.slice(2)) || 0 : 1 }
    })
    .filter(({ tag, q }) => q > 0 && /^(zh|en)\b/.test(tag))
    .sort((a, b) => b.q - a.q)
  return wanted[0] ? (wanted[0].tag.startsWith('zh') ? 'zh-CN' : 'en') : null
}
