import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Gantt, GanttLegend, type GanttBar, type GanttRow } from '@/components/chart/gantt'
import { PlainTable } from '@/components/table/plain-table'
import { readList, type SearchParams } from '@/components/table/list-params'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Segmented } from '@/components/ui/segmented'
import { addDays, localDay, type Day } from '@/lib/core/calendar/local-day'
import { barOf, placeOf, ticksOf, windowOf, zooms, type TimelineWindow } from '@/lib/core/programme/timeline'
import { requestCode } from '@/lib/core/requests/statuses'
import { requestTimeline } from '@/lib/features/requests/board-queries'
import type { ListRow } from '@/lib/features/requests/list-row'
import { getAxisFormat, getDayFormat } from '@/lib/i18n/day-format'
import { pageCtx } from '@/lib/server/auth'
import { listHref } from '@/components/table/list-params'
import { settingsOf } from '@/lib/server/settings'
import { requestFilterNames, RequestFilters } from '../list/request-filters'
import { ViewSwitch } from '../list/view-switch'
import { toneOfStatus } from '../status-tone'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requests.timeline'))('title') }
}

const path = '/requests/timeline'

export default async function TimelinePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('request:read')
  const params = await searchParams
  const list = readList(params, { sorts: ['submitted'], filters: requestFilterNames })
  const [t, w, z, axis, day, { rows, total, more }] = await Promise.all([
    getTranslations('requests'),
    getTranslations('workflow.statuses'),
    getTranslations('phases.timeline'),
    getAxisFormat(),
    getDayFormat(),
    requestTimeline(ctx, { q: list.q, ...list.filters }),
  ])
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  const today = localDay(ctx.now.getTime(), timeZone)
  const dayOf = (at: number | null): Day | null => (at === null ? null : localDay(at, timeZone))
  const zoom = zooms.find((name) => name === params.zoom) ?? 'half'
  const window = windowOf(zoom, today)
  const words = { submitted: t('timeline.submitted'), decided: t('timeline.decided'), live: t('timeline.live'), planned: t('timeline.planned') }
  const place = placeOf(today, window)
  return (
    <>
      <PageHeader size="answer" crumbs={[{ label: t('title'), href: '/requests' }]} title={t('timeline.answer', { count: more ? `${total}+` : total })} sentence={t('timeline.text')} />
      <div data-print="no" className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <ViewSwitch params={params} active="timeline" />
        <Segmented label={z('zoom')} segments={zooms.map((name) => ({ href: listHref(path, params, { zoom: name }), label: z(name), active: name === zoom }))} />
      </div>
      <RequestFilters ctx={ctx} path={path} params={params} list={list} />
      {rows.length === 0 ? (
        <p className="panel px-4 py-6 text-ink-2">{t('timeline.none')}</p>
      ) : (
        <>
          <Gantt
            label={t('timeline.title')}
            namesHeader={t('columns.title')}
            rows={rows.map((row) => ganttRow(row, window, today, words, day, dayOf))}
            ticks={ticksOf(window, zoom === 'quarter' ? 'week' : 'month').map((tick) => ({ id: tick.day, left: tick.left, width: tick.width, label: zoom === 'quarter' ? axis.day(tick.day) : tick.day === window.from || tick.day.endsWith('-01-01') ? axis.monthYear(tick.day) : axis.month(tick.day) }))}
            today={place >= 0 && place <= 100 ? place : null}
            todayLabel={z('today')}
            legend={<GanttLegend label={z('legend')} entries={[{ look: 'assessed', label: t('timeline.deciding') }, { look: 'in-build', label: t('timeline.delivering') }, { look: 'live', label: t('timeline.live') }, { look: 'planned', shape: 'live', label: `${t('timeline.live')} (${t('timeline.planned')})` }]} />}
          />
          {(more || total > rows.length) && <p className="mb-4 text-sm text-ink-2">{t('timeline.cut', { count: rows.length })}</p>}
          <Section title={z('list')}>
            <PlainTable
              caption={t('timeline.title')}
              columns={[{ id: 'title', header: t('columns.title') }, { id: 'status', header: t('columns.status') }, { id: 'submitted', header: t('columns.submittedAt') }, { id: 'decided', header: t('columns.decidedAt') }, { id: 'planned', header: t('columns.plannedLiveOn') }, { id: 'live', header: t('columns.liveAt') }]}
              rows={rows.map((row) => ({
                id: row.id,
                name: `${requestCode(row.number)} ${row.title}`,
                href: `/requests/${row.number}`,
                cells: {
                  title: { text: row.title, sub: requestCode(row.number) },
                  status: { text: w(row.status as 'live'), tone: toneOfStatus(row.status) },
                  submitted: row.submittedAt === null ? null : day(dayOf(row.submittedAt)!),
                  decided: row.decidedAt === null ? null : day(dayOf(row.decidedAt)!),
                  planned: row.plannedLiveOn && day(row.plannedLiveOn),
                  live: row.liveAt === null ? null : day(dayOf(row.liveAt)!),
                },
              }))}
            />
          </Section>
        </>
      )}
    </>
  )
}

interface TimelineWords {
  submitted: string
  decided: string
  live: string
  planned: string
}

/** Waiting for a decision, then being delivered until the planned or the real day, then live. */
function ganttRow(row: ListRow, window: TimelineWindow, today: Day, words: TimelineWords, day: (day: string) => string, dayOf: (at: number | null) => Day | null): GanttRow {
  const [submitted, decided, live] = [dayOf(row.submittedAt), dayOf(row.decidedAt), dayOf(row.liveAt)]
  const bars: GanttBar[] = []
  const add = (look: GanttBar['look'], from: Day | null, to: Day | null, title: string) => {
    const place = from && barOf(from, to, window)
    if (place) bars.push({ ...place, look, label: '', title })
  }
  const later = (a: Day, b: Day) => (a > b ? a : b)
  if (submitted) add('assessed', submitted, decided ?? live ?? later(today, submitted), `${words.submitted} ${day(submitted)}${decided ? `, ${words.decided} ${day(decided)}` : ''}`)
  const end = live ?? row.plannedLiveOn
  if (decided && (live || row.status === 'approved' || row.status === 'in-delivery')) add('in-build', decided, end ? later(end, decided) : later(today, decided), `${words.decided} ${day(decided)}${end ? `, ${words.live} ${day(end)}` : ''}`)
  if (live && row.status === 'live') add('live', addDays(live, 1), null, `${words.live} ${day(live)}`)
  const planned = row.plannedLiveOn ? placeOf(row.plannedLiveOn, window) : -1
  return {
    id: row.id, name: row.title, href: `/requests/${row.number}`, level: 'part', bars,
    marks: planned >= 0 && planned <= 100 && row.plannedLiveOn ? [{ at: planned, look: live ? 'done' : row.plannedLiveOn < today ? 'late' : 'planned', shape: 'live', title: `${words.live} (${words.planned}) ${day(row.plannedLiveOn)}` }] : [],
  }
}
