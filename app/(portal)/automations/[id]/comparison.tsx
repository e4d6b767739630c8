import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Bar } from '@/components/ui/progress'
import { Section } from '@/components/ui/section'
import { shownRate, toneOf } from '@/components/metrics/figure-format'
import type { AutomationDetail } from '@/lib/features/automations/queries'
import type { AutomationBoard } from '@/lib/features/runs/automation-board'
import { getFormats } from '@/lib/i18n/formats'

/** Handling time per item: the frozen baseline against what the runs of the period took. */
export async function Comparison({ board, automation }: { board: AutomationBoard; automation: AutomationDetail }) {
  const [t, f] = await Promise.all([getTranslations('automations.board'), getFormats()])
  const reduction = board.figures.find((figure) => figure.id === 'ahtReduction')
  const manual = reduction?.variables.manualAhtMs ?? null
  const automated = reduction?.variables.automatedAhtMs ?? null
  const known = reduction && reduction.value !== null && manual !== null && automated !== null
  const longest = Math.max(manual ?? 0, automated ?? 0)
  return (
    <Section title={t('comparison')} note={t('comparisonNote')}>
      {known ? (
        <div className="panel px-4 py-3">
          <Bar label={t('manual')} value={f.duration(manual)} percent={(manual / longest) * 100} tone="none" />
          <Bar
            label={t('automated')}
            value={f.duration(automated)}
            percent={(automated / longest) * 100}
            tone={toneOf[reduction.standing] === 'none' ? 'info' : toneOf[reduction.standing]}
            note={`${t((reduction.value ?? 0) >= 0 ? 'shorter' : 'longer', { change: f.percent(Math.abs(shownRate('ahtReduction', reduction.value ?? 0))) })} · ${t('sample', { count: f.number(reduction.sample) })}`}
          />
        </div>
      ) : (
        <div className="panel flex flex-wrap items-center justify-between gap-3 border-dashed px-4 py-4 text-sm text-ink-2">
          <p>{t(automation.hasBaseline ? 'noRuns' : 'noBaseline')}</p>
          {!automation.hasBaseline && <ButtonLink href={`/processes/${automation.process.id}`}>{t('freeze')}</ButtonLink>}
        </div>
      )}
    </Section>
  )
}
