import { getTranslations } from 'next-intl/server'
import { FigureBook } from '@/components/metrics/figure-book'
import { FigureStat } from '@/components/metrics/figure-stat'
import { Section } from '@/components/ui/section'
import { StatBand } from '@/components/ui/stat-band'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { Agenda } from '@/lib/core/programme/agenda'
import { gateSentence } from '@/lib/features/meetings/agenda-blocks'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import { AgendaAutomations } from './agenda-automations'
import { AgendaBenefits } from './agenda-benefits'
import { AgendaIndicators } from './agenda-indicators'
import { AgendaActions, AgendaBacklog, AgendaChanges, AgendaExceptions } from './agenda-lists'

/** The agenda with its figures as they were when it was composed. */
export async function AgendaView({ agenda }: { agenda: Agenda }) {
  const [t, f, day] = await Promise.all([getTranslations('meetings'), getFormats(), getDayFormat()])
  const { period, previous, automations, totals, earlier, overdue, gates } = agenda
  const span = `${day(period.from)} – ${day(period.to)}`
  const write = { t: t as never, day, locale: f.locale as 'en' }
  return (
    <>
      <Section title={t('page.agendaTitle')} note={t('agenda.frozen', { at: f.dateTime(agenda.composedAt), by: agenda.composedBy })}>
        <p className="mb-3 text-sm text-ink-2">{t('agenda.window', { from: day(period.from), to: day(period.to), beforeFrom: day(previous.from), beforeTo: day(previous.to) })}</p>
        <StatBand label={t('agenda.total')}>
          {totals.map((figure) => (
            <FigureStat key={figure.id} figure={figure} period={span} runsHref={`/runs?from=${period.from}&to=${period.to}`} />
          ))}
        </StatBand>
      </Section>
      <FigureBook samples={automations[0] ? [automations[0].error, automations[0].aht] : []} period={span} />
      <AgendaAutomations agenda={agenda} />
      <AgendaExceptions agenda={agenda} />
      <AgendaBacklog agenda={agenda} />
      <Section title={t('agenda.incidents')}>
        <p className="panel flex flex-wrap items-baseline gap-x-3 px-4 py-3 text-sm text-ink-2">
          <Status tone="none" />
          <span className="min-w-0 flex-1 basis-72">{t('agenda.incidentsNoSource')}</span>
        </p>
      </Section>
      <AgendaIndicators agenda={agenda} />
      <AgendaActions title={t('agenda.overdue')} none={t('agenda.overdueNone')} rows={overdue.rows} more={overdue.count - overdue.rows.length} />
      {earlier && <AgendaActions title={t('agenda.earlier', { at: f.date(earlier.plannedAt) })} none={t('agenda.earlierNone')} rows={earlier.rows} more={0} />}
      <AgendaChanges agenda={agenda} />
      <AgendaBenefits agenda={agenda} />
      {gates.length > 0 && (
        <Section title={t('agenda.gates')}>
          <ul className="panel divide-y divide-line-soft">
            {gates.map((gate) => (
              <li key={gate.phase.id} className="px-3.5 py-2.5">
                <TextLink href={`/gates/${gate.phase.id}`}>{gateSentence(gate, write)}</TextLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
