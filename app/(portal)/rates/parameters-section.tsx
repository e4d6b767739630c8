import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import { rateHref } from '@/lib/core/rates/address'
import type { RatesToday } from '@/lib/features/rates/queries'
import { getFormats } from '@/lib/i18n/formats'
import { figureWords } from './figure-words'

export async function ParametersSection({ rates }: { rates: RatesToday }) {
  const [t, f, words] = await Promise.all([getTranslations('rates'), getFormats(), figureWords()])
  return (
    <Section title={t('parameters.title')} note={t('parameters.note')}>
      <PlainTable
        caption={t('parameters.title')}
        columns={[
          { id: 'figure', header: t('columns.figure') },
          { id: 'today', header: t('columns.today'), align: 'right' },
          { id: 'next', header: t('columns.next') },
        ]}
        rows={rates.parameters.map(({ kind, current, next, default: usual }) => ({
          id: kind,
          name: t(`parameters.kind.${kind}`),
          href: rateHref({ table: 'parameter', kind }),
          cells: {
            figure: { text: t(`parameters.kind.${kind}`), sub: current ? current.source : t(`parameters.defaultFrom.${kind}`) },
            today: { text: words.parameter(kind, current?.valueE6 ?? usual), sub: current ? t('since', { day: f.date(current.validFrom) }) : t('byDefault') },
            next: next ? { text: words.parameter(kind, next.valueE6), sub: t('from', { day: f.date(next.validFrom) }) } : { text: t('nothingNext') },
          },
        }))}
      />
    </Section>
  )
}
