'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { PlainTable } from '@/components/table/plain-table'
import { pointText, type ChartData } from './chart-model'

/** The numbers of a chart as a table; made when it is opened, since few readers open it. */
export function ChartTable({ title, data, axisLabel }: { title: string; data: ChartData; axisLabel?: string }) {
  const t = useTranslations('ui.chart')
  const number = new Intl.NumberFormat(useLocale(), { maximumFractionDigits: 2 })
  const [open, setOpen] = useState(false)
  return (
    <details className="mt-1 text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="inline-flex min-h-7 items-center rounded-sm text-xs text-ink-3 hover:text-ink hover:underline pointer-coarse:min-h-11">{t('asTable')}</summary>
      {open && (
        <div className="mt-2 max-h-96 overflow-y-auto">
          <PlainTable
            caption={title}
            columns={[
              { id: 'at', header: axisLabel ?? t('period') },
              ...data.series.map((series, index) => ({ id: `s${index}`, header: series.label, align: 'right' as const })),
            ]}
            rows={data.labels.map((label, at) => ({
              id: String(at),
              name: label,
              cells: { at: label, ...Object.fromEntries(data.series.map((series, index) => [`s${index}`, series.values[at] === null ? null : pointText(series, at, number)])) },
            }))}
          />
        </div>
      )}
    </details>
  )
}
