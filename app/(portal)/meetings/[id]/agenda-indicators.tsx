import { useLocale, useTranslations } from 'next-intl'
import { use } from 'react'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import type { Locale } from '@/lib/core/localized'
import type { Agenda } from '@/lib/core/programme/agenda'
import { formatIndicator, formatThreshold } from '@/lib/i18n/format-indicator'
import { getFormats } from '@/lib/i18n/formats'

/** Figures of risks over their threshold, the longest breach first, as they stood when the agenda was composed. */
export function AgendaIndicators({ agenda: { indicators } }: { agenda: Agenda }) {
  const t = useTranslations('indicators')
  const locale = useLocale() as Locale
  const f = use(getFormats())
  if (!indicators) return null
  return (
    <Section title={t('agenda.title')}>
      <PlainTable
        caption={t('agenda.title')}
        columns={(['risk', 'metric', 'value', 'threshold', 'since', 'owner'] as const).map((id) => ({ id, header: t(`agenda.columns.${id}`), ...(id === 'value' || id === 'threshold' ? { align: 'right' as const } : {}) }))}
        rows={indicators.rows.map(({ id, risk, metric, value, threshold, since, owner }) => {
          const title = (locale === 'zh-CN' && risk.titleZh) || risk.title
          return {
            id,
            name: `${risk.code} ${title}`,
            href: `/risks/${risk.number}#indicators`,
            cells: { risk: { text: title, sub: risk.code }, metric: t(`metrics.${metric}.name`), value: { text: formatIndicator(f, metric, value), tone: 'act' as const }, threshold: formatThreshold(f, metric, threshold), since: f.date(since), owner },
          }
        })}
        empty={<p className="text-ink-2">{t(indicators.watched ? 'agenda.none' : 'agenda.noneWatched')}</p>}
      />
      {indicators.more > 0 && <p className="mt-2 text-sm text-ink-3">{t('agenda.more', { count: indicators.more })}</p>}
    </Section>
  )
}
