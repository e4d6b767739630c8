import { useLocale, useTranslations } from 'next-intl'
import { use } from 'react'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { Agenda, AgendaAction } from '@/lib/core/programme/agenda'
import { backlogSentence } from '@/lib/features/meetings/agenda-blocks'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'

export function AgendaExceptions({ agenda: { exceptions, period } }: { agenda: Agenda }) {
  const t = useTranslations('meetings')
  const kind = useTranslations('runs.errorKind')
  const locale = useLocale() as Locale
  const f = use(getFormats())
  return (
    <Section title={t('agenda.exceptions')}>
      <PlainTable
        caption={t('agenda.exceptions')}
        columns={[{ id: 'automation', header: t('agenda.automation') }, { id: 'kind', header: t('agenda.kind') }, { id: 'runs', header: t('agenda.runs'), align: 'right' }, { id: 'words', header: t('agenda.words') }]}
        rows={exceptions.map((row) => {
          const name = row.automation ? nameIn(locale, row.automation) : t('agenda.unlinked')
          const href = `/runs/list?automation=${row.automation?.id ?? 'none'}&errorKind=${row.kind}&counted=1&from=${period.from}&to=${period.to}`
          return {
            id: `${row.automation?.id ?? 'none'}-${row.kind}`,
            name: `${name}, ${kind(row.kind)}`,
            href,
            cells: {
              automation: name,
              kind: kind(row.kind),
              runs: { text: f.number(row.count), href },
              words: row.example ? t('agenda.mostOften', { words: row.example.message ?? row.example.code ?? f.none, times: row.example.times, of: row.example.of }) : null,
            },
          }
        })}
        empty={<p className="text-ink-2">{t('agenda.exceptionsNone')}</p>}
      />
    </Section>
  )
}

export function AgendaBacklog({ agenda }: { agenda: Agenda }) {
  const t = useTranslations('meetings')
  const f = use(getFormats())
  const { queues } = agenda.backlog
  return (
    <Section title={t('agenda.backlog')}>
      <p className="mb-2.5 text-ink-2">{backlogSentence(agenda, { t: t as never, f })}</p>
      {queues.length > 0 && (
        <PlainTable
          caption={t('agenda.backlog')}
          columns={[{ id: 'queue', header: t('agenda.queue') }, { id: 'engine', header: t('agenda.engine') }, { id: 'waiting', header: t('agenda.waiting'), align: 'right' }, { id: 'oldest', header: t('agenda.oldest'), align: 'right' }]}
          rows={queues.map(({ name, engine, waiting, oldestAgeMs }) => ({ id: `${engine}-${name}`, name, cells: { queue: name, engine, waiting: f.number(waiting), oldest: waiting ? f.duration(oldestAgeMs) : null } }))}
        />
      )}
    </Section>
  )
}

interface ActionsProps {
  title: string
  none: string
  rows: AgendaAction[]
  /** Left out of the list */
  more: number
}

export function AgendaActions({ title, none, rows, more }: ActionsProps) {
  const t = useTranslations('meetings')
  const day = use(getDayFormat())
  return (
    <Section title={title}>
      <PlainTable
        caption={title}
        columns={[{ id: 'text', header: t('action.text') }, { id: 'owner', header: t('action.owner') }, { id: 'due', header: t('action.due') }, { id: 'state', header: t('action.state') }]}
        rows={rows.map(({ id, text, owner, dueOn, status, daysLate }) => ({
          id,
          name: text,
          href: `/actions/${id}`,
          cells: {
            text,
            owner: owner ?? t('nobodyYet'),
            due: day(dueOn),
            state: daysLate ? { text: t('action.late', { days: daysLate }), tone: 'act' } : { text: t(`action.statuses.${status}`), tone: status === 'done' ? 'ok' : status === 'open' ? 'info' : 'none' },
          },
        }))}
        empty={<p className="text-ink-2">{none}</p>}
      />
      {more > 0 && <p className="mt-2 text-sm text-ink-3">{t('agenda.more', { count: more })}</p>}
    </Section>
  )
}

export function AgendaChanges({ agenda: { changes, ahead } }: { agenda: Agenda }) {
  const t = useTranslations('meetings')
  const locale = useLocale() as Locale
  const day = use(getDayFormat())
  const title = t('agenda.changes', { from: day(ahead.from), to: day(ahead.to) })
  return (
    <Section title={title}>
      <PlainTable
        caption={title}
        columns={[{ id: 'record', header: t('agenda.record') }, { id: 'what', header: t('agenda.what') }, { id: 'on', header: t('agenda.on') }, { id: 'state', header: t('agenda.state') }]}
        rows={changes.map(({ kind, record, phase, on, late, href }) => ({
          id: `${kind}-${record.id}`,
          name: nameIn(locale, record),
          href,
          cells: {
            record: { text: nameIn(locale, record), sub: phase ? nameIn(locale, phase) : undefined },
            what: t(`changeKinds.${kind}`),
            on: day(on),
            state: late ? { text: t('agenda.late'), tone: 'act' } : { text: t('agenda.planned'), tone: 'none' },
          },
        }))}
        empty={<p className="text-ink-2">{t('agenda.changesNone')}</p>}
      />
    </Section>
  )
}
