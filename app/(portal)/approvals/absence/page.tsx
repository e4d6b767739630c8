import { CalendarOff } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/core/access'
import { listAbsences } from '@/lib/features/approvals/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { EndAbsence, NoteAbsence } from './absence-forms'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('approvals'))('absencePage.title') }
}

export default async function AbsencePage() {
  const ctx = await pageCtx('absence:own')
  const [t, all, f, { rows, today, all: keeps }] = await Promise.all([getTranslations('approvals.absencePage'), getTranslations('approvals'), getFormats(), listAbsences(ctx, {})])
  const form = <NoteAbsence today={today} everybody={keeps} />
  return (
    <Messages areas={['approvals', 'portfolio']}>
      <PageHeader
        size="answer"
        crumbs={can(ctx.actor, 'request:decide') ? [{ label: all('title'), href: '/approvals' }, { label: t('title') }] : undefined}
        title={t('answer', { count: rows.length })}
        sentence={t('sentence')}
        action={form}
      />
      <PlainTable
        caption={t('title')}
        columns={[
          { id: 'who', header: t('who') },
          { id: 'delegate', header: t('delegate') },
          { id: 'days', header: t('days') },
          { id: 'state', header: t('state') },
          { id: 'end', header: t('endHeader'), align: 'right' },
        ]}
        rows={rows.map((row) => ({
          id: row.id,
          name: row.person.name,
          cells: {
            who: { text: row.person.name, ...(row.note && { sub: row.note }) },
            delegate: row.delegate.name,
            days: `${f.date(row.fromDay)} – ${f.date(row.toDay)}`,
            state: { text: t(row.now ? 'now' : 'later'), tone: row.now ? ('info' as const) : ('none' as const) },
            end: row.mayEnd ? <EndAbsence id={row.id} /> : null,
          },
        }))}
        empty={
          <EmptyState icon={<CalendarOff />} title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        }
      />
    </Messages>
  )
}
