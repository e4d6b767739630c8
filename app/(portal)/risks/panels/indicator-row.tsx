import { getTranslations } from 'next-intl/server'
import { Sparkline } from '@/components/chart/sparkline'
import type { Option } from '@/components/form/choice-fields'
import { ExplainPanel } from '@/components/ui/explain'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { nameIn } from '@/lib/core/localized'
import { indicatorMetrics, type IndicatorMetric } from '@/lib/core/risks/indicator-metrics'
import type { IndicatorView } from '@/lib/features/risks/indicator-queries'
import type { Formats } from '@/lib/i18n/format'
import { formatIndicator, formatThreshold } from '@/lib/i18n/format-indicator'
import { explainIndicator } from './explain-indicator'
import { IndicatorDialog } from './indicator-form'
import { IndicatorSteps } from './indicator-steps'
import { stateTone, stateWord } from './indicator-state'

interface RowProps {
  indicator: IndicatorView
  /** The risk is about one automation */
  single: boolean
  f: Formats
  /** Null: the reader may not change it */
  edit: { riskId: string; metrics: { suggested: IndicatorMetric[]; others: IndicatorMetric[] }; automations: Option[] } | null
}

/** One figure with its threshold and everything that it rests on; the value opens. */
export async function IndicatorRow({ indicator, single, f, edit }: RowProps) {
  const t = await getTranslations('indicators')
  const { id, version, definition, state, value, sample, breachedSince, readings, automation, reason } = indicator
  const { metric, threshold, windowDays, minimumSample } = definition
  const { sample: sampled, source } = indicatorMetrics[metric]
  const name = t(`metrics.${metric}.name`)
  const [shown, limit] = [formatIndicator(f, metric, value), formatThreshold(f, metric, threshold)]
  // An open breach outlasts silence; it is over when a reading is healthy again.
  const tone = breachedSince ? 'act' : stateTone[state]
  const points = readings.map((reading) => reading.value)
  const basis = [
    automation ? <TextLink key="automation" href={`/automations/${automation.id}`}>{nameIn(f.locale, automation)}</TextLink> : !single && t('subject.all'),
    windowDays === null ? t(source === 'ledger' ? 'months' : 'now') : t('window', { days: windowDays }),
    sampled && sample !== null && `${t(`samples.${sampled}`, { count: sample })}${state === 'too-few' ? ` ${t('of', { minimum: minimumSample })}` : ''}`,
  ].filter(Boolean)
  const first = readings[0]
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-5 gap-y-1.5 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_7.5rem_7.5rem]">
      <div className="min-w-0">
        <p className="font-medium">{name}</p>
        <p className="text-xs text-ink-3">
          {basis.map((part, at) => (
            <span key={at}>
              {at > 0 && ' · '}
              {part}
            </span>
          ))}
        </p>
        {(state === 'no-data' || state === 'stale') && reason && <p className="mt-0.5 text-xs text-ink-2">{t(`reasons.${reason}` as never)}</p>}
      </div>
      <div className="text-right">
        <button type="button" popoverTarget={`indicator-${id}`} className="rounded-sm text-lg font-semibold tabular-nums underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-ink">
          {shown}
        </button>
        <ExplainPanel id={`indicator-${id}`} explanation={explainIndicator(t as never, f, indicator, { name, shown, limit })} />
        <p className="text-xs text-ink-3 tabular-nums">{limit}</p>
      </div>
      <div className="max-sm:col-span-2" role="img" aria-label={first ? t('trendLabel', { metric: name, count: readings.length, from: f.day(first.at), to: f.day(readings.at(-1)!.at), value: shown, threshold: limit }) : t('notRead')}>
        {points.length > 1 && <Sparkline points={points} target={threshold} tone={tone} height={30} />}
      </div>
      <div className="col-span-full flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="flex flex-wrap items-baseline gap-x-2 text-xs text-ink-3">
          <Status tone={tone}>{t(`states.${breachedSince && state !== 'breached' ? 'breached' : stateWord[state]}`)}</Status>
          {breachedSince && <span>{t('since', { at: f.date(breachedSince) })}</span>}
          {breachedSince && state !== 'breached' && <span>{t(`states.${stateWord[state]}`)}</span>}
        </span>
        {edit && (
          <span data-print="no" className="-mr-2.5 flex flex-wrap">
            <IndicatorDialog {...edit} watched={{ id, version, ...definition }} />
            <IndicatorSteps id={id} version={version} paused={state === 'paused'} metric={name} />
          </span>
        )}
      </div>
    </li>
  )
}
