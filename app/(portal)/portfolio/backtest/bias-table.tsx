import { getTranslations } from 'next-intl/server'
import { TwoLines } from '@/components/programme/two-lines'
import { PlainTable } from '@/components/table/plain-table'
import type { Bias, GroupBias } from '@/lib/core/scoring/backtest'
import { getFormats } from '@/lib/i18n/formats'

/** Median of actual over predicted with its middle half, by group; too few is said. */
export async function BiasTable({ caption, header, groups, nameOf }: { caption: string; header: string; groups: readonly GroupBias[]; nameOf: (key: string) => string }) {
  const [t, f] = await Promise.all([getTranslations('backtest.bias'), getFormats()])
  const cell = ({ n, median, from, to }: Bias) =>
    median === null ? (
      <span className="text-ink-3">{n ? t('tooFew', { n }) : t('none')}</span>
    ) : (
      <TwoLines text={f.percent(median * 10_000, { digits: 0 })} sub={t('spread', { from: f.percent(from! * 10_000, { digits: 0 }), to: f.percent(to! * 10_000, { digits: 0 }), n })} />
    )
  return (
    <PlainTable
      caption={caption}
      columns={[
        { id: 'group', header },
        { id: 'cases', header: t('cases'), align: 'right' },
        { id: 'benefit', header: t('benefit'), align: 'right' },
        { id: 'effort', header: t('effort'), align: 'right' },
        { id: 'cost', header: t('cost'), align: 'right' },
      ]}
      rows={groups.map((group) => ({
        id: group.key || 'none',
        name: nameOf(group.key),
        cells: { group: nameOf(group.key), cases: f.number(group.cases), benefit: cell(group.benefit), effort: cell(group.effort), cost: cell(group.cost) },
      }))}
    />
  )
}
