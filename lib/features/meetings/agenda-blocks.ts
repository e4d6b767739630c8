import type { Agenda, AgendaAction, AgendaChange } from '@/lib/core/programme/agenda'
import { nameIn } from '@/lib/core/localized'
import { inWords } from '@/lib/core/value/review'
import type { Standing } from '@/lib/core/runs/compare'
import type { Block, TableCell, Tone } from '@/lib/documents/document'
import { formatIndicator, formatThreshold } from '@/lib/i18n/format-indicator'
import { agendaWords } from './agenda-words'
import type { Writer } from './minutes-document'

const standingTone: Record<Standing, Tone> = { 'on-target': 'ok', watch: 'watch', act: 'act', 'no-data': 'none' }

/** The agenda with its figures as they were composed, for the minutes. */
export function agendaBlocks(agenda: Agenda, write: Writer): Block[] {
  const { t, f, day } = write
  return [
    { kind: 'page-break' },
    { kind: 'heading', text: t('agenda.title') },
    { kind: 'paragraph', text: t('agenda.composed', { at: f.dateTime(agenda.composedAt), by: agenda.composedBy }) },
    { kind: 'paragraph', text: t('agenda.window', { from: day(agenda.period.from), to: day(agenda.period.to), beforeFrom: day(agenda.previous.from), beforeTo: day(agenda.previous.to) }) },
    { kind: 'heading', text: t('agenda.automations') },
    ...automationBlocks(agenda, write),
    { kind: 'heading', text: t('agenda.backlog') },
    { kind: 'paragraph', text: backlogSentence(agenda, write) },
    { kind: 'heading', text: t('agenda.exceptions') },
    ...exceptionBlocks(agenda, write),
    { kind: 'heading', text: t('agenda.incidents') },
    { kind: 'paragraph', text: t('agenda.incidentsNoSource') },
    ...indicatorBlocks(agenda, write),
    { kind: 'heading', text: t('agenda.overdue') },
    ...actionBlocks(agenda.overdue.rows, t('agenda.overdueNone'), write),
    ...(agenda.overdue.count > agenda.overdue.rows.length ? [{ kind: 'paragraph' as const, text: t('agenda.more', { count: agenda.overdue.count - agenda.overdue.rows.length }) }] : []),
    ...(agenda.earlier ? [{ kind: 'heading' as const, text: t('agenda.earlier', { at: f.date(agenda.earlier.plannedAt) }) }, ...actionBlocks(agenda.earlier.rows, t('agenda.earlierNone'), write)] : []),
    { kind: 'heading', text: t('agenda.changes', { from: day(agenda.ahead.from), to: day(agenda.ahead.to) }) },
    ...changeBlocks(agenda.changes, write),
    ...benefitBlocks(agenda, write),
    ...(agenda.gates.length ? [{ kind: 'heading' as const, text: t('agenda.gates') }, { kind: 'list' as const, items: agenda.gates.map((gate) => gateSentence(gate, write)) }] : []),
  ]
}

function automationBlocks({ automations, moreAutomations }: Agenda, write: Writer): Block[] {
  const { t, f, say, locale } = write
  if (!automations.length) return [{ kind: 'paragraph', text: t('agenda.automationsNone') }]
  const { value, change } = agendaWords(f)
  const standing = (row: Agenda['automations'][number]): TableCell => {
    const { standing: how, reason } = row.success
    return { text: how === 'no-data' ? say(`boards.reason.${row.success.value === null ? 'no-value' : (reason ?? 'no-value')}`) : say(`ui.status.${standingTone[how]}`), tone: standingTone[how] }
  }
  const table: Block = {
    kind: 'table',
    columns: [
      { header: t('agenda.automation'), width: 2.9 },
      { header: t('agenda.standing'), width: 1.4 },
      { header: t('agenda.error'), width: 1.1, align: 'right' },
      { header: t('agenda.change'), width: 1.6, align: 'right' },
      { header: t('agenda.aht'), width: 1.2, align: 'right' },
      { header: t('agenda.change'), width: 1.6, align: 'right' },
      { header: t('agenda.units'), width: 1.1, align: 'right' },
    ],
    rows: automations.map((row) => [nameIn(locale, row), standing(row), value(row.error), change(row.error) ?? f.none, value(row.aht), change(row.aht) ?? f.none, f.number(row.units)]),
  }
  return [table, ...(moreAutomations ? [{ kind: 'paragraph' as const, text: t('agenda.moreAutomations', { count: moreAutomations }) }] : [])]
}

export function backlogSentence({ backlog: { waiting, before, oldestAgeMs } }: Pick<Agenda, 'backlog'>, { t, f }: Pick<Writer, 't' | 'f'>): string {
  if (waiting === null) return t('agenda.backlogNone')
  return t(before === null ? 'agenda.backlogNow' : 'agenda.backlogChange', { waiting: f.number(waiting), before: f.number(before), oldest: f.duration(oldestAgeMs) })
}

