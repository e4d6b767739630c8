import { locales, type Localized } from '@/lib/core/localized'
import type { IndicatorDefinition } from '@/lib/core/risks/indicator'
import { makeFormats } from '@/lib/i18n/format'
import { formatIndicator, formatThreshold } from '@/lib/i18n/format-indicator'
import { messageText } from '@/lib/i18n/message-text'
import { riskCode } from '@/lib/core/risks/statement'

/** Metric, value and threshold in both languages, for notices and the trail: figures are told as they were. */
export async function indicatorWords({ metric, threshold }: Pick<IndicatorDefinition, 'metric' | 'threshold'>, value: number | null, timeZone: string): Promise<Record<'metric' | 'value' | 'threshold', Localized>> {
  const said = { metric: {}, value: {}, threshold: {} } as Record<'metric' | 'value' | 'threshold', Localized>
  for (const locale of locales) {
    const t = await messageText(locale)
    const f = makeFormats(locale, timeZone, { points: t('common.units.points'), none: t('common.units.none') })
    said.metric[locale] = t(`indicators.metrics.${metric}.name`)
    said.value[locale] = formatIndicator(f, metric, value)
    said.threshold[locale] = formatThreshold(f, metric, threshold)
  }
  return said
}

/** What the audit trail calls an indicator: the figure, with the risk that it belongs to. */
export const trailNames = (words: Record<'metric' | 'value', Localized>, code: string, withValue = false) => {
  const said = (locale: 'en' | 'zh-CN') => [words.metric[locale], withValue && words.value[locale]].filter(Boolean).join(' ')
  return { name: `${said('en')} (${code})`, nameZh: `${said('zh-CN')}（${code}）` }
}

/** What the audit trail keeps beside the definition. */
export const indicatorFacts = async (definition: IndicatorDefinition, { number }: { number: number }, indicatorId: string) => ({ ...trailNames(await indicatorWords(definition, null, 'UTC'), riskCode(number)), indicatorId })
