import { getTranslations } from 'next-intl/server'
import { Stat } from '@/components/ui/stat'
import type { AutomationDetail } from '@/lib/features/automations/queries'
import { automationCoverage } from '@/lib/features/automations/coverage'
import { getFormats } from '@/lib/i18n/formats'
import type { Ctx } from '@/lib/server/ctx'

/** The share of the work that it takes, measured since it went live, against the planned one. */
export async function CoverageFact({ automation, ctx }: { automation: AutomationDetail; ctx: Ctx }) {
  const coverage = await automationCoverage(ctx, { id: automation.id })
  if (!coverage || coverage.gap === 'notLive') return null
  const [t, f] = await Promise.all([getTranslations('components.coverage'), getFormats()])
  const { bp, gap, from, to, days, items, expected, annualVolume } = coverage
  const planned = automation.plannedCoverageBp
  const value = bp === null ? null : f.percent(bp, { digits: 0 })
  const reached = bp === null || planned === null ? null : bp >= planned
  return (
    <div className="panel mb-6 overflow-hidden">
      <Stat
        label={t('name')}
        value={value}
        tone={gap ? 'none' : reached === null ? 'info' : reached ? 'ok' : 'watch'}
        statusWord={gap ? t(`gap.${gap}`) : reached === null ? t('noTarget') : undefined}
        target={planned === null ? undefined : `≥ ${f.percent(planned, { digits: 0 })}`}
        note={value && t('note', { items, expected })}
        explanation={
          value && from && annualVolume !== null
            ? {
                title: t('name'),
                value,
                definition: t('definition'),
                formula: t('formula'),
                computed: t('computed', { items, volume: annualVolume, days, value }),
                sample: t('sample', { from: f.day(from), to: f.day(to), days }),
                source: t('source'),
                runsHref: `/runs/list?automation=${automation.id}&counted=1&from=${from}&to=${to}`,
              }
            : undefined
        }
      />
    </div>
  )
}
