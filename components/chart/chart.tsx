'use client'

import { useTranslations } from 'next-intl'
import { useId, type ReactNode } from 'react'
import { ChartCanvas } from './chart-canvas'
import { ChartTable } from './chart-table'
import { hasData, hueOf, hueVar, type ChartData } from './chart-model'

interface ChartProps {
  /** The finding or the question. */
  title: string
  note?: ReactNode
  /** The picture in one or two sentences, for those who do not see it. */
  summary: string
  data: ChartData
  height?: number
  /** Name of the bottom axis in the table view. */
  axisLabel?: string
  action?: ReactNode
}

/** A chart with a text summary and a table behind it; drawn in the browser, readable without. */
export function Chart({ title, note, summary, data, height = 220, axisLabel, action }: ChartProps) {
  const t = useTranslations('ui.chart')
  const id = useId()
  const legend = data.kind !== 'line' || data.series.length > 4
  return (
    <figure aria-labelledby={id} className="mb-7 min-w-0">
      <figcaption className="mb-2 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id={id} className="text-lg font-semibold">
            {title}
          </h2>
          {note && <p className="text-xs text-ink-3">{note}</p>}
        </div>
        {action}
      </figcaption>
      {hasData(data) ? (
        <>
          {legend && data.series.length > 1 && (
            <ul className="mb-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
              {data.series.map((series, index) => (
                <li key={series.label} className="inline-flex items-center gap-1.5">
                  <span
                    aria-hidden="true"
                    className={series.previous || series.line ? 'h-0.5 w-3.5' : 'size-2.5 rounded-[2px]'}
                    style={{ background: hueVar(hueOf(data.series, index)) }}
                  />
                  {series.label}
                </li>
              ))}
            </ul>
          )}
          <ChartCanvas data={data} summary={summary} height={height} />
          <ChartTable title={title} data={data} axisLabel={axisLabel} />
        </>
      ) : (
        <div className="panel flex items-center justify-center border-dashed px-4 text-center text-sm text-ink-3" style={{ height }}>
          {t('noData')}
        </div>
      )}
    </figure>
  )
}
