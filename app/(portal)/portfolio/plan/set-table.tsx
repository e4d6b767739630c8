import { useTranslations } from 'next-intl'
import { use } from 'react'
import { PlainTable } from '@/components/table/plain-table'
import { Segmented } from '@/components/ui/segmented'
import { Section } from '@/components/ui/section'
import { RISKY_FROM } from '@/lib/core/portfolio/selection/problem'
import { requestCode } from '@/lib/core/requests/statuses'
import type { PlanView } from '@/lib/features/portfolio/queries'
import { getFormats } from '@/lib/i18n/formats'
import { planHref } from './plan-params'

/** The chosen ones first, then the others; each can be made a must or ruled out. */
export function SetTable({ view, best }: { view: PlanView; best: readonly string[] }) {
  const t = useTranslations('selection')
  const f = use(getFormats())
  const { rows, limits, currency } = view
  const planned = new Set(view.plan?.requestIds)
  const standing = (id: string) => (limits.forcedIn.includes(id) ? 'must' : limits.forcedOut.includes(id) ? 'never' : 'free')
  const table = (title: string, list: typeof rows) =>
    list.length > 0 && (
      <Section title={title}>
        <PlainTable
          caption={title}
          columns={[
            { id: 'request', header: t('ranking.request') },
            { id: 'npv', header: t('ranking.npv'), align: 'right' },
            { id: 'cost', header: t('ranking.cost'), align: 'right' },
            { id: 'effort', header: t('ranking.effort'), align: 'right' },
            { id: 'risk', header: t('ranking.risk'), align: 'right', wideOnly: true },
            { id: 'say', header: '' },
          ]}
          rows={list.map((row) => ({
            id: row.id,
            name: row.title,
            cells: {
              request: { text: row.title, sub: `${requestCode(row.number)}${planned.has(row.id) ? ` · ${t('ranking.inPlan')}` : ''}`, href: `/requests/${row.number}` },
              npv: f.moneyShort(row.npv, currency),
              cost: f.moneyShort(row.cost, currency),
              effort: f.number(row.tenthDays / 10, { digits: 1 }),
              risk: row.risk >= RISKY_FROM ? { text: f.number(row.risk), tone: 'act' as const } : f.number(row.risk),
              say: (
                <Segmented
                  label={t('plan.choice', { title: row.title })}
                  segments={(['must', 'free', 'never'] as const).map((to) => ({ href: planHref(limits, currency, rows, { id: row.id, to }), label: t(`plan.${to}`), active: standing(row.id) === to }))}
                />
              ),
            },
          }))}
        />
      </Section>
    )
  const byValue = [...rows].sort((a, b) => b.npv - a.npv)
  return (
    <>
      {table(t('plan.set'), byValue.filter(({ id }) => best.includes(id)))}
      {table(t('plan.rest'), byValue.filter(({ id }) => !best.includes(id)))}
    </>
  )
}
