import { getTranslations } from 'next-intl/server'
import { figureCell, standingCell } from '@/components/metrics/figure-cell'
import { listHref } from '@/components/table/list-params'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { nameIn } from '@/lib/core/localized'
import type { PhaseState } from '@/lib/features/programme/phase-states'
import type { ProgrammeFigures } from '@/lib/features/runs/programme-figures'
import type { ReadingWords } from '@/lib/i18n/reading-text'

interface AutomationsProps {
  figures: ProgrammeFigures
  phases: PhaseState[]
  words: ReadingWords
}

/** The automations that need attention most; the register holds the rest. */
export async function AutomationsSection({ figures, phases, words }: AutomationsProps) {
  const [t, status, reason] = await Promise.all([getTranslations('cockpit.automations'), getTranslations('ui.status'), getTranslations('boards.reason')])
  const { f } = words
  const { period } = figures.frame
  return (
    <Section
      title={t('title')}
      note={t('note', { shown: figures.worst.length, count: figures.automations, missing: figures.missing })}
      action={
        <ButtonLink size="sm" href="/automations">
          {t('all')}
        </ButtonLink>
      }
    >
      <PlainTable
        caption={t('title')}
        columns={[
          { id: 'name', header: t('name'), maxWidth: '22rem' },
          { id: 'phase', header: t('phase'), wideOnly: true },
          { id: 'state', header: t('state') },
          { id: 'success', header: t('success'), align: 'right' },
          { id: 'reduction', header: t('reduction'), align: 'right', wideOnly: true },
          { id: 'hours', header: t('hours'), align: 'right' },
          { id: 'throughput', header: t('throughput'), align: 'right', wideOnly: true },
        ]}
        rows={figures.worst.map(({ key, name, nameZh, phaseId, figures: own }) => {
          const phase = phases.find(({ id }) => id === phaseId)
          const shown = nameIn(f.locale, { name: name ?? '', nameZh })
          return {
            id: key!,
            name: shown,
            href: `/automations/${key}`,
            runsHref: listHref('/runs/list', {}, { automation: key, counted: '1', from: period.from, to: period.to }),
            cells: {
              name: shown,
              phase: phase ? nameIn(f.locale, phase) : t('noPhase'),
              state: standingCell({ reason, status }, own.successRate),
              success: figureCell(f, own.successRate),
              reduction: figureCell(f, own.ahtReduction),
              hours: figureCell(f, own.hoursReturned),
              throughput: figureCell(f, own.throughput),
            },
          }
        })}
        empty={<p className="panel border-dashed px-4 py-5 text-sm text-ink-3">{t('none')}</p>}
      />
    </Section>
  )
}
