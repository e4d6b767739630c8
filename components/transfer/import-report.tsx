'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import type { SaidReport } from '@/lib/features/transfer/say-report'
import { ErrorTable } from './error-table'

interface ImportReportProps {
  register: string
  report: SaidReport
  starting: boolean
  onMapping: (mapping: Record<string, number>) => void
  onRun: (mode: 'good' | 'all') => void
  onAnother: () => void
}

/** The dry run: how many rows can be stored, which column is which, what is wrong with the others. */
export function ImportReportView({ register, report, starting, onMapping, onRun, onAnother }: ImportReportProps) {
  const t = useTranslations('transfer')
  const [whole, setWhole] = useState(false)
  const mapping = Object.fromEntries(report.columns.map(({ key }) => [key, report.mapping[key] ?? -1]))
  const errorsHref = `/api/transfer/${register}/errors?${new URLSearchParams({ file: report.file.id, map: Object.entries(mapping).map(([key, at]) => `${key}:${at}`).join(',') })}`
  const ready = report.missing.length === 0 && (whole ? report.bad === 0 && report.good > 0 : report.good > 0)
  return (
    <div className="grid gap-6">
      <div role="status" className="panel max-w-3xl p-4">
        <p className="text-sm break-all text-ink-3">{report.file.name}</p>
        <p className="mt-1 text-lg font-semibold">
          {report.missing.length ? t('missing', { columns: report.missing.join(', ') }) : report.bad ? t('result', { rows: report.rows, good: report.good, bad: report.bad }) : t('resultGood', { rows: report.rows })}
        </p>
        {report.bad > 0 && (
          <label className="mt-3 flex min-h-8 items-center gap-2 text-sm pointer-coarse:min-h-11">
            <input type="checkbox" checked={whole} onChange={(event) => setWhole(event.target.checked)} className="size-4 accent-accent" />
            {t('onlyAll')}
          </label>
        )}
        <div className="mt-4 flex flex-wrap gap-2">
          <Button variant="primary" disabled={!ready || starting} onClick={() => onRun(whole || report.bad === 0 ? 'all' : 'good')}>
            {report.bad === 0 ? t('storeAll') : t('storeGood', { count: report.good })}
          </Button>
          <Button onClick={onAnother}>{t('another')}</Button>
        </div>
      </div>
      {report.errors.length > 0 && (
        <Section
          title={t('errorsTitle')}
          note={report.errors.length >= 50 && t('errorsMore', { count: report.errors.length })}
          action={
            <a href={errorsHref} download className={buttonClass({ size: 'sm' })}>
              {t('errorsDownload')}
            </a>
          }
        >
          <ErrorTable errors={report.errors} />
        </Section>
      )}
      <Section title={t('columnsTitle')} note={t('columnsText')}>
        <div className="grid max-w-5xl gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
          {report.columns.map(({ key, label, required }) => (
            <label key={key} className="grid gap-1 text-sm">
              <span className="text-ink-2">
                {label} {required && <span className="text-xs text-ink-3">({t('required')})</span>}
              </span>
              <select value={String(mapping[key])} onChange={(event) => onMapping({ ...mapping, [key]: Number(event.target.value) })} className="h-row w-full rounded-md border border-line bg-surface px-2 text-sm pointer-coarse:h-11">
                <option value="-1">{t('notInFile')}</option>
                {report.headers.map((header, at) => (
                  <option key={at} value={at}>
                    {header || `${at + 1}`}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      </Section>
    </div>
  )
}
