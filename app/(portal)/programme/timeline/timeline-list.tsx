import { getTranslations } from 'next-intl/server'
import { HealthStatus, healthText } from '@/components/programme/health-status'
import { MilestoneState } from '@/components/programme/milestone-state'
import { TwoLines } from '@/components/programme/two-lines'
import { PlainTable } from '@/components/table/plain-table'
import type { TableRow } from '@/components/table/table-model'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { ProgrammeTimeline, TimelineAutomation } from '@/lib/features/programme/plan-queries'
import { getDayFormat } from '@/lib/i18n/day-format'

/** Everything that the picture draws, in words. */
export async function TimelineList({ timeline, locale }: { timeline: ProgrammeTimeline; locale: Locale }) {
  const [t, p, root, day] = await Promise.all([getTranslations('phases.timeline'), getTranslations('phases.page'), getTranslations(), getDayFormat()])
  const span = (from: string | null, to: string | null) => (from || to ? p('span', { from: from ? day(from) : t('open'), to: to ? day(to) : t('open') }) : null)
  const automation = (row: TimelineAutomation): TableRow => ({
    id: row.id,
    name: nameIn(locale, row),
    href: `/automations/${row.id}`,
    cells: {
      name: { text: nameIn(locale, row), sub: nameIn(locale, row.process) },
      kind: t('kinds.automation'),
      plan: row.plannedLiveOn ? day(row.plannedLiveOn) : null,
      actual: <TwoLines text={row.liveOn ? day(row.liveOn) : '–'} sub={root(`automations.stages.${row.stage}`)} />,
      state: <HealthStatus health={row.health} />,
      reason: healthText(root, row.health),
    },
  })
  const rows = timeline.phases.flatMap((phase): TableRow[] => [
    {
      id: phase.id,
      name: nameIn(locale, phase),
      href: `/programme/phases/${phase.id}`,
      cells: {
        name: { text: nameIn(locale, phase), sub: phase.hidden ? t('hidden', { count: phase.hidden }) : undefined },
        kind: t('kinds.phase'),
        plan: span(phase.plannedStart, phase.plannedEnd),
        actual: span(phase.actualStart, phase.actualEnd),
        state: <HealthStatus health={phase.health} />,
        reason: healthText(root, phase.health),
      },
    },
    ...phase.milestones.map((milestone): TableRow => ({
        id: milestone.id,
        name: nameIn(locale, milestone),
        cells: {
          name: nameIn(locale, milestone),
          kind: t('kinds.milestone'),
          plan: day(milestone.plannedOn),
          actual: milestone.actualOn && day(milestone.actualOn),
          state: <MilestoneState milestone={milestone} today={timeline.today} />,
          reason: null,
        },
    })),
    ...phase.automations.map(automation),
  ])
  return (
    <PlainTable
      caption={t('list')}
      columns={[
        { id: 'name', header: t('name') },
        { id: 'kind', header: t('kind') },
        { id: 'plan', header: t('plan') },
        { id: 'actual', header: t('actual') },
        { id: 'state', header: t('state') },
        { id: 'reason', header: t('reason') },
      ]}
      rows={[...rows, ...timeline.unassigned.map(automation)]}
    />
  )
}
