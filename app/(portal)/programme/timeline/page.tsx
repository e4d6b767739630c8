import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Gantt, GanttLegend, type BarLook } from '@/components/chart/gantt'
import type { SearchParams } from '@/components/table/list-params'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Segmented } from '@/components/ui/segmented'
import { isDay } from '@/lib/core/calendar/local-day'
import { nameIn } from '@/lib/core/localized'
import { stages } from '@/lib/core/portfolio/stages'
import { placeOf, shiftedStart, ticksOf, windowOf, zooms, type Zoom } from '@/lib/core/programme/timeline'
import { programmeTimeline, type ProgrammeTimeline } from '@/lib/features/programme/plan-queries'
import { getAxisFormat, getDayFormat } from '@/lib/i18n/day-format'
import { pageCtx } from '@/lib/server/auth'
import { timelineRows } from './rows'
import { TimelineList } from './timeline-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('phases.timeline'))('title') }
}

const hrefOf = (zoom: Zoom, from?: string) => `/programme/timeline?${new URLSearchParams({ zoom, ...(from && { from }) })}`

export default async function TimelinePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('programme:read')
  const [asked, timeline, t, p, stageNames, axis, day] = await Promise.all([
    searchParams,
    programmeTimeline(ctx, {}),
    getTranslations('phases.timeline'),
    getTranslations('phases.page'),
    getTranslations('automations.stages'),
    getAxisFormat(),
    getDayFormat(),
  ])
  if (!timeline) return <EmptyState title={t('title')}>{t('empty')}</EmptyState>
  const zoom = zooms.find((name) => name === asked.zoom) ?? 'year'
  const from = typeof asked.from === 'string' && isDay(asked.from) ? asked.from : undefined
  const window = windowOf(zoom, timeline.today, from)
  const span = (first: string, last: string | null) => p('span', { from: day(first), to: last ? day(last) : t('open') })
  const words = {
    locale: ctx.locale, plan: t('plan'), actual: t('actual'), over: t('legendOver'), milestone: t('legendMilestone'), reached: t('legendReached'), plannedLive: t('legendLive'), wentLive: t('legendLiveDone'),
    stage: (stage: (typeof stages)[number]) => stageNames(stage), span, day,
  }
  const today = placeOf(timeline.today, window)
  const ticks = ticksOf(window, zoom === 'quarter' ? 'week' : 'month').map((tick) => ({
    id: tick.day,
    left: tick.left,
    width: tick.width,
    label: zoom === 'quarter' ? axis.day(tick.day) : tick.day.endsWith('-01-01') || tick.day === window.from ? axis.monthYear(tick.day) : axis.month(tick.day),
  }))
  const between = { from: day(window.from), to: day(window.to) }
  return (
    <div className="gantt-page">
      <PageHeader size="answer" crumbs={[{ label: t('backTo'), href: '/programme' }]} title={await answerOf(timeline, ctx.locale)} sentence={t('sentence', between)} />
      <div data-print="no" className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <Segmented label={t('zoom')} segments={zooms.map((name) => ({ href: hrefOf(name), label: t(name), active: name === zoom }))} />
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={hrefOf(zoom, shiftedStart(window, zoom, -1))}>{t('earlier')}</ButtonLink>
          {from && <ButtonLink href={hrefOf(zoom)}>{t('aroundToday')}</ButtonLink>}
          <ButtonLink href={hrefOf(zoom, shiftedStart(window, zoom, 1))}>{t('later')}</ButtonLink>
        </div>
      </div>
      <Gantt
        label={t('picture', between)}
        namesHeader={t('name')}
        rows={timelineRows(timeline, { window, today: timeline.today, words }, t('unassigned'))}
        ticks={ticks}
        today={today >= 0 && today <= 100 ? today : null}
        todayLabel={t('today')}
        legend={
          <GanttLegend
            label={t('legend')}
            entries={[
              { look: 'plan', label: t('legendPlan') },
              { look: 'actual', label: t('legendActual') },
              { look: 'over', label: t('legendOver') },
              { look: 'planned', shape: 'milestone', label: t('legendMilestone') },
              { look: 'done', shape: 'milestone', label: t('legendReached') },
              { look: 'planned', shape: 'live', label: t('legendLive') },
              { look: 'done', shape: 'live', label: t('legendLiveDone') },
              ...stages.map((stage) => ({ look: stage as BarLook, label: stageNames(stage) })),
            ]}
          />
        }
      />
      <Section title={t('list')} note={t('listNote')}>
        <TimelineList timeline={timeline} locale={ctx.locale} />
      </Section>
    </div>
  )
}

/** The worst of the phases first, then the automations behind their plan. */
async function answerOf(timeline: ProgrammeTimeline, locale: 'en' | 'zh-CN'): Promise<string> {
  const t = await getTranslations('phases.timeline')
  const count = (state: string) => timeline.phases.filter(({ health }) => health.state === state).length
  const [late, risk] = [count('late'), count('at-risk')]
  const active = timeline.phases.find(({ status }) => status === 'active')
  const phases = late ? t('answerLate', { late }) : risk ? t('answerRisk', { risk }) : active ? t('answerCalm', { phase: nameIn(locale, active) }) : t('answerNone')
  const behind = [...timeline.phases.flatMap(({ automations }) => automations), ...timeline.unassigned].filter(({ health }) => health.state === 'late').length
  return behind ? `${phases}${locale === 'zh-CN' ? '，' : ', '}${t('answerAutomations', { late: behind })}` : phases
}
