'use client'

import { useTranslations } from 'next-intl'
import { PlainTable } from '@/components/table/plain-table'
import type { CaseFigures } from '@/lib/core/cases/shown'
import type { CaseBody } from '@/lib/core/finance/case'
import { benefitCategories } from '@/lib/core/finance/kinds'
import { useCaseFormats } from './use-case-formats'

/** The three kinds of benefit in rows of their own, then what the switches of the case count, then the costs. */
export function KindsTable({ figures, body }: { figures: CaseFigures; body: CaseBody }) {
  const t = useTranslations('cases')
  const c = useTranslations('finance.categories')
  const f = useCaseFormats(figures.currency)
  const { figures: base } = figures.base
  const { count } = body.conventions
  const kinds = benefitCategories.map((kind) => ({
    id: kind,
    cells: { what: c(kind), total: f.money(base.benefits[kind]), pv: f.money(base.pvBenefits[kind]), counted: { text: t(count[kind] ? 'kinds.counted' : 'kinds.beside'), tone: count[kind] ? ('ok' as const) : ('none' as const) } },
  }))
  const sum = benefitCategories.filter((kind) => count[kind]).map((kind) => c(kind))
  const name = (id: string) => (kinds.find((kind) => kind.id === id)?.cells.what ?? id)
  return (
    <PlainTable
      caption={t('kinds.title')}
      columns={[
        { id: 'what', header: t('kinds.what') },
        { id: 'total', header: t('kinds.total'), align: 'right' },
        { id: 'pv', header: t('kinds.pv'), align: 'right' },
        { id: 'counted', header: t('kinds.counts') },
      ]}
      rows={[
        ...kinds.map((row) => ({ ...row, name: name(row.id) })),
        { id: 'counted', name: t('kinds.sum'), cells: { what: { text: t('kinds.sum'), sub: sum.length ? f.f.list(sum) : t('kinds.none') }, total: f.money(base.counted), pv: f.money(base.pvCounted), counted: null } },
        { id: 'costs', name: t('kinds.costs'), cells: { what: t('kinds.costs'), total: f.money(base.costs), pv: f.money(base.pvCosts), counted: null } },
        { id: 'net', name: t('kinds.net'), cells: { what: t('kinds.net'), total: f.money(base.net), pv: f.money(base.npv), counted: null } },
      ]}
    />
  )
}
