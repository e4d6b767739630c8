import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { Locale } from '@/lib/core/localized'
import type { Condition, LibraryEntry } from '@/lib/core/risks/library'
import { categories } from '@/lib/core/risks/statement'

interface Row {
  entry: LibraryEntry
  because: Condition[]
  known: { number: number; code: string } | null
  href: string
}

/** Entries of the library in words, by category, or in the order in which they are suggested. */
export async function LibraryList({ rows, locale, grouped }: { rows: Row[]; locale: Locale; grouped: boolean }) {
  const t = await getTranslations('risks')
  if (!grouped) return <Entries rows={rows} locale={locale} />
  return categories
    .map((category) => ({ category, of: rows.filter(({ entry }) => entry.category === category) }))
    .filter(({ of }) => of.length > 0)
    .map(({ category, of }) => (
      <Section key={category} title={t(`categories.${category}`)}>
        <Entries rows={of} locale={locale} />
      </Section>
    ))
}

async function Entries({ rows, locale }: { rows: Row[]; locale: Locale }) {
  const t = await getTranslations('risks')
  return (
    <ul className="panel divide-y divide-line-soft">
      {rows.map(({ entry, because, known, href }) => (
        <li key={entry.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
          <div className="min-w-0 flex-1 basis-80">
            <p className="flex flex-wrap items-baseline gap-x-2 font-medium">
              {entry.title[locale]}
              <span className="text-xs font-normal text-ink-3">{entry.id}</span>
              {known && (
                <TextLink href={`/risks/${known.number}`} className="text-xs font-normal">
                  {t('library.known', { code: known.code })}
                </TextLink>
              )}
            </p>
            <p className="max-w-[85ch] text-sm text-ink-2">
              <span className="text-ink-3">{t('statement.because')}</span> {entry.cause[locale]}
              {locale === 'en' ? ', ' : '，'}
              <span className="text-ink-3">{t('statement.may')}</span> {entry.event[locale]}
              {locale === 'en' ? ', ' : '，'}
              <span className="text-ink-3">{t('statement.sothat')}</span> {entry.consequence[locale]}
              {locale === 'en' ? '.' : '。'}
            </p>
            {because.some((name) => name !== 'always') && (
              <p className="mt-1 flex flex-wrap gap-1.5">
                {because.map((name) => (
                  <Tag key={name}>{t(`library.because.${name}`)}</Tag>
                ))}
              </p>
            )}
          </div>
          <div className="flex items-center gap-3 text-xs text-ink-3">
            {t('library.default', { score: entry.likelihood * entry.impact })}
            <ButtonLink href={href} size="sm" aria-label={`${t('library.choose')}: ${entry.title[locale]}`}>
              {t('library.choose')}
            </ButtonLink>
          </div>
        </li>
      ))}
    </ul>
  )
}
