import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { isMonth } from '@/lib/core/calendar/month'
import { nameIn } from '@/lib/core/localized'
import { signList } from '@/lib/features/ledger/sign-list'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { Definitions } from '../definitions'
import { ledgerWords } from '../ledger-words'
import { SignForm } from './sign-form'
import { SignTable } from './sign-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ledger'))('title') }
}

const MOST_MONTHS = 6

export default async function SignPage({ searchParams }: { searchParams: Promise<{ month?: string | string[] }> }) {
  const ctx = await pageCtx('ledger:sign')
  const { month: asked } = await searchParams
  const [words, list] = await Promise.all([ledgerWords(), signList(ctx, { month: typeof asked === 'string' && isMonth(asked) ? asked : undefined })])
  const { t, month } = words
  const rows = list.open.map((row) => ({ ...row, name: nameIn(ctx.locale, row.automation) }))
  return (
    <Messages areas={['ledger']}>
      <PageHeader
        size="answer"
        crumbs={[{ label: t('title'), href: '/ledger' }, { label: t('sign.title', { month: month(list.month) }) }]}
        title={t('sign.answer', { month: month(list.month), count: list.count })}
        sentence={t('sign.sentence', { signed: list.signed, of: list.of })}
      />
      {list.months.length > 1 && (
        <div className="mb-4">
          <Segmented label={t('sign.months')} segments={list.months.slice(0, MOST_MONTHS).map((one) => ({ href: `/ledger/sign?month=${one.month}`, label: t('sign.openCount', { month: month(one.month), count: one.open }), active: one.month === list.month }))} />
        </div>
      )}
      {rows.length === 0 ? (
        <EmptyState title={t('sign.allDone')} action={<ButtonLink href="/ledger">{t('title')}</ButtonLink>}>
          {t('sentence')}
        </EmptyState>
      ) : (
        <SignForm month={list.month} currency={list.currency} complete={rows.filter(({ gap, apart }) => gap === null && apart === null).length}>
          <SignTable rows={rows} month={list.month} currency={list.currency} words={words} />
        </SignForm>
      )}
      <Definitions />
    </Messages>
  )
}
