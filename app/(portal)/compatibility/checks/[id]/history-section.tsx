import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { listResults } from '@/lib/features/autochecks/queries'
import { getFormats } from '@/lib/i18n/formats'
import type { Ctx } from '@/lib/server/ctx'
import { outcomeTone } from '../outcome-tone'

/** Earlier results; each opens to its facts. */
export async function HistorySection({ ctx, id, page }: { ctx: Ctx; id: string; page: number }) {
  const [t, f, { rows, total }] = await Promise.all([getTranslations('autochecks'), getFormats(), listResults(ctx, { id, page, size: 15 })])
  if (total < 2) return null
  const pages = Math.ceil(total / 15)
  return (
    <Section
      id="results"
      title={t('result.all')}
      note={t('result.count', { count: total })}
      action={
        pages > 1 && (
          <span className="flex gap-4 text-sm">
            {page > 1 && <TextLink href={`/compatibility/checks/${id}?page=${page - 1}#results`}>{t('result.later')}</TextLink>}
            {page < pages && <TextLink href={`/compatibility/checks/${id}?page=${page + 1}#results`}>{t('result.before')}</TextLink>}
          </span>
        )
      }
    >
      <PlainTable
        caption={t('result.all')}
        columns={[
          { id: 'at', header: t('result.at') },
          { id: 'outcome', header: t('outcome') },
          { id: 'trigger', header: t('result.trigger') },
          { id: 'took', header: t('result.took'), align: 'right' },
          { id: 'calls', header: t('result.calls'), align: 'right', wideOnly: true },
        ]}
        rows={rows.map((row) => ({
          id: row.id,
          name: f.dateTime(row.at),
          href: `/compatibility/checks/${id}?result=${row.id}`,
          cells: {
            at: { text: f.dateTime(row.at) },
            outcome: { text: row.fault ? t(`faults.${row.fault}.title`) : t(`outcomes.${row.outcome}`), tone: outcomeTone[row.outcome] },
            trigger: row.trigger === 'demand' ? (row.by ? t('triggers.demand', { name: row.by.name }) : t('triggers.demandSomebody')) : t(`triggers.${row.trigger}`),
            took: f.duration(row.durationMs),
            calls: f.number(row.calls),
          },
        }))}
      />
    </Section>
  )
}
