import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { nameIn } from '@/lib/core/localized'
import { ledgerMonth } from '@/lib/features/ledger/month-page'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { BookingTable } from '../../../booking-table'
import { Definitions } from '../../../definitions'
import { ledgerWords } from '../../../ledger-words'
import { DownTable } from './down-table'
import { FormulaList } from './formula-list'
import { MonthBand } from './month-band'
import { OtherFacts } from './other-facts'
import { SegmentTable } from './segment-table'
import { SignOne } from './sign-one'
import { SourceTable } from './source-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ledger'))('title') }
}

export default async function LedgerMonthPage({ params }: { params: Promise<{ id: string; month: string }> }) {
  const ctx = await pageCtx('value:read')
  const { id, month: asked } = await params
  const [words, page] = await Promise.all([ledgerWords(), orNotFound(ledgerMonth(ctx, { automationId: id, month: asked }))])
  const { t, f, month, hours } = words
  const { automation, result, facts, signed, ended } = page
  const { figures } = result
  const name = nameIn(ctx.locale, automation)
  const head = { month: month(page.month), hours: hours(figures.returnedMs) }
  const at = f.dateTime(page.computedAt)
  const later = page.entries.filter(({ kind }) => kind !== 'signed')
  const mayAct = page.apart === null
  return (
    <Messages areas={['ledger', 'formulas']}>
      <PageHeader
        size="answer"
        crumbs={[{ label: t('title'), href: '/ledger' }, { label: name, href: `/ledger/automations/${automation.id}` }, { label: head.month }]}
        title={figures.realisedMinor === null ? t('month.answerNoMoney', head) : t('month.answer', { ...head, amount: f.money(figures.realisedMinor, facts.currency) })}
        status={<Status tone={signed ? 'ok' : 'none'}>{t(signed ? 'state.signed' : ended ? 'state.open' : 'state.running')}</Status>}
        sentence={signed ? t('month.signedBy', { name: signed.by?.name ?? f.none, at: f.dateTime(signed.at) }) : t(ended ? 'month.openSince' : 'month.runningSince', { at })}
        action={
          <>
            {!signed && ended && page.maySign && mayAct && page.digest && <SignOne automationId={automation.id} month={page.month} digest={page.digest} />}
            {signed && page.mayCorrect && mayAct && <ButtonLink href={`/ledger/automations/${automation.id}/${page.month}/correct`}>{t('correct.action')}</ButtonLink>}
          </>
        }
      />
      {figures.gap && <Callout tone="watch" title={t(`gaps.${figures.gap}`)} />}
      {page.apart && ended && !signed && page.maySign && <Callout tone="none" title={t(page.apart.key.replace('ledger.', '') as 'apart.owner', { name })} />}
      <MonthBand page={page} words={words} />
      <Section title={t('month.calculation')} note={t('month.calculationNote')}>
        <SegmentTable page={page} words={words} />
      </Section>
      <FormulaList page={page} words={words} />
      <Columns
        main={
          <>
            <Section title={t('month.evidence')} note={t('month.evidenceNote')}>
              <SourceTable page={page} words={words} />
            </Section>
            <Section title={t('month.downtime')}>
              <DownTable page={page} words={words} />
              <Definitions only={['down', 'missed']} />
            </Section>
          </>
        }
        side={<OtherFacts page={page} words={words} />}
      />
      {signed && (
        <Section title={t('month.bookings')}>
          <BookingTable entries={later} words={words} empty={t('month.bookingsNone')} />
        </Section>
      )}
    </Messages>
  )
}
