import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readList, type SearchParams } from '@/components/table/list-params'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/core/access'
import { localDay } from '@/lib/core/calendar/local-day'
import { nameIn } from '@/lib/core/localized'
import { isOverdue, requestCode } from '@/lib/core/requests/statuses'
import { requestBoard } from '@/lib/features/requests/board-queries'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { settingsOf } from '@/lib/server/settings'
import { requestFilterNames, RequestFilters } from '../list/request-filters'
import { ViewSwitch } from '../list/view-switch'
import { toneOfStatus } from '../status-tone'
import { Board } from './board'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requests.board'))('title') }
}

const path = '/requests/board'

export default async function BoardPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('request:read')
  const params = await searchParams
  const list = readList(params, { sorts: ['submitted'], filters: requestFilterNames })
  const [t, w, h, f, day, { columns, counts }] = await Promise.all([
    getTranslations('requests'),
    getTranslations('workflow.statuses'),
    getTranslations('workflow.holders'),
    getFormats(),
    getDayFormat(),
    requestBoard(ctx, { q: list.q, ...list.filters }),
  ])
  const today = localDay(ctx.now.getTime(), (await settingsOf(ctx.db, 'organisation')).timeZone)
  const open = ['submitted', 'in-assessment', 'needs-information', 'assessed', 'approved', 'in-delivery'].reduce((sum, status) => sum + (counts.byStatus[status] ?? 0), 0)
  return (
    <>
      <PageHeader size="answer" crumbs={[{ label: t('title'), href: '/requests' }]} title={t('board.answer', { count: open })} sentence={can(ctx.actor, 'request:file') && t('board.hint')} />
      <div data-print="no" className="mb-3">
        <ViewSwitch params={params} active="board" />
      </div>
      <RequestFilters ctx={ctx} path={path} params={params} list={list} withStatus={false} />
      <Messages areas={['requests', 'workflow']}>
        <Board
          movable={can(ctx.actor, 'request:file')}
          columns={columns.map(({ status, total, more, rows }) => ({
            status,
            label: w(status),
            tone: toneOfStatus(status),
            total: `${f.number(total)}${more ? '+' : ''}`,
            hidden: total - rows.length,
            hiddenText: t('board.more', { count: `${f.number(total - rows.length)}${more ? '+' : ''}` }),
            allHref: `/requests?status=${status}`,
            cards: rows.map((row) => {
              const overdue = isOverdue(row, today)
              const holder = row.holderName ?? (row.holderRole ? h(row.holderRole as 'coe') : null)
              return {
                id: row.id,
                code: requestCode(row.number),
                title: row.title,
                href: `/requests/${row.number}`,
                overdue,
                lines: [
                  row.departmentName && nameIn(ctx.locale, { name: row.departmentName, nameZh: row.departmentNameZh }),
                  [row.scoreHundredths === null ? null : t('board.score', { score: f.number(row.scoreHundredths / 100, { digits: 1 }) }), row.hoursPerYearTenths === null ? null : t('board.hours', { hours: f.number(Math.round(row.hoursPerYearTenths / 10)) })].filter(Boolean).join(' · '),
                  [holder && t('board.held', { name: holder }), row.dueOn && t(overdue ? 'board.overdue' : 'board.dueOn', { day: day(row.dueOn) })].filter(Boolean).join(' · '),
                ].filter((line): line is string => Boolean(line)),
              }
            }),
          }))}
        />
      </Messages>
    </>
  )
}
