import { useTranslations } from 'next-intl'
import { listHref } from '@/components/table/list-params'
import { TextLink } from '@/components/ui/text-link'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { FilterName, NamedFilter } from '@/lib/features/runs/filter-names'

interface ActiveFiltersProps {
  filter: Record<string, string>
  names: FilterName[]
  locale: Locale
}

const withNone: Partial<Record<NamedFilter, 'unlinked' | 'noDepartment' | 'noPhase'>> = { department: 'noDepartment', departmentOnly: 'noDepartment', phase: 'noPhase' }

/** Whose runs the list shows, in words, each condition with a way out of it. */
export function ActiveFilters({ filter, names, locale }: ActiveFiltersProps) {
  const t = useTranslations('boards.run.filter')
  const sentences = names.map(({ filter: key, name, nameZh }) => ({
    key: key as string,
    text: name === null ? t(withNone[key] ?? 'unlinked') : t(key, { name: nameIn(locale, { name, nameZh }) }),
  }))
  if (filter.counted) sentences.push({ key: 'counted', text: t('counted') })
  if (!sentences.length) return null
  return (
    <ul className="mb-4 flex flex-col gap-1 text-sm text-ink-2">
      {sentences.map(({ key, text }) => (
        <li key={key}>
          {text}{' '}
          <TextLink href={listHref('/runs/list', filter, { [key]: null, cursor: null })} aria-label={`${t('remove')}: ${text}`}>
            {t('remove')}
          </TextLink>
        </li>
      ))}
    </ul>
  )
}