function exceptionBlocks({ exceptions }: Agenda, { t, f, say, locale }: Writer): Block[] {
  if (!exceptions.length) return [{ kind: 'paragraph', text: t('agenda.exceptionsNone') }]
  return [
    {
      kind: 'table',
      columns: [{ header: t('agenda.automation'), width: 2 }, { header: t('agenda.kind'), width: 1.4 }, { header: t('agenda.runs'), width: 0.8, align: 'right' }, { header: t('agenda.words'), width: 3.4 }],
      rows: exceptions.map(({ automation, kind, count, example }) => [
        automation ? nameIn(locale, automation) : t('agenda.unlinked'),
        say(`runs.errorKind.${kind}`),
        f.number(count),
        example ? t('agenda.mostOften', { words: example.message ?? example.code ?? f.none, times: example.times, of: example.of }) : f.none,
      ]),
    },
  ]
}

function indicatorBlocks({ indicators }: Agenda, { f, say, locale }: Writer): Block[] {
  if (!indicators) return []
  const w = (key: string, params?: Record<string, number>) => say(`indicators.agenda.${key}`, params)
  const heading: Block = { kind: 'heading', text: w('title') }
  if (!indicators.rows.length) return [heading, { kind: 'paragraph', text: w(indicators.watched ? 'none' : 'noneWatched') }]
  return [
    heading,
    {
      kind: 'table',
      columns: [{ header: w('columns.risk'), width: 3 }, { header: w('columns.metric'), width: 2 }, { header: w('columns.value'), width: 1, align: 'right' }, { header: w('columns.threshold'), width: 1, align: 'right' }, { header: w('columns.since'), width: 1.2 }, { header: w('columns.owner'), width: 1.4 }],
      rows: indicators.rows.map(({ risk, metric, value, threshold, since, owner }): TableCell[] => [
        `${risk.code} ${(locale === 'zh-CN' && risk.titleZh) || risk.title}`, say(`indicators.metrics.${metric}.name`), { text: formatIndicator(f, metric, value), tone: 'act' }, formatThreshold(f, metric, threshold), f.date(since), owner ?? say('indicators.panel.nobody'),
      ]),
    },
    ...(indicators.more ? [{ kind: 'paragraph' as const, text: w('more', { count: indicators.more }) }] : []),
  ]
}

function actionBlocks(rows: readonly AgendaAction[], none: string, { t, day }: Writer): Block[] {
  if (!rows.length) return [{ kind: 'paragraph', text: none }]
  return [
    {
      kind: 'table',
      columns: [{ header: t('action.text'), width: 4 }, { header: t('action.owner'), width: 1.6 }, { header: t('action.due'), width: 1.4 }, { header: t('action.state'), width: 1.4 }],
      rows: rows.map(({ text, owner, dueOn, status, daysLate }) => [text, owner ?? t('nobodyYet'), day(dueOn), { text: daysLate ? t('action.late', { days: daysLate }) : t(`action.statuses.${status}`), tone: daysLate ? 'act' : status === 'done' ? 'ok' : 'none' }]),
    },
  ]
}

/** Without the amounts of the agenda: minutes are one file for all who read meetings, and not all of them read value. */
function benefitBlocks({ benefits }: Agenda, { f, say, locale }: Writer): Block[] {
  if (!benefits) return []
  const heading: Block = { kind: 'heading', text: say('value.agenda.title') }
  if (!benefits.rows.length) return [heading, { kind: 'paragraph', text: say('value.agenda.none') }]
  return [
    heading,
    {
      kind: 'table',
      columns: [{ header: say('value.agenda.automation'), width: 2.2 }, { header: say('value.agenda.why'), width: 5.8 }],
      rows: benefits.rows.map((row) => [nameIn(locale, row), row.reasons.map((reason) => inWords(reason, (month) => f.month(`${month}-01`))).map(({ key, params }) => say(key, params)).join(locale === 'en' ? ' ' : '')]),
    },
    ...(benefits.more ? [{ kind: 'paragraph' as const, text: say('value.agenda.more', { count: benefits.more }) }] : []),
  ]
}

function changeBlocks(changes: readonly AgendaChange[], { t, day, locale }: Writer): Block[] {
  if (!changes.length) return [{ kind: 'paragraph', text: t('agenda.changesNone') }]
  return [
    {
      kind: 'table',
      columns: [{ header: t('agenda.on'), width: 1.3 }, { header: t('agenda.what'), width: 1.5 }, { header: t('agenda.record'), width: 3.4 }, { header: t('agenda.state'), width: 1.2 }],
      rows: changes.map(({ kind, record, phase, on, late }) => [day(on), t(`changeKinds.${kind}`), phase ? `${nameIn(locale, record)} · ${nameIn(locale, phase)}` : nameIn(locale, record), late ? { text: t('agenda.late'), tone: 'act' } : { text: t('agenda.planned'), tone: 'none' }]),
    },
  ]
}

export const gateSentence = ({ phase, met, of, mandatoryMissing, decisionDue }: Agenda['gates'][number], { t, day, locale }: Pick<Writer, 't' | 'day' | 'locale'>): string =>
  t(decisionDue ? 'agenda.gateDue' : 'agenda.gate', { phase: nameIn(locale, phase), met, of, missing: mandatoryMissing, due: decisionDue ? day(decisionDue) : '' })
