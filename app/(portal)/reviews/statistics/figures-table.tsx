import { useTranslations } from 'next-intl'
import { use } from 'react'
import { PlainTable } from '@/components/table/plain-table'
import type { ReviewFigures } from '@/lib/core/reviews/statistics'
import { getFormats } from '@/lib/i18n/formats'

interface FiguresTableProps {
  caption: string
  rows: { id: string; name: string; sub?: string; href: string; figures: ReviewFigures }[]
}

export function FiguresTable({ caption, rows }: FiguresTableProps) {
  const t = useTranslations('reviews.statistics')
  const f = use(getFormats())
  const share = (bp: number | null) => (bp === null ? null : f.percent(bp, { digits: 0 }))
  return (
    <PlainTable
      caption={caption}
      columns={[
        { id: 'name', header: t('columns.name') },
        { id: 'decisions', header: t('columns.decisions'), align: 'right' },
        { id: 'median', header: t('columns.median'), align: 'right' },
        { id: 'hasty', header: t('columns.hasty'), align: 'right' },
        { id: 'reversal', header: t('columns.reversal'), align: 'right' },
        { id: 'late', header: t('columns.late'), align: 'right' },
      ]}
      rows={rows.map(({ id, name, sub, href, figures }) => ({
        id, href, name,
        cells: {
          name: { text: name, ...(sub && { sub }) },
          decisions: figures.decisions,
          median: figures.medianMs === null ? null : f.duration(figures.medianMs),
          hasty: figures.hastyBp === null ? null : { text: share(figures.hastyBp)!, ...(figures.rubberStamp && { tone: 'watch' as const, sub: t('rubber') }) },
          reversal: figures.reversalBp === null ? null : { text: share(figures.reversalBp)!, sub: `${figures.reversed}/${figures.secondLooks}` },
          late: share(figures.lateBp),
        },
      }))}
    />
  )
}
