'use client'

import { useTranslations } from 'next-intl'
import { Facts } from '@/components/ui/facts'
import type { CaseFigures } from '@/lib/core/cases/shown'
import { useCaseFormats } from './use-case-formats'

/** How far things may turn before the case stops paying. */
export function BreakEven({ figures }: { figures: CaseFigures }) {
  const t = useTranslations('cases.breakEven')
  const f = useCaseFormats(figures.currency)
  const { breakEven, items } = figures
  if (!breakEven) return null
  const pays = breakEven.npv >= 0
  const labels = new Map(figures.resolved.body.lines.map(({ id, label }) => [id, label]))
  const close = breakEven.lines
    .filter((line): line is { id: string; multiple: number } => line.multiple !== null)
    .sort((a, b) => Math.abs(1 - a.multiple) - Math.abs(1 - b.multiple))
    .slice(0, 3)
  return (
    <>
      {items && (
        <p className="mb-3 max-w-[70ch]">
          {items.needed === null ? t('itemsNever', { planned: f.number(items.planned, 0) }) : items.needed === 0 ? t('itemsNone') : t('items', { needed: f.number(items.needed, 0), planned: f.number(items.planned, 0), share: f.percent(items.needed / items.planned, 0) })}
        </p>
      )}
      <Facts
        facts={[
          { label: t(pays ? 'benefitsMayFall' : 'benefitsMustRise'), value: breakEven.benefits === null ? '–' : f.percent(Math.abs(1 - breakEven.benefits), 0) },
          { label: t(pays ? 'costsMayRise' : 'costsMustFall'), value: breakEven.costs === null ? '–' : f.percent(Math.abs(1 - breakEven.costs), 0) },
          ...close.map(({ id, multiple }) => ({ label: labels.get(id) ?? id, value: t('lineAt', { share: f.percent(multiple, 0) }) })),
        ]}
      />
    </>
  )
}
