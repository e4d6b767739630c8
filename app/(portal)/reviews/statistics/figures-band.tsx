import { useTranslations } from 'next-intl'
import { use } from 'react'
import { Stat } from '@/components/ui/stat'
import { StatBand } from '@/components/ui/stat-band'
import { FEWEST_DECISIONS, RUBBER_STAMP_BP, type ReviewFigures } from '@/lib/core/reviews/statistics'
import { getFormats } from '@/lib/i18n/formats'

/** How many, how long, how hasty, and how well decisions held. */
export function FiguresBand({ figures, lookable }: { figures: ReviewFigures; lookable: number }) {
  const t = useTranslations('reviews.statistics')
  const f = use(getFormats())
  const { decisions, hasty, hastyBp, secondLooks, reversed, reversalBp } = figures
  const percent = (bp: number | null) => (bp === null ? null : f.percent(bp, { digits: 0 }))
  const sample = t('notes.hasty', { hasty, decisions })
  return (
    <StatBand label={t('title')}>
      <Stat label={t('stats.decisions')} value={f.number(decisions)} note={t('notes.split', { approved: figures.approved, rejected: figures.rejected, returned: figures.returned })} />
      <Stat
        label={t('stats.median')}
        value={f.duration(figures.medianMs)}
        note={t('notes.p90', { time: f.duration(figures.p90Ms) })}
        explanation={{ title: t('stats.median'), value: f.duration(figures.medianMs), definition: t('definitions.median'), formula: t('formulas.median') }}
      />
      <Stat
        label={t('stats.hasty')}
        value={percent(hastyBp)}
        target={t('targets.hasty')}
        tone={decisions < FEWEST_DECISIONS ? 'none' : hastyBp !== null && hastyBp >= RUBBER_STAMP_BP ? 'watch' : 'ok'}
        statusWord={decisions < FEWEST_DECISIONS ? t('fewer') : undefined}
        note={sample}
        explanation={{ title: t('stats.hasty'), value: f.percent(hastyBp, { digits: 1 }), definition: t('definitions.hasty'), formula: t('formulas.hasty'), computed: `${hasty} ÷ ${decisions} = ${f.percent(hastyBp)}`, sample }}
      />
      <Stat
        label={t('stats.reversal')}
        value={percent(reversalBp)}
        note={[secondLooks > 0 && t('notes.looks', { looks: secondLooks }), lookable > 0 && t('notes.looksWaiting', { count: lookable })].filter(Boolean).join(' · ')}
        explanation={secondLooks > 0 ? { title: t('stats.reversal'), value: f.percent(reversalBp), definition: t('definitions.reversal'), formula: t('formulas.reversal'), computed: `${reversed} ÷ ${secondLooks} = ${f.percent(reversalBp)}` } : undefined}
      />
    </StatBand>
  )
}
