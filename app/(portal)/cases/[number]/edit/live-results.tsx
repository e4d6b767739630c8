'use client'

import clsx from 'clsx'
import { useLocale, useTranslations } from 'next-intl'
import { Status } from '@/components/ui/status'
import type { ErrorShape } from '@/lib/core/errors'
import type { CaseBody } from '@/lib/core/finance/case'
import { benefitCategories } from '@/lib/core/finance/kinds'
import { say } from '@/lib/i18n/say'
import { sayReason } from '../../results/say-reason'
import { useCaseFormats } from '../../results/use-case-formats'
import type { Preview } from './use-preview'

interface LiveResultsProps {
  preview: Preview
  waiting: boolean
  failure: ErrorShape | null
  /** A field is wrong: what stands here is of the last body that could be computed */
  faulty: boolean
  body: CaseBody
  currency: string
}

/** The result while it is written: the answer first, then what it is made of and what is still missing; never an old one as if it were of now. */
export function LiveResults({ preview, waiting, failure, faulty, body, currency }: LiveResultsProps) {
  const all = useTranslations()
  const t = useTranslations('cases')
  const c = useTranslations('finance.categories')
  const s = useTranslations('finance.scenarios')
  const locale = useLocale()
  const f = useCaseFormats(preview.figures?.currency ?? currency)
  const { figures, reasons, resolved } = preview
  const open = resolved.lines.filter((line) => line.reasons.length).length
  const base = figures?.base.figures
  const before = faulty || failure !== null
  const lines: [string, string][] = base
    ? [
        [t('figures.roi'), f.percent(base.roi, 0)],
        [t('figures.payback'), base.payback.months === null ? t('figures.notWithin') : f.months(base.payback.months)],
        [t('figures.irr'), f.percent(base.irr.chosen, 1)],
        [t('kinds.costs'), f.money(base.costs)],
        ...benefitCategories.map((kind): [string, string] => [body.conventions.count[kind] ? c(kind) : t('kinds.besideOf', { kind: c(kind) }), f.money(base.benefits[kind])]),
        [s('low'), f.money(figures.low.figures.npv)],
        [s('high'), f.money(figures.high.figures.npv)],
      ]
    : []
  return (
    <section aria-label={t('live.label')} aria-busy={waiting} className="panel mb-6 px-4 py-4 lg:sticky lg:top-16">
      {before && <p role="status" className="mb-2 text-sm font-medium text-watch">{t(faulty ? (base ? 'live.before' : 'live.wrong') : 'live.beforeFailure')}</p>}
      <p className="text-sm text-ink-2">{t('figures.npv')}</p>
      <p aria-live="polite" className="flex flex-wrap items-baseline gap-x-3">
        <span className={clsx('text-2xl font-semibold tabular-nums', before && 'text-ink-3')}>{base ? f.money(base.npv) : '–'}</span>
        {base && !before && <Status tone={open ? 'none' : base.npv >= 0 ? 'ok' : 'act'}>{t(open ? 'figures.soFar' : base.npv >= 0 ? 'figures.pays' : 'figures.paysNot')}</Status>}
      </p>
      <p className="min-h-4 text-xs text-ink-3">{before ? '' : waiting ? t('live.computing') : figures ? t('live.asOf', { day: f.f.date(figures.asOf) }) : ''}</p>
      {failure && <p role="alert" className="mt-2 text-sm text-act">{say(all, failure)}</p>}
      {open > 0 && <p className="mt-2 text-sm text-watch">{t('live.open', { count: open })}</p>}
      {!figures && reasons.map((reason, i) => <p key={i} className="mt-2 text-sm text-ink-2">{sayReason(all, reason, locale)}</p>)}
      {lines.length > 0 && (
        <dl className="mt-3 border-t border-line-soft pt-2 text-sm">
          {lines.map(([label, value]) => (
            <div key={label} className="flex justify-between gap-3 py-1">
              <dt className="text-ink-3">{label}</dt>
              <dd className={clsx('text-right tabular-nums', before && 'text-ink-3')}>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
