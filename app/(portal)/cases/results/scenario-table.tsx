'use client'

import { useTranslations } from 'next-intl'
import { PlainTable } from '@/components/table/plain-table'
import type { CaseFigures } from '@/lib/core/cases/shown'
import { scenarioNames } from '@/lib/core/finance/kinds'
import { useCaseFormats } from './use-case-formats'

export function ScenarioTable({ figures }: { figures: CaseFigures }) {
  const t = useTranslations('cases')
  const s = useTranslations('finance.scenarios')
  const f = useCaseFormats(figures.currency)
  return (
    <PlainTable
      caption={t('scenarios.title')}
      columns={[
        { id: 'name', header: t('scenarios.name') },
        { id: 'npv', header: t('figures.npv'), align: 'right' },
        { id: 'roi', header: t('figures.roi'), align: 'right' },
        { id: 'payback', header: t('figures.payback'), align: 'right' },
        { id: 'irr', header: t('figures.irr'), align: 'right' },
      ]}
      rows={scenarioNames.map((name) => {
        const { figures: of } = figures[name]
        return { id: name, name: s(name), cells: { name: { text: s(name), sub: t(`scenarios.${name}Text`) }, npv: { text: f.money(of.npv), tone: of.npv < 0 ? ('act' as const) : undefined }, roi: f.percent(of.roi, 0), payback: f.months(of.payback.months), irr: f.percent(of.irr.chosen, 1) } }
      })}
    />
  )
}
