import { getTranslations } from 'next-intl/server'
import { figureCell } from '@/components/metrics/figure-cell'
import { healthTone } from '@/components/programme/health-status'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import { nameIn } from '@/lib/core/localized'
import type { PhaseState } from '@/lib/features/programme/phase-states'
import type { ProgrammeFigures } from '@/lib/features/runs/programme-figures'
import type { ReadingWords } from '@/lib/i18n/reading-text'
import { say } from '@/lib/i18n/say'

/** All phases side by side: state with its reason, gate, automations, money and what their runs say. */
export async function PhasesSection({ phases, figures, words }: { phases: PhaseState[]; figures: ProgrammeFigures | null; words: ReadingWords }) {
  const [t, states] = await Promise.all([getTranslations('cockpit.phases'), getTranslations('phases.health.states')])
  const { f, day } = words
  return (
    <Section title={t('title')}>
      <PlainTable
        caption={t('title')}
        columns={[
          { id: 'phase', header: t('phase') },
          { id: 'health', header: t('health') },
          { id: 'gate', header: t('gate'), align: 'right' },
          { id: 'due', header: t('due'), wideOnly: true },
          { id: 'live', header: t('automations'), align: 'right', wideOnly: true },
          { id: 'success', header: t('success'), align: 'right', wideOnly: true },
          { id: 'hours', header: t('hours'), align: 'right', wideOnly: true },
          { id: 'budget', header: t('budget'), align: 'right' },
        ]}
        rows={phases.map((phase) => {
          const { readiness, health, automations, budget } = phase
          const own = figures?.phases[phase.id] ?? []
          const figure = (id: string) => {
            const found = own.find((one) => one.id === id)
            return found ? figureCell(f, found) : null
          }
          return {
            id: phase.id,
            name: nameIn(f.locale, phase),
            href: `/programme/phases/${phase.id}`,
            cells: {
              phase: nameIn(f.locale, phase),
              health: { text: states(health.state), tone: healthTone[health.state], sub: health.reasons.map((reason) => say(words.t, reason)).join(' ') },
              gate: readiness?.of ? t('metOf', { met: readiness.met, of: readiness.of }) : null,
              due: readiness?.decisionDue ? day(readiness.decisionDue) : null,
              live: automations.count ? { text: t('liveOf', { live: automations.live, count: automations.count }), sub: automations.late ? t('late', { count: automations.late }) : undefined } : null,
              success: figure('successRate'),
              hours: figure('hoursReturned'),
              budget: budget.spentBp === null ? null : f.percent(budget.spentBp, { digits: 0 }),
            },
          }
        })}
      />
    </Section>
  )
}
