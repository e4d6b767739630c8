'use client'

import { useTranslations } from 'next-intl'
import { Stat } from '@/components/ui/stat'
import { StatBand } from '@/components/ui/stat-band'
import type { CaseFigures } from '@/lib/core/cases/shown'
import type { CaseBody } from '@/lib/core/finance/case'
import { explainFigures } from './explain-figures'
import { useCaseFormats } from './use-case-formats'

/** What the case comes to: present value, return, payback and rates; each opens to its formula with the numbers written in. */
export function FigureBand({ figures, body }: { figures: CaseFigures; body: CaseBody }) {
  const t = useTranslations('cases.figures')
  const f = useCaseFormats(figures.currency)
  const { figures: base } = figures.base
  const story = explainFigures(figures, body, f, t as never)
  const whole = figures.resolved.lines.every(({ reasons }) => !reasons.length)
  const pays = !whole ? 'none' : base.npv >= 0 ? 'ok' : 'act'
  const roots = base.irr.roots.length
  const { low, high } = figures
  const notWithin = { tone: 'act' as const, statusWord: t('notWithin') }
  return (
    <StatBand label={t('label')}>
      <Stat label={t('npv')} value={f.money(base.npv)} tone={pays} statusWord={t(!whole ? 'soFar' : base.npv >= 0 ? 'pays' : 'paysNot')} note={t('between', { low: f.short(low.figures.npv), high: f.short(high.figures.npv) })} explanation={story.npv} />
      <Stat label={t('roi')} value={base.roi === null ? null : f.percent(base.roi, 0)} note={t(`over.${body.conventions.roiDenominator}`)} explanation={story.roi} />
      <Stat label={t('payback')} value={base.payback.months === null ? null : f.months(base.payback.months)} {...(base.payback.months === null && notWithin)} explanation={story.payback} />
      <Stat label={t('irr')} value={base.irr.chosen === null ? null : f.percent(base.irr.chosen, 1)} note={base.irr.chosen === null ? t(`irrNone.${base.irr.none ?? 'no-root'}`) : roots > 1 ? t('severalRoots', { count: roots }) : t('oneRoot')} explanation={story.irr} />
      <Stat label={t('mirr')} value={base.mirr === null ? null : f.percent(base.mirr, 1)} note={t('mirrShort')} explanation={story.mirr} />
      <Stat label={t('discountedPayback')} value={base.discountedPayback.months === null ? null : f.months(base.discountedPayback.months)} {...(base.discountedPayback.months === null ? notWithin : { note: t('discountedWord') })} explanation={story.discountedPayback} />
    </StatBand>
  )
}
