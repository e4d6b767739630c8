import type { Explanation } from '@/components/ui/explain'
import type { CaseFigures } from '@/lib/core/cases/shown'
import type { CaseBody } from '@/lib/core/finance/case'
import type { CaseFormats } from './use-case-formats'

type Say = (key: string, params?: Record<string, string | number>) => string
export type Explained = 'npv' | 'roi' | 'payback' | 'discountedPayback' | 'irr' | 'mirr'

const MOST_TERMS = 14

/** Each headline figure with its formula and the numbers written in, from the columns of the base scenario. */
export function explainFigures(figures: CaseFigures, body: CaseBody, f: CaseFormats, t: Say): Record<Explained, Explanation> {
  const { columns, figures: base } = figures.base
  const { conventions, discountRateBp, horizon } = body
  const rate = f.percent(discountRateBp / 10_000, 2)
  const sample = t('sample', { lines: figures.resolved.body.lines.length, periods: horizon.periods, unit: horizon.unit, asOf: f.f.date(figures.asOf) })
  const cut = columns.length > MOST_TERMS
  const terms = (show: (column: (typeof columns)[number]) => string) => `${columns.slice(0, MOST_TERMS).map(show).join(' + ')}${cut ? ' + …' : ''}`
  const rows = (pick: 'net' | 'cumulative' | 'cumulativeDiscounted' | 'discounted') => columns.map((column) => ({ label: t('column', { index: column.index, month: f.month(column.month) }), value: f.money(column[pick]) }))
  const roots = base.irr.roots.map((root) => f.percent(root, 2)).join(' · ')
  const below = { 'all-costs': base.costs, investment: base.investment, 'pv-costs': base.pvCosts }[conventions.roiDenominator]
  const above = conventions.roiDiscounted ? base.pvCounted - base.pvCosts : base.counted - base.costs
  const source = t('source')
  return {
    npv: {
      title: t('npv'), value: f.money(base.npv), definition: t('npvText', { rate }), formula: t(`npvFormula.${conventions.firstFlow}.${conventions.timing}`),
      computed: `${terms((column) => `${f.money(column.net)} × ${f.number(column.factor, 4)}`)} = ${f.money(base.npv)}`, values: rows('discounted'), sample, source,
    },
    roi: {
      title: t('roi'), value: f.percent(base.roi, 0), definition: t(`roiText.${conventions.roiDenominator}`), formula: t(`roiFormula.${conventions.roiDiscounted ? 'discounted' : 'plain'}.${conventions.roiDenominator}`),
      computed: `${f.money(above)} ÷ ${f.money(below)} = ${f.percent(base.roi, 1)}`,
      values: base.roiBy.map(({ denominator, discounted, value }) => ({ label: t(`roiBy.${discounted ? 'discounted' : 'plain'}.${denominator}`), value: f.percent(value, 1) })), sample, source,
    },
    payback: { title: t('payback'), value: f.months(base.payback.months), definition: t(`paybackText.${conventions.payback}`), formula: t('paybackFormula'), values: rows('cumulative'), sample, source },
    discountedPayback: { title: t('discountedPayback'), value: f.months(base.discountedPayback.months), definition: t('discountedText'), formula: t('discountedFormula'), values: rows('cumulativeDiscounted'), sample, source },
    irr: {
      title: t('irr'), value: f.percent(base.irr.chosen, 1), definition: t('irrText'), formula: t('irrFormula'),
      computed: base.irr.roots.length ? t('irrRoots', { count: base.irr.roots.length, roots, changes: base.irr.signChanges }) : t(`irrNone.${base.irr.none ?? 'no-root'}`),
      values: [...rows('net'), { label: t('xirr'), value: f.percent(base.xirr.chosen, 2) }], sample, source,
    },
    mirr: {
      title: t('mirr'), value: f.percent(base.mirr, 1), definition: t('mirrText', { finance: f.percent(conventions.mirr.financeBp / 10_000, 2), reinvest: f.percent(conventions.mirr.reinvestBp / 10_000, 2) }),
      formula: t('mirrFormula'), values: rows('net'), sample, source,
    },
  }
}
