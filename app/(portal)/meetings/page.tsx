import { CalendarClock, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readList, type SearchParams } from '@/components/table/list-params'
import { Pagination } from '@/components/table/pagination'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { nameIn } from '@/lib/core/localized'
import { KPI_WEEKS, listMeetings, type ListedMeeting } from '@/lib/features/meetings/queries'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { KpiBand } from './kpi-band'
import { SeriesTable } from './series-table'
import { getMeetingTime } from './time-format'
import { standingTone } from './words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('meetings'))('title') }
}

export default async function MeetingsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('meeting:read')
  const params = await searchParams
  const list = readList(params, { sorts: ['plannedAt'], size: 25 })
  const [t, f, time, view] = await Promise.all([getTranslations('meetings'), getFormats(), getMeetingTime(), listMeetings(ctx, { page: list.page, size: list.size })])
  const { coming, past, total, series, kpis, timeZone, mayHold } = view
  const add = mayHold && view.hasProgramme && (
    <ButtonLink href="/meetings/series/new" variant={coming[0] ? 'secondary' : 'primary'} icon={<Plus aria-hidden="true" />}>
      {t('addSeries')}
    </ButtonLink>
  )
  if (!series.length && !total)
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState icon={<CalendarClock />} title={t('emptyTitle')} action={add}>
          {t('emptyText')} {!view.hasProgramme ? t('noProgramme') : !mayHold && t('emptyReader')}
        </EmptyState>
      </>
    )
  const next = coming[0]
  const name = (meeting: ListedMeeting) => nameIn(ctx.locale, meeting.series)
  const answer = !next ? t('answer.none') : t(`answer.${next.standing === 'running' || next.standing === 'due' ? next.standing : 'next'}`, { meeting: name(next), at: time(next.plannedAt, timeZone) })
  const { reviews, actions } = kpis
  const row = (meeting: ListedMeeting) => ({
    id: meeting.id,
    name: `${name(meeting)}, ${time(meeting.plannedAt, timeZone)}`,
    href: `/meetings/${meeting.id}`,
    cells: {
      at: time(meeting.plannedAt, timeZone),
      meeting: name(meeting),
      status: { text: t(`standing.${meeting.standing}`), tone: standingTone[meeting.standing], sub: meeting.cancelReason?.slice(0, 80) },
      agenda: meeting.agendaAt ? t('agendaReady', { at: f.dateTime(meeting.agendaAt) }) : t('agendaMissing'),
      place: meeting.series.place,
      attendance: meeting.invited ? t('presentOf', { present: meeting.present, invited: meeting.invited }) : null,
      decisions: meeting.status === 'held' ? f.number(meeting.decisions) : null,
      actions: meeting.status === 'held' ? t('actionsOpen', meeting.actions) : null,
    },
  })
  return (
    <>
      <PageHeader
        size="answer"
        title={answer}
        sentence={t('sentence', { held: reviews.bp === null ? -1 : reviews.part, weeks: Math.min(reviews.whole, KPI_WEEKS), inTime: actions.bp ?? -1, rate: f.percent(actions.bp, { digits: 0 }) })}
        action={
          <>
            {add}
            {next && (
              <ButtonLink href={`/meetings/${next.id}`} variant="primary">
                {t(next.standing === 'running' ? 'openMinutes' : 'open')}
              </ButtonLink>
            )}
          </>
        }
      />
      <KpiBand kpis={kpis} />
      <Section title={t('coming')}>
        <PlainTable
          caption={t('coming')}
          columns={[{ id: 'at', header: t('columns.at') }, { id: 'meeting', header: t('columns.meeting') }, { id: 'status', header: t('columns.status') }, { id: 'agenda', header: t('columns.agenda') }, { id: 'place', header: t('place'), wideOnly: true }]}
          rows={coming.map(row)}
          empty={<p className="text-sm text-ink-2">{t('comingNone')}</p>}
        />
      </Section>
      <Section title={t('past')}>
        <PlainTable
          caption={t('past')}
          columns={[
            { id: 'at', header: t('columns.at') },
            { id: 'meeting', header: t('columns.meeting') },
            { id: 'status', header: t('columns.status') },
            { id: 'attendance', header: t('columns.attendance'), align: 'right' },
            { id: 'decisions', header: t('columns.decisions'), align: 'right' },
            { id: 'actions', header: t('columns.actions'), align: 'right' },
          ]}
          rows={past.map(row)}
          empty={<p className="text-sm text-ink-2">{t('pastNone')}</p>}
        />
        {total > list.size && <Pagination path="/meetings" params={params} list={list} total={total} />}
      </Section>
      <SeriesTable series={series} mayEdit={mayHold} />
    </>
  )
}
