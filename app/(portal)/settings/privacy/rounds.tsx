import { useTranslations } from 'next-intl'
import { use } from 'react'
import { Columns, Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import type { privacyState } from '@/lib/features/privacy/queries'
import { getFormats } from '@/lib/i18n/formats'

/** What retention took away lately, and whose data were erased. */
export function Rounds({ state }: { state: Awaited<ReturnType<typeof privacyState>> }) {
  const t = useTranslations('privacy')
  const f = use(getFormats())
  return (
    <Columns
      main={
        <Section title={t('erasures.title')}>
          {state.erasures.length === 0 ? (
            <p className="text-sm text-ink-3">{t('erasures.none')}</p>
          ) : (
            <ul className="panel divide-y divide-line-soft">
              {state.erasures.map((erasure) => (
                <li key={erasure.id} className="px-4 py-2 text-sm">
                  <TextLink href={`/people/${erasure.personId}`}>{t('erasures.line', erasure)}</TextLink>
                  <p className="text-xs text-ink-3">
                    {f.dateTime(erasure.at)} · {erasure.reason}
                    {erasure.byHand > 0 && ` · ${t('erasures.byHand', { count: erasure.byHand })}`}
                  </p>
                </li>
              ))}
            </ul>
          )}
        </Section>
      }
      side={
        <Section title={t('rounds.title')}>
          {state.rounds.length === 0 ? (
            <p className="text-sm text-ink-3">{t('rounds.none')}</p>
          ) : (
            <ul className="panel divide-y divide-line-soft">
              {state.rounds.map((round) => (
                <li key={round.id} className="px-4 py-2 text-sm">
                  <p className="text-xs text-ink-3">
                    {f.dateTime(round.at)} · {t(round.trigger === 'schedule' ? 'rounds.schedule' : 'rounds.demand')}
                  </p>
                  {round.lines
                    .filter(({ due }) => due > 0)
                    .map((line) => (
                      <p key={line.dataClass}>
                        {t('rounds.line', { name: t(`class.${line.dataClass}.name`), removed: line.removed, due: line.due })}
                        {line.held > 0 && `, ${t('rounds.held', { held: line.held })}`}
                      </p>
                    ))}
                </li>
              ))}
            </ul>
          )}
        </Section>
      }
    />
  )
}
