import { useTranslations } from 'next-intl'
import { use } from 'react'
import { ValueMap } from '@/components/portfolio/value-map'
import { Section } from '@/components/ui/section'
import { Segmented } from '@/components/ui/segmented'
import { fieldOf, linesOf } from '@/lib/core/portfolio/selection/map'
import { requestCode } from '@/lib/core/requests/statuses'
import type { CandidateRow } from '@/lib/features/portfolio/candidates'
import { getFormats } from '@/lib/i18n/formats'

/** Most bubbles that carry their code beside them. */
const LABELLED = 14

export function MapSection({ rows, currency, lines: kind }: { rows: CandidateRow[]; currency: string; lines: 'medians' | 'fixed' }) {
  const t = useTranslations('selection.map')
  const f = use(getFormats())
  const lines = linesOf(rows, kind)
  const [low, high] = [Math.min(0, ...rows.map(({ netYearly }) => netYearly)), Math.max(1, ...rows.map(({ netYearly }) => netYearly))]
  const [from, to] = [low - (high - low) * (low < 0 ? 0.08 : 0), high + (high - low) * 0.08]
  const up = (value: number) => (100 * (value - from)) / (to - from)
  const volume = Math.max(1, ...rows.map(({ itemsPerYear }) => itemsPerYear))
  const wins = rows.filter((row) => fieldOf(row, lines) === 'now').length
  const step = niceStep(high - low)
  const ticks = Array.from({ length: 12 }, (_, i) => Math.ceil(low / step) * step + i * step).filter((value) => value <= high)
  return (
    <Section
      title={t('title')}
      note={t('note', { lines: kind })}
      action={<Segmented label={t('lines')} segments={(['medians', 'fixed'] as const).map((value) => ({ href: value === 'medians' ? '/portfolio' : '/portfolio?lines=fixed', label: t(value), active: value === kind }))} />}
    >
      <ValueMap
        summary={t('summary', { count: rows.length, wins })}
        axisX={t('x')}
        axisY={t('y')}
        ticksX={[0, 25, 50, 75, 100].map((at) => ({ at, text: f.number(at) }))}
        ticksY={ticks.map((value) => ({ at: up(value), text: f.moneyShort(value, currency) }))}
        lines={{ x: lines.ease, y: up(lines.value) }}
        corners={{ now: t('now'), plan: t('plan'), easy: t('easy'), leave: t('leave') }}
        bubbles={rows.map((row, at) => ({
          id: row.id,
          href: `/requests/${row.number}`,
          words: t('point', { title: `${requestCode(row.number)} ${row.title}`, ease: row.ease, value: f.money(row.netYearly, currency), items: f.number(row.itemsPerYear) }),
          label: at < LABELLED ? requestCode(row.number) : undefined,
          x: row.ease,
          y: up(row.netYearly),
          r: 5 + 17 * Math.sqrt(row.itemsPerYear / volume),
          strong: fieldOf(row, lines) === 'now',
        }))}
      />
    </Section>
  )
}

/** 1, 2 or 5 times a power of ten, so that about four fit. */
function niceStep(span: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, span) / 4))
  const times = span / 4 / power
  return power * (times > 5 ? 10 : times > 2 ? 5 : times > 1 ? 2 : 1)
}
