import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { moneyText } from '@/lib/core/portfolio/money'
import { ledgerMonth } from '@/lib/features/ledger/month-page'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { ledgerWords } from '../../../../ledger-words'
import { CorrectForm } from './correct-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ledger'))('title') }
}

export default async function CorrectPage({ params, searchParams }: { params: Promise<{ id: string; month: string }>; searchParams: Promise<{ entry?: string | string[] }> }) {
  const ctx = await pageCtx('ledger:correct')
  const { id, month } = await params
  const { entry } = await searchParams
  const [words, page] = await Promise.all([ledgerWords(), orNotFound(ledgerMonth(ctx, { automationId: id, month }))])
  const { t } = words
  if (!page.signed || page.apart) notFound()
  const name = nameIn(ctx.locale, page.automation)
  const reversed = page.entries.find((one) => one.id === entry && one.kind === 'correction')
  const back = (minor: bigint | null) => (minor === null ? '' : minor > 0n ? `-${moneyText(minor, page.signed!.currency)}` : moneyText(-minor, page.signed!.currency))
  const href = `/ledger/automations/${page.automation.id}/${month}`
  return (
    <Messages areas={['ledger']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/ledger' }, { label: name, href: `/ledger/automations/${page.automation.id}` }, { label: words.month(month), href }, { label: t('correct.action') }]}
        title={t('correct.title', { month: words.month(month) })}
        sentence={t('correct.sentence')}
      />
      <CorrectForm
        automationId={page.automation.id}
        month={month}
        currency={page.signed.currency}
        entries={page.entries.length}
        back={href}
        reversed={reversed && { id: reversed.id, realised: back(reversed.realisedMinor), lost: back(reversed.lostMinor), hours: reversed.returnedMs === 0n ? '' : String(-Number(reversed.returnedMs) / 3_600_000) }}
      />
    </Messages>
  )
}
