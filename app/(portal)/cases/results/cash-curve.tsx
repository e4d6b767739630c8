'use client'

import { useTranslations } from 'next-intl'
import { CashChart } from '@/components/value/cash-chart'
import type { CaseFigures } from '@/lib/core/cases/shown'
import { ticksBetween } from './ticks'
import { useCaseFormats } from './use-case-formats'

/** Running total of net flows with the point from which the money is back; the band lies between the low and the high scenario. */
export function CashCurve({ figures, unit }: { figures: CaseFigures; unit: 'month' | 'year' }) {
  const t = useTranslations('cases')
  const f = useCaseFormats(figures.currency)
  const { columns, figures: base } = figures.base
  const [totals, low, high] = [columns, figures.low.columns, figures.high.columns].map((of) => of.map(({ cumulative }) => cumulative)) as [number[], number[], number[]]
  const ticks = ticksBetween(Math.min(0, ...totals, ...low), Math.max(0, ...totals, ...high))
  const [bottom, top] = [ticks[0]!, ticks.at(-1)!]
  const at = (value: number) => ((value - bottom) / (top - bottom || 1)) * 100
  const last = columns.length - 1
  const across = (index: number) => (index / Math.max(1, last)) * 100
  const points = (values: number[]) => values.map((value, index) => ({ x: across(index), y: at(value) }))
  const months = base.payback.months
  const back = months === null ? null : months / (unit === 'year' ? 12 : 1)
  const step = Math.max(1, Math.ceil(last / 6))
  return (
    <CashChart
      summary={months === null ? t('curve.summaryNever', { end: f.money(base.net) }) : t('curve.summary', { months: f.months(months), end: f.money(base.net) })}
      measured={points(totals)}
      forecast={[]}
      low={points(low)}
      high={points(high)}
      zero={at(0)}
      ticksY={ticks.map((value) => ({ at: at(value), text: f.short(value) }))}
      ticksX={columns.filter(({ index }) => index % step === 0).map(({ index, month }) => ({ at: across(index), text: index === 0 ? t('periods.start') : unit === 'year' ? t('curve.year', { index }) : f.month(month) }))}
      marks={back === null || back <= 0 || back > last ? [] : [{ x: across(back), y: at(0), text: t('curve.back', { months: f.months(months) }), kind: 'payback' }]}
    />
  )
}
