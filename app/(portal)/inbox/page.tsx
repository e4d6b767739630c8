import { BellOff } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Tabs } from '@/components/ui/tabs'
import { listNotices } from '@/lib/features/notices/queries'
import { NoticeFilter } from '@/lib/features/notices/schema'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { MarkAllRead } from './mark-buttons'
import { NoticeList } from './notice-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notices'))('title') }
}

export default async function InboxPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const ctx = await pageCtx('notice:read')
  const { show, before } = await searchParams
  const filter = NoticeFilter.parse({ show, before })
  const [t, { unread, read, next, total, count }] = await Promise.all([getTranslations('notices'), listNotices(ctx, filter)])
  return (
    <Messages areas={['notices']}>
      <PageHeader
        size="answer"
        title={total ? t('answer', { count }) : t('title')}
        sentence={total > 0 && t('sentence')}
        action={
          <>
            <ButtonLink href="/profile#mail" variant="quiet">
              {t('preferencesLink')}
            </ButtonLink>
            {count > 0 && <MarkAllRead />}
          </>
        }
      />
      {total === 0 ? (
        <EmptyState icon={<BellOff />} title={t('emptyTitle')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <>
          <Tabs
            tabs={[
              { href: '/inbox', label: t('allTab'), active: filter.show === 'all' },
              { href: '/inbox?show=unread', label: t('unread'), count, active: filter.show === 'unread' },
            ]}
          />
          {unread.length > 0 && (
            <Section title={t('unread')}>
              <NoticeList notices={unread} ctx={ctx} />
            </Section>
          )}
          {read.length > 0 && (
            <Section title={t('earlier')}>
              <NoticeList notices={read} ctx={ctx} />
            </Section>
          )}
          {unread.length + read.length === 0 && <p className="panel px-4 py-6 text-ink-2">{t('emptyUnread')}</p>}
          {next && (
            <ButtonLink href={`/inbox?${new URLSearchParams({ ...(filter.show === 'unread' && { show: 'unread' }), before: next }).toString()}`}>{t('older')}</ButtonLink>
          )}
        </>
      )}
    </Messages>
  )
}
