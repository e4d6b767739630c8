import { useTranslations } from 'next-intl'

const words = ['realised', 'planned', 'lost', 'down', 'missed', 'late', 'coverage'] as const

/** What the figures count, in words that can be checked by hand. */
export function Definitions({ only = words }: { only?: readonly (typeof words)[number][] }) {
  const t = useTranslations('ledger.definition')
  return (
    <details className="mb-7 text-sm text-ink-2">
      <summary className="w-fit cursor-pointer rounded-sm hover:text-ink pointer-coarse:min-h-11">{t('title')}</summary>
      <ul className="mt-2 grid max-w-[90ch] gap-1.5">
        {only.map((word) => (
          <li key={word}>{t(word)}</li>
        ))}
      </ul>
    </details>
  )
}
