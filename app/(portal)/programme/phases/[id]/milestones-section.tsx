import { getTranslations } from 'next-intl/server'
import { MilestoneState } from '@/components/programme/milestone-state'
import { TwoLines } from '@/components/programme/two-lines'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { PhaseDetail } from '@/lib/features/programme/phase-detail'
import { getDayFormat } from '@/lib/i18n/day-format'
import { AddMilestone, MilestoneActions } from './milestone-dialogs'

export async function MilestonesSection({ phase, locale }: { phase: PhaseDetail; locale: Locale }) {
  const [t, day] = await Promise.all([getTranslations('phases.milestones'), getDayFormat()])
  const mayChange = phase.mayEdit && phase.status !== 'closed'
  return (
    <Section id="milestones" title={t('title')} action={mayChange && <AddMilestone phaseId={phase.id} />}>
      <PlainTable
        caption={t('title')}
        columns={[
          { id: 'name', header: t('name') },
          { id: 'planned', header: t('planned') },
          { id: 'state', header: t('state') },
          ...(mayChange ? [{ id: 'actions', header: t('actions'), align: 'right' as const }] : []),
        ]}
        rows={phase.milestones.map((milestone) => {
          const { id, version, name, nameZh, plannedOn, actualOn } = milestone
          const shown = nameIn(locale, milestone)
          return {
            id,
            name: shown,
            cells: {
              name: shown,
              planned: day(plannedOn),
              state: <TwoLines text={<MilestoneState milestone={milestone} today={phase.today} />} sub={actualOn && day(actualOn)} />,
              actions: mayChange ? <MilestoneActions milestone={{ id, version, name, nameZh, plannedOn }} name={shown} reached={actualOn !== null} today={phase.today} /> : null,
            },
          }
        })}
        empty={<p className="panel border-dashed px-4 py-5 text-sm text-ink-3">{t('empty')}</p>}
      />
    </Section>
  )
}
