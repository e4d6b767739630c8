import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import { rateHref } from '@/lib/core/rates/address'
import type { RatesToday } from '@/lib/features/rates/queries'
import { getFormats } from '@/lib/i18n/formats'
import { figureWords } from './figure-words'

export async function ExchangeSection({ rates }: { rates: RatesToday }) {
  const [t, f, words] = await Promise.all([getTranslations('rates'), getFormats(), figureWords()])
  const enter = rates.mayEdit && (
    <ButtonLink href="/rates/enter?of=exchange" size={rates.exchange.length ? 'sm' : 'md'}>
      {t('exchange.enter')}
    </ButtonLink>
  )
  return (
    <Section title={t('exchange.title')} note={t('exchange.note')} action={rates.exchange.length > 0 && enter}>
      <PlainTable
        caption={t('exchange.title')}
        columns={[
          { id: 'pair', header: t('columns.rate') },
          { id: 'since', header: t('columns.validFrom') },
          { id: 'next', header: t('columns.next') },
        ]}
        rows={rates.exchange.map(({ from, to, current, next }) => ({
          id: `${from} ${to}`,
          name: `${from}/${to}`,
          href: rateHref({ table: 'exchange', from, to }),
          cells: {
            pair: current ? { text: words.pair(from, to, current.rateE8), sub: current.source } : { text: `${from}/${to}`, sub: t('nothingNow') },
            since: current && f.date(current.validFrom),
            next: next ? { text: words.rate(next.rateE8), sub: t('from', { day: f.date(next.validFrom) }) } : { text: t('nothingNext') },
          },
        }))}
        empty={
          <EmptyState title={t('exchange.emptyTitle')} action={enter}>
            {t('exchange.emptyText', { home: rates.home })}
          </EmptyState>
        }
      />
    </Section>
  )
}
