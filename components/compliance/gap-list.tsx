import { useTranslations } from 'next-intl'
import { ToneMark } from '@/components/ui/status'
import { ButtonLink } from '@/components/ui/button'

interface ShownGap {
  sentence: string
  who: string[]
  /** Null where only a colleague can see to it */
  href: string | null
}

/** What go-live waits for: what, who, and where it is seen to. */
export function GapList({ gaps }: { gaps: ShownGap[] }) {
  const t = useTranslations('compliance')
  return (
    <ul className="panel divide-y divide-line-soft">
      {gaps.map(({ sentence, who, href }, index) => (
        <li key={index} className="flex items-center justify-between gap-3 px-3.5 py-2">
          <div className="flex min-w-0 items-baseline gap-2.5">
            <ToneMark tone="watch" className="text-watch" />
            <p className="min-w-0">
              {sentence} <span className="text-xs text-ink-3">{who.length ? who.join(', ') : t('nobody')}</span>
            </p>
          </div>
          {href && (
            <ButtonLink href={href} size="sm">
              {t('open')}
            </ButtonLink>
          )}
        </li>
      ))}
    </ul>
  )
}
