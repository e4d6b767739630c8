import { useLocale, useTranslations } from 'next-intl'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { SeriesView } from '@/lib/features/meetings/record'
import { rhythmText } from './words'

/** Who meets, and when; opens the form for those who may hold meetings. */
export function SeriesTable({ series, mayEdit }: { series: SeriesView[]; mayEdit: boolean }) {
  const t = useTranslations('meetings')
  const locale = useLocale() as Locale
  return (
    <Section title={t('seriesTitle')} note={t('seriesNote')}>
      <PlainTable
        caption={t('seriesTitle')}
        columns={[
          { id: 'name', header: t('columns.series') },
          { id: 'rhythm', header: t('columns.rhythm') },
          { id: 'chair', header: t('columns.chair') },
          { id: 'members', header: t('columns.members'), align: 'right' },
        ]}
        rows={series.map((row) => ({
          id: row.id,
          name: nameIn(locale, row),
          href: mayEdit ? `/meetings/series/${row.id}/edit` : undefined,
          cells: {
            name: { text: nameIn(locale, row), sub: row.active ? t(`kinds.${row.kind}`) : t('resting') },
            rhythm: rhythmText(row, locale, t as never),
            chair: row.chair?.name ?? null,
            members: row.members.length,
          },
        }))}
      />
    </Section>
  )
}
