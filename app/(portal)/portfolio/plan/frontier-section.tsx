import { useTranslations } from 'next-intl'
import { use } from 'react'
import { FrontierChart, type FrontierMark } from '@/components/portfolio/frontier-chart'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import { requestCode } from '@/lib/core/requests/statuses'
import type { PlanView } from '@/lib/features/portfolio/queries'
import { getFormats } from '@/lib/i18n/formats'

/** The frontier with this set and the plan on it, and how far the plan lies below. */
export function FrontierSection({ view }: { view: PlanView }) {
  const t = useTranslations('selection.plan')
  const f = use(getFormats())
  const { frontier, currency, planToday } = view
  const best = view.solution.best
  const last = frontier.at(-1)
  if (!last || frontier.length < 2) return null
  const money = (minor: number) => f.moneyShort(minor, currency)
  const [wide, high] = [Math.max(1, last.chosen.cost, planToday?.cost ?? 0), Math.max(1, last.chosen.value)]
  const mark = (kind: FrontierMark['kind'], chosen: { cost: number; value: number }, label?: string): FrontierMark => ({
    kind, label, x: (100 * chosen.cost) / wide, y: (100 * Math.max(0, chosen.value)) / high, words: `${label ? `${label}: ` : ''}${money(chosen.value)}, ${money(chosen.cost)}`,
  })
  const same = best && planToday && best.cost === planToday.cost && best.value === planToday.value
  const reachable = planToday && [...frontier].reverse().find(({ chosen }) => chosen.cost <= planToday.cost)
  const distance = planToday && reachable ? reachable.chosen.value - planToday.value : 0
  const codes = (ids: readonly string[]) => view.rows.filter(({ id }) => ids.includes(id)).map(({ number }) => requestCode(number)).join(', ')
  return (
    <Section title={t('frontier')} note={`${t('frontierNote')}${planToday?.ids.length ? ` ${distance > 0 ? t('distance', { distance: money(distance) }) : t('onLine')}` : ''}`}>
      <FrontierChart
        summary={t('frontierSummary', { count: frontier.length, value: money(last.chosen.value), cost: money(last.chosen.cost) })}
        axisX={t('axisX')}
        axisY={t('axisY')}
        ticksX={[0, 50, 100].map((at) => ({ at, text: money((wide * at) / 100) }))}
        ticksY={[0, 25, 50, 75, 100].map((at) => ({ at, text: money((high * at) / 100) }))}
        marks={[
          ...frontier.map(({ chosen }) => mark('point', chosen)),
          ...(best ? [mark('here', best, same ? `${t('here')} = ${t('currentPlan')}` : t('here'))] : []),
          ...(planToday?.ids.length && !same ? [mark('plan', planToday, t('currentPlan'))] : []),
        ]}
      />
      <details className="mt-1 text-sm">
        <summary className="text-xs text-ink-3">{t('requests')}</summary>
        <PlainTable
          caption={t('frontier')}
          columns={[
            { id: 'cost', header: t('cost'), align: 'right' },
            { id: 'value', header: t('value'), align: 'right' },
            { id: 'ids', header: t('requests') },
          ]}
          rows={frontier.map(({ chosen, budget }) => ({ id: String(budget), name: money(budget), cells: { cost: money(chosen.cost), value: money(chosen.value), ids: codes(chosen.ids) || '–' } }))}
        />
      </details>
    </Section>
  )
}
