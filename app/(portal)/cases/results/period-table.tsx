'use client'

import { useTranslations } from 'next-intl'
import { PlainTable } from '@/components/table/plain-table'
import type { CaseFigures } from '@/lib/core/cases/shown'
import { benefitCategories } from '@/lib/core/finance/kinds'
import { useCaseFormats } from './use-case-formats'

/** Every column of the base scenario: costs, each kind of benefit, net, running total and present value. */
export function PeriodTable({ figures }: { figures: CaseFigures }) {
  const t = useTranslations('cases')
  const c = useTranslations('finance.categories')
  const f = useCaseFormats(figures.currency)
  const right = 'right' as const
  return (
    <PlainTable
      caption={t('periods.title')}
      columns={[
        { id: 'period', header: t('periods.period') },
        { id: 'costs', header: t('kinds.costs'), align: right },
        ...benefitCategories.map((kind) => ({ id: kind, header: c(kind), align: right })),
        { id: 'net', header: t('kinds.net'), align: right },
        { id: 'cumulative', header: t('periods.cumulative'), align: right },
        { id: 'factor', header: t('periods.factor'), align: right, wideOnly: true },
        { id: 'discounted', header: t('periods.discounted'), align: right },
      ]}
      rows={figures.base.columns.map((column) => ({
        id: String(column.index),
        name: f.month(column.month),
        cells: {
          period: { text: column.index === 0 ? t('periods.start') : String(column.index), sub: f.month(column.month) },
          costs: f.money(column.costs),
          ...Object.fromEntries(benefitCategories.map((kind) => [kind, f.money(column.benefits[kind])])),
          net: { text: f.money(column.net), tone: column.net < 0 ? ('act' as const) : undefined },
          cumulative: f.money(column.cumulative),
          factor: f.number(column.factor, 4),
          discounted: f.money(column.discounted),
        },
      }))}
    />
  )
}
