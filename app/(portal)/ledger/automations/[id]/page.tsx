import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { nameIn } from '@/lib/core/localized'
import { ledgerOfAutomation } from '@/lib/features/ledger/month-page'
import { sumOfMonths } from '@/lib/features/ledger/read-books'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { BookingTable } from '../../booking-table'
import { Definitions } from '../../definitions'
import { ledgerWords } from '../../ledger-words'
import { AutomationChart } from './automation-chart'
import { MonthRows } from './month-rows'
import { RecomputeButton } from './recompute-button'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ledger'))('title') }
}

export default async function AutomationLedgerPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageCtx('value:read')
  const { id } = await params
  const [words, book] = await Promise.all([ledgerWords(), orNotFound(ledgerOfAutomation(ctx, { automationId: id }))])
  const { t, hours } = words
  const { automation, months, entries, currency } = book
  const name = nameIn(ctx.locale, automation)
  const total = sumOfMonths(months)
  const later = entries.filter(({ kind }) => kind !== 'signed')
  const facts = { name, hours: hours(total.returnedMs) }
  return (
    <Messages areas={['ledger']}>
      <PageHeader
        size="answer"
        crumbs={[{ label: t('title'), href: '/ledger' }, { label: name }]}
        title={total.realisedMinor === null ? t('automation.answerNoMoney', facts) : t('automation.answer', { ...facts, amount: words.moneyWhole(total.realisedMinor, currency) })}
        sentence={t('automation.sentence', { months: months.length, signed: months.filter(({ state }) => state === 'signed').length })}
        action={
          <>
            <ButtonLink href={`/automations/${automation.id}`}>{t('automation.record')}</ButtonLink>
            {book.mayEnter && <RecomputeButton automationId={automation.id} />}
          </>
        }
      />
      {months.length > 0 && <AutomationChart months={months} currency={currency} words={words} />}
      <Section title={t('automation.months')}>
        <MonthRows automationId={automation.id} months={months} currency={currency} current={book.current} words={words} />
      </Section>
      <Section title={t('automation.bookings')}>
        <BookingTable entries={later} words={words} empty={t('automation.bookingsNone')} />
      </Section>
      <Definitions />
    </Messages>
  )
}
