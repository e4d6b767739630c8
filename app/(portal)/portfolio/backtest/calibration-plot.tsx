import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { TextLink } from '@/components/ui/text-link'
import { requestCode } from '@/lib/core/requests/statuses'
import { logScale } from '@/lib/core/scoring/calibration-scale'
import type { BacktestCase } from '@/lib/core/scoring/backtest'
import { getFormats } from '@/lib/i18n/formats'

const SIZE = 400
const LEFT = 62
const BOTTOM = 44
const TOP = 10

/** Predicted against measured yearly benefit on two equal axes; on the diagonal the promise came true. Table behind it. */
export async function CalibrationPlot({ cases, currency, title, note }: { cases: readonly BacktestCase[]; currency: string; title: string; note: string }) {
  const [t, f] = await Promise.all([getTranslations('backtest.plot'), getFormats()])
  const shown = cases.filter(({ measuredMinor, predictedMinor }) => measuredMinor !== null && predictedMinor > 0)
  const scale = logScale(shown.flatMap(({ predictedMinor, measuredMinor }) => [predictedMinor, measuredMinor!]))
  if (!scale) return null
  const x = (value: number) => LEFT + scale.place(value) * SIZE
  const y = (value: number) => TOP + (1 - scale.place(value)) * SIZE
  const above = shown.filter(({ measuredMinor, predictedMinor }) => measuredMinor! >= predictedMinor).length
  const money = (value: number) => f.moneyShort(Math.round(value), currency)
  return (
    <figure className="mb-7 min-w-0">
      <figcaption className="mb-2">
        <h2 className="text-lg font-semibold">{title}</h2>
        <p className="text-xs text-ink-3">{note}</p>
      </figcaption>
      <svg viewBox={`0 0 ${LEFT + SIZE + 30} ${TOP + SIZE + BOTTOM}`} role="img" aria-label={t('summary', { n: shown.length, above })} className="block w-full max-w-[34rem] text-ink-3">
        {scale.ticks.map((tick) => (
          <g key={tick} className="fill-current text-[11px] tabular-nums">
            <line x1={x(tick)} x2={x(tick)} y1={TOP} y2={TOP + SIZE} className="stroke-line-soft" />
            <line x1={LEFT} x2={LEFT + SIZE} y1={y(tick)} y2={y(tick)} className="stroke-line-soft" />
            <text x={x(tick)} y={TOP + SIZE + 16} textAnchor="middle">
              {money(tick)}
            </text>
            <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
              {money(tick)}
            </text>
          </g>
        ))}
        <line x1={x(scale.low)} y1={y(scale.low)} x2={x(scale.high)} y2={y(scale.high)} strokeDasharray="5 4" className="stroke-line-strong" />
        <text x={x(scale.high) - 8} y={y(scale.high) + 40} textAnchor="end" className="fill-current text-[11px]">
          {t('diagonal')}
        </text>
        <text x={LEFT + SIZE / 2} y={TOP + SIZE + 36} textAnchor="middle" className="fill-current text-[12px]">
          {t('predictedAxis')}
        </text>
        <text x={LEFT} y={TOP - 1} textAnchor="start" className="fill-current text-[12px]" transform={`rotate(-90 12 ${TOP + SIZE / 2}) translate(${12 - LEFT - 60} ${TOP + SIZE / 2 - TOP + 5})`}>
          {t('measuredAxis')}
        </text>
        {shown.map((one) => (
          <circle key={one.requestId} cx={x(one.predictedMinor)} cy={y(one.measuredMinor!)} r={5} className={one.days < 365 ? 'fill-surface stroke-accent' : 'fill-accent stroke-accent'} strokeWidth={1.75}>
            <title>{t('point', { code: requestCode(one.number), title: one.title, predicted: money(one.predictedMinor), measured: money(one.measuredMinor!), days: one.days })}</title>
          </circle>
        ))}
      </svg>
      <p className="mt-1 flex flex-wrap gap-x-4 text-xs text-ink-3">
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden="true" className="size-2.5 rounded-full border-2 border-accent bg-accent" />
          {t('fullYear')}
        </span>
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden="true" className="size-2.5 rounded-full border-2 border-accent" />
          {t('partYear')}
        </span>
      </p>
      <details className="mt-1 text-sm">
        <summary className="inline-flex min-h-7 cursor-pointer items-center rounded-sm text-xs text-ink-3 hover:text-ink hover:underline pointer-coarse:min-h-11">{t('table')}</summary>
        <div className="mt-2 max-h-96 overflow-y-auto">
          <PlainTable
            caption={title}
            columns={[
              { id: 'request', header: t('request') },
              { id: 'score', header: t('score'), align: 'right' },
              { id: 'predicted', header: t('predicted'), align: 'right' },
              { id: 'measured', header: t('measured'), align: 'right' },
              { id: 'ratio', header: t('ratio'), align: 'right' },
              { id: 'days', header: t('days'), align: 'right' },
            ]}
            rows={shown.map((one) => ({
              id: one.requestId,
              name: one.title,
              cells: {
                request: (
                  <span className="whitespace-normal">
                    <TextLink href={`/requests/${one.number}`}>{requestCode(one.number)}</TextLink> {one.title}
                  </span>
                ),
                score: f.number(one.score, { digits: 1 }),
                predicted: f.money(Math.round(one.predictedMinor), currency),
                measured: f.money(Math.round(one.measuredMinor!), currency),
                ratio: f.percent((one.measuredMinor! / one.predictedMinor) * 10_000, { digits: 0 }),
                days: f.number(one.days),
              },
            }))}
          />
        </div>
      </details>
    </figure>
  )
}
