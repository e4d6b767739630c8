import { Send } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { SearchParams } from '@/components/table/list-params'
import { PlainTable } from '@/components/table/plain-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { reviewCode } from '@/lib/core/reviews/task'
import { listCallbacks } from '@/lib/features/reviews/callbacks'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { Resend } from '../resend'
import { ReviewTabs } from '../review-tabs'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reviews.callbacks'))('title') }
}

const states = ['failed', 'waiting', 'sent'] as const
const tones = { failed: 'act', waiting: 'watch', sent: 'ok' } as const

export default async function CallbacksPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('review:read')
  const params = await searchParams
  const state = states.find((one) => one === params.state) ?? 'failed'
  const [t, f, { rows, counts }] = await Promise.all([getTranslations('reviews'), getFormats(), listCallbacks(ctx, { state })])
  const mayResend = rows.some((row) => row.status === 'failed' && row.mayResend)
  const fault = ({ lastError, lastStatus }: (typeof rows)[number]) => lastError && t(lastError.replace(/^reviews\./, '') as 'faults.timeout', { status: lastStatus ?? '' } as never)
  return (
    <Messages areas={['reviews']}>
      <PageHeader size="answer" title={t('callbacks.answer', { failed: counts.failed })} sentence={t('callbacks.text')} />
      <ReviewTabs active="callbacks" />
      <div className="mb-4">
        <Segmented label={t('callbacks.columns.state')} segments={states.map((one) => ({ href: one === 'failed' ? '/reviews/callbacks' : `/reviews/callbacks?state=${one}`, label: `${t(`callbacks.states.${one}`)} ${counts[one]}`, active: one === state }))} />
      </div>
      <PlainTable
        caption={t('callbacks.title')}
        columns={[
          { id: 'document', header: t('callbacks.columns.document') },
          { id: 'host', header: t('callbacks.columns.host') },
          { id: 'state', header: t('callbacks.columns.state') },
          { id: 'attempts', header: t('callbacks.columns.attempts'), align: 'right' },
          { id: 'at', header: t('callbacks.columns.at'), align: 'right' },
          ...(mayResend ? [{ id: 'resend', header: t('callbacks.resend') }] : []),
        ]}
        rows={rows.map((row) => ({
          id: row.id,
          href: `/reviews/${reviewCode(row.number)}`,
          name: row.title,
          cells: {
            document: { text: row.title, sub: reviewCode(row.number) },
            host: row.host,
            state: { text: t(`callbacks.states.${state}`), tone: tones[state], sub: fault(row) ?? (row.sentAt ? t('callbacks.takenAt', { at: f.dateTime(row.sentAt) }) : t('callbacks.nextTry', { at: f.dateTime(row.nextAt) })) },
            attempts: row.attempts,
            at: f.dateTime(row.createdAt),
            ...(mayResend && { resend: row.mayResend ? <Resend id={row.callbackId} /> : null }),
          },
        }))}
        empty={<EmptyState icon={<Send />} title={t(`callbacks.empty.${state}`)}>{t('callbacks.emptyText')}</EmptyState>}
      />
    </Messages>
  )
}
