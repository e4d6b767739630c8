import { getTranslations } from 'next-intl/server'
import { can, scopeOf } from '@/lib/core/access'
import { localDay } from '@/lib/core/calendar/local-day'
import { nameIn } from '@/lib/core/localized'
import { isOverdue, requestCode } from '@/lib/core/requests/statuses'
import type { TableColumn, TableRow } from '@/components/table/table-model'
import type { ListRow } from '@/lib/features/requests/list-row'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { toneOfStatus } from '../status-tone'

/** Columns of the list; those of money only for readers who may see some. */
export async function requestColumns(ctx: Ctx): Promise<TableColumn[]> {
  const c = await getTranslations('requests.columns')
  const sortsMoney = scopeOf(ctx.actor, 'request-money:read').kind === 'all'
  return [
    { id: 'title', header: c('title'), maxWidth: '22rem' },
    { id: 'status', header: c('status') },
    { id: 'holder', header: c('holder'), maxWidth: '12rem' },
    { id: 'score', header: c('score'), align: 'right', sortable: true },
    { id: 'hours', header: c('hoursPerYear'), align: 'right', sortable: true },
    { id: 'department', header: c('department'), wideOnly: true },
    { id: 'submitted', header: c('submittedAt'), sortable: true, wideOnly: true },
    { id: 'votes', header: c('votes'), align: 'right', sortable: true, wideOnly: true, hidden: true },
    { id: 'number', header: c('number'), sortable: true, hidden: true },
    { id: 'type', header: c('type'), hidden: true },
    { id: 'process', header: c('process'), hidden: true },
    { id: 'submitter', header: c('submitter'), hidden: true },
    { id: 'assessor', header: c('assessor'), hidden: true },
    { id: 'technology', header: c('technology'), hidden: true },
    { id: 'due', header: c('dueOn'), sortable: true, hidden: true },
    ...(can(ctx.actor, 'request-money:read')
      ? ([{ id: 'benefit', header: c('benefit'), align: 'right', sortable: sortsMoney, hidden: true }, { id: 'cost', header: c('buildCost'), align: 'right', hidden: true }] satisfies TableColumn[])
      : []),
    { id: 'supports', header: c('supports'), align: 'right', hidden: true },
    { id: 'planned', header: c('plannedLiveOn'), hidden: true },
    { id: 'updated', header: c('updated'), sortable: true, hidden: true },
  ]
}

export async function requestRowCells(ctx: Ctx, rows: readonly ListRow[]): Promise<TableRow[]> {
  const [{ timeZone }, t, w, h, f, day] = await Promise.all([settingsOf(ctx.db, 'organisation'), getTranslations('requests'), getTranslations('workflow.statuses'), getTranslations('workflow.holders'), getFormats(), getDayFormat()])
  const today = localDay(ctx.now.getTime(), timeZone)
  const holder = (row: ListRow) => (row.holderName ?? (row.holderRole ? h(row.holderRole as 'coe') : null))
  return rows.map((row) => {
    const code = requestCode(row.number)
    const title = row.title || t('untitled')
    const overdue = isOverdue(row, today)
    const money = (minor: number | null) => (minor === null || !row.currency ? null : f.money(BigInt(Math.round(minor)), row.currency))
    return {
      id: row.id,
      href: row.status === 'draft' ? `/requests/new?draft=${row.id}` : `/requests/${row.number}`,
      name: `${code} ${title}`,
      cells: {
        title: { text: title, sub: `${code} · ${t(`types.${row.type as 'idea'}`)}` },
        status: { text: w(row.status as 'live'), tone: toneOfStatus(row.status) },
        holder: overdue ? { text: t('overdueSub'), tone: 'watch' as const, sub: holder(row) ?? undefined } : holder(row) && { text: holder(row)!, sub: row.dueOn ? day(row.dueOn) : undefined },
        score: row.scoreHundredths === null ? null : f.number(row.scoreHundredths / 100, { digits: 1 }),
        hours: row.hoursPerYearTenths === null ? null : f.number(Math.round(row.hoursPerYearTenths / 10)),
        department: row.departmentName && nameIn(ctx.locale, { name: row.departmentName, nameZh: row.departmentNameZh }),
        submitted: row.submittedAt === null ? null : f.date(new Date(row.submittedAt)),
        votes: f.number(row.votes),
        number: code,
        type: t(`types.${row.type as 'idea'}`),
        process: row.processName ? nameIn(ctx.locale, { name: row.processName, nameZh: row.processNameZh }) : row.place,
        submitter: row.submitter?.name ?? t('anonymousName'),
        assessor: row.assessorName,
        technology: row.technology && t(`technologies.${row.technology as 'rpa'}`),
        due: row.dueOn && day(row.dueOn),
        benefit: money(row.benefitMinor),
        cost: money(row.buildCostMinor),
        supports: f.number(row.supports),
        planned: row.plannedLiveOn && day(row.plannedLiveOn),
        updated: f.date(new Date(row.updatedAt)),
      },
    }
  })
}
