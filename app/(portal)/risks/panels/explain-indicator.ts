import type { Explanation } from '@/components/ui/explain'
import { indicatorMetrics } from '@/lib/core/risks/indicator-metrics'
import type { IndicatorView } from '@/lib/features/risks/indicator-queries'
import type { Formats } from '@/lib/i18n/format'

type Say = (key: string, params?: Record<string, string | number>) => string

/** What a figure opens to: definition, threshold, the numbers behind it, and when it is judged. */
export function explainIndicator(t: Say, f: Formats, { definition, variables, sample, readAt }: IndicatorView, { name, shown, limit }: Record<'name' | 'shown' | 'limit', string>): Explanation {
  const { metric, minimumSample, raiseBy } = definition
  const { sample: sampled } = indicatorMetrics[metric]
  const join = (...parts: string[]) => parts.join(f.locale === 'en' ? ' ' : '')
  const sampleText = (unit: string, count: number) => (minimumSample ? t('explain.sample', { sample: t(`samples.${unit}`, { count }), minimum: t(`samples.${unit}`, { count: minimumSample }) }) : t(`samples.${unit}`, { count }))
  const figure = (key: string, value: number | null) => (value === null ? f.none : key.endsWith('Ms') ? f.duration(value) : key.endsWith('Minor') ? f.number(Math.round(value / 100)) : f.number(value))
  return {
    title: name,
    value: shown,
    definition: join(t(raiseBy ? 'raise.steps' : 'raise.none', { steps: raiseBy }), t('explain.rule')),
    formula: t(`metrics.${metric}.definition`),
    computed: t('explain.judgedAt', { value: shown, threshold: limit }),
    values: Object.entries(variables).map(([key, value]) => ({ label: t(`variables.${key}`), value: figure(key, value) })),
    sample: sampled && sample !== null ? sampleText(sampled, sample) : undefined,
    source: readAt ? t('readAt', { at: f.dateTime(readAt) }) : t('notRead'),
  }
}
