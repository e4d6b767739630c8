import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { indicatorMetricIds } from '@/lib/core/risks/indicator-metrics'
import { nameIn } from '@/lib/core/localized'
import { riskIndicators } from '@/lib/features/risks/indicator-queries'
import { Messages } from '@/lib/i18n/provide'
import { getFormats } from '@/lib/i18n/formats'
import type { Ctx } from '@/lib/server/ctx'
import { IndicatorDialog } from './indicator-form'
import { IndicatorRow } from './indicator-row'

/** What the risk is watched by: value against threshold, sample, window, readings and state of each figure. */
export async function IndicatorsPanel({ ctx, riskId }: { ctx: Ctx; riskId: string }) {
  const [t, f, view] = await Promise.all([getTranslations('indicators'), getFormats(), riskIndicators(ctx, { riskId })])
  const { rows, mayEdit, suggested, open, single } = view
  const metrics = { suggested: [...suggested], others: indicatorMetricIds.filter((metric) => !suggested.includes(metric)) }
  const automations = view.automations.map((automation) => ({ value: automation.id, label: nameIn(ctx.locale, automation) }))
  const count = (...states: string[]) => rows.filter(({ state }) => states.includes(state)).length
  const breached = rows.filter(({ breachedSince }) => breachedSince !== null).length
  const healthy = count('ok')
  const lead = !rows.length ? undefined : breached ? t('lead.breached', { count: breached }) : healthy === rows.length ? t('lead.ok', { count: healthy }) : healthy ? t('lead.mixed', { silent: rows.length - healthy }) : t('lead.silent', { count: rows.length })
  const add = mayEdit && <IndicatorDialog riskId={riskId} metrics={metrics} automations={automations} />
  return (
    <Messages areas={mayEdit ? ['indicators', 'risks', 'portfolio'] : []}>
      <Section id="indicators" title={t('title')} note={lead} action={add}>
        {rows.length ? (
          <ul className="panel divide-y divide-line-soft">
            {rows.map((indicator) => (
              <IndicatorRow key={indicator.id} indicator={indicator} single={single} f={f} edit={mayEdit ? { riskId, metrics, automations } : null} />
            ))}
          </ul>
        ) : (
          <p className="panel border-dashed px-4 py-4 text-sm text-ink-2">{t(open ? 'empty.text' : 'empty.closed')}</p>
        )}
      </Section>
    </Messages>
  )
}
