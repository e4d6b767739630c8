import { getTranslations } from 'next-intl/server'
import { BandMark } from '@/components/risks/band'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import type { PackFigures } from '@/lib/core/packs/figures'
import type { Formats } from '@/lib/i18n/format'

/** Risks shown on the page; the workbook has all of them. */
const SHOWN = 10

/** The largest risks as they stood when the pack was made. */
export async function RisksThen({ risks, f }: { risks: PackFigures['risks']; f: Formats }) {
  const [t, sections] = await Promise.all([getTranslations('indicators.panel'), getTranslations('packs.sections')])
  if (!risks?.open) return null
  const { open, counts, overdue, breached, rows } = risks
  const note = [t('lead', { open, red: counts.red, orange: counts.orange }), overdue > 0 && t('leadOverdue', { count: overdue }), breached > 0 && t('leadBreached', { count: breached })].filter(Boolean).join(f.locale === 'en' ? ' ' : '')
  return (
    <Section title={sections('risks')} note={note}>
      <PlainTable
        caption={sections('risks')}
        columns={[{ id: 'risk', header: t('columns.risk') }, { id: 'residual', header: t('columns.residual') }, { id: 'inherent', header: t('columns.inherent'), align: 'right', wideOnly: true }, { id: 'owner', header: t('columns.owner') }]}
        rows={rows.slice(0, SHOWN).map((row) => ({
          id: row.code,
          name: row.code,
          href: `/risks/${row.code.slice(3)}`,
          cells: { risk: { text: (f.locale === 'zh-CN' && row.titleZh) || row.title, sub: row.code }, residual: <BandMark band={row.band} score={row.score} />, inherent: f.number(row.inherent), owner: row.owner ?? t('nobody') },
        }))}
      />
      {open > SHOWN && <p className="mt-2 text-sm text-ink-3">{t('more', { count: open - SHOWN })}</p>}
    </Section>
  )
}
