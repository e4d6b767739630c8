import { useTranslations } from 'next-intl'

export function SkipLink() {
  const t = useTranslations('ui')
  return (
    <div role="region" aria-label={t('skip')} data-print="no">
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-4 py-2 font-medium text-on-accent focus:translate-y-0"
      >
        {t('skip')}
      </a>
    </div>
  )
}
