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
