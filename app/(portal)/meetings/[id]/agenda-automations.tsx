import { useLocale, useTranslations } from 'next-intl'
import { use } from 'react'
import { figureCell, standingCell } from '@/components/metrics/figure-cell'
import { PlainTable } from '@/components/table/plain-table'
import type { TableCell } from '@/components/table/table-model'
import { Section } from '@/components/ui/section'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { Agenda } from '@/lib/core/programme/agenda'
import type { Figure } from '@/lib/core/runs/figure'
import { agendaWords } from '@/lib/features/meetings/agenda-words'
import { getFormats } from '@/lib/i18n/formats'

/** Error rate and handling time of each automation with the change since the period before; a worse one is marked. */
export function AgendaAutomations({ agenda: { automations, moreAutomations, period } }: { agenda: Agenda }) {
  const t = useTranslations('meetings')
  const locale = useLocale() as Locale
  const f = use(getFormats())
  const words = { reason: useTranslations('boards.reason'), status: useTranslations('ui.status') }
  const { change, before } = agendaWords(f)
  const changeCell = (figure: Figure): TableCell => {
    const text = change(figure)
    if (text === null) return null
    const cell = { text, sub: `${t('agenda.before')} ${before(figure)}` }
    return figure.change?.good === false ? { ...cell, tone: 'watch' as const } : cell
  }
  return (
    <Section title={t('agenda.automations')} note={t('agenda.automationsNote')}>
      <PlainTable
        caption={t('agenda.automations')}
        columns={[
          { id: 'name', header: t('agenda.automation') },
          { id: 'standing', header: t('agenda.standing') },
          { id: 'error', header: t('agenda.errorNow'), align: 'right' },
          { id: 'errorChange', header: t('agenda.change'), align: 'right' },
          { id: 'aht', header: t('agenda.aht'), align: 'right' },
          { id: 'ahtChange', header: t('agenda.change'), align: 'right' },
          { id: 'units', header: t('agenda.units'), align: 'right' },
        ]}
        rows={automations.map((row) => ({
          id: row.id,
          name: nameIn(locale, row),
          href: `/automations/${row.id}`,
          runsHref: `/runs/list?automation=${row.id}&counted=1&from=${period.from}&to=${period.to}`,
          cells: {
            name: nameIn(locale, row),
            standing: standingCell(words, row.success),
            error: figureCell(f, row.error),
            errorChange: changeCell(row.error),
            aht: figureCell(f, row.aht),
            ahtChange: changeCell(row.aht),
            units: f.number(row.units),
          },
        }))}
        empty={<p className="text-ink-2">{t('agenda.automationsNone')}</p>}
      />
      {moreAutomations > 0 && <p className="mt-2 text-sm text-ink-3">{t('agenda.moreAutomations', { count: moreAutomations })}</p>}
    </Section>
  )
}
