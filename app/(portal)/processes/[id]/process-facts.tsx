import { getTranslations } from 'next-intl/server'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/status'
import { rateHref } from '@/lib/core/rates/address'
import { TextLink } from '@/components/ui/text-link'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { processWage } from '@/lib/features/rates/process-wage'
import type { ProcessDetail } from '@/lib/features/processes/queries'
import { getFormats } from '@/lib/i18n/formats'

interface ProcessFactsProps {
  process: ProcessDetail
  locale: Locale
  place: string
  /** What an hour costs today, for those who may read wages; null: not known */
  wage?: Awaited<ReturnType<typeof processWage>>
}

export async function ProcessFacts({ process, locale, place, wage }: ProcessFactsProps) {
  const [t, r, f] = await Promise.all([getTranslations('processes'), getTranslations('rates'), getFormats()])
  return (
    <>
      <Facts
        facts={[
          { label: t('code'), value: process.code },
          { label: t('department'), value: place },
          { label: t('owner'), value: process.owner?.name },
          ...(process.wageGrade ? [{ label: t('wageGrade'), value: nameIn(locale, process.wageGrade) }] : []),
          ...(wage === undefined
            ? []
            : [
                {
                  label: r('process.hour'),
                  value: wage ? (
                    <>
                      {wage.key ? <TextLink href={rateHref({ table: 'wage', ...wage.key })}>{f.money(wage.hourlyMinor, wage.currency)}</TextLink> : f.money(wage.hourlyMinor, wage.currency)}
                      <span className="block text-xs text-ink-3">{r(`process.by.${wage.by}`)}</span>
                    </>
                  ) : (
                    r('process.none')
                  ),
                },
              ]),
          {
            label: t('dataLabel'),
            value: process.dataClasses.length ? (
              <span className="flex flex-wrap justify-end gap-1">
                {process.dataClasses.map((name) => (
                  <Tag key={name}>{t(`dataClass.${name}`)}</Tag>
                ))}
              </span>
            ) : (
              t('dataNone')
            ),
          },
          { label: t('created_at'), value: f.date(process.createdAt) },
          { label: t('updated'), value: f.date(process.updatedAt) },
        ]}
      />
      <Section title={t('systemsTitle')}>
        {process.systems.length ? (
          <ul className="panel divide-y divide-line-soft">
            {process.systems.map((system) => (
              <li key={system.id} className="flex min-h-row items-center justify-between gap-3 px-3.5 text-sm">
                <TextLink href={`/systems/${system.id}`}>{nameIn(locale, system)}</TextLink>
                <span className="text-right text-xs text-ink-3">{[system.vendor, system.release].filter(Boolean).join(' ')}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-sm text-ink-3">{t('systemsNone')}</p>
        )}
      </Section>
      {process.description && (
        <Section title={t('descriptionLabel')}>
          <p className="text-sm whitespace-pre-line text-ink-2">{process.description}</p>
        </Section>
      )}
    </>
  )
}
