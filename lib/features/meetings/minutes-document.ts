import { onClock } from '@/lib/core/calendar/local-time'
import type { MessageParams } from '@/lib/core/errors'
import { nameIn, type Locale } from '@/lib/core/localized'
import { minutesParts } from '@/lib/core/programme/agenda'
import type { AttendanceState } from '@/lib/core/programme/meetings'
import type { Block, Document, Tone } from '@/lib/documents/document'
import { makeFormats } from '@/lib/i18n/format'
import { messageText } from '@/lib/i18n/message-text'
import { agendaBlocks } from './agenda-blocks'
import type { MinutesState } from './minutes-state'

export interface Writer {
  locale: Locale
  /** A sentence of the area `meetings` */
  t(key: string, params?: MessageParams): string
  /** A sentence of any area */
  say(key: string, params?: MessageParams): string
  f: ReturnType<typeof makeFormats>
  /** A calendar day */
  day(day: string): string
}

const attendanceTone: Record<AttendanceState, Tone> = { present: 'ok', excused: 'none', absent: 'watch' }

export const minutesName = ({ series, plannedAt, timeZone }: MinutesState, locale: Locale): string => `minutes-${series.kind}-${onClock(plannedAt.getTime(), timeZone).day}-${locale}.pdf`

export async function writerFor(locale: Locale, timeZone: string): Promise<Writer> {
  const say = await messageText(locale)
  const f = makeFormats(locale, timeZone, { points: say('common.units.points'), none: say('common.units.none') })
  return {
    locale,
    say,
    t: (key, params) => say(`meetings.${key}`, params),
    f,
    day: f.date,
  }
}

/** The minutes of a meeting in one language: what was decided first, then who does what, what was said, and on which figures. */
export async function minutesDocument(state: MinutesState, digest: string, locale: Locale): Promise<Document> {
  const write = await writerFor(locale, state.timeZone)
  const { t, f } = write
  return {
    locale,
    title: t('document.title', { meeting: nameIn(locale, state.series) }),
    subtitle: f.dateTime(state.plannedAt),
    organisation: state.organisation,
    blocks: [
      ...summaryBlocks(state, write),
      ...decisionBlocks(state, write),
      ...actionBlocks(state, write),
      { kind: 'heading', text: t('document.minutes') },
      ...textBlocks(state, write),
      { kind: 'heading', text: t('document.attendance') },
      attendanceBlock(state, write),
      ...(state.agenda ? agendaBlocks(state.agenda, write) : [{ kind: 'paragraph' as const, text: t('document.noAgenda') }]),
      { kind: 'signatures', lines: [{ name: state.chair ?? t('document.nobody'), role: t('chair') }] },
    ],
    footer: t('document.footer', { digest }),
    pageWords: t('document.page', { page: '{page}', pages: '{pages}' }),
    createdAt: state.endedAt,
  }
}

function summaryBlocks({ attendance, decisions, actions, startedAt, endedAt, place, chair }: MinutesState, { t, f }: Writer): Block[] {
  const present = attendance.filter(({ state }) => state === 'present').length
  return [
    {
      kind: 'figures',
      figures: [
        { name: t('document.decisions'), value: f.number(decisions.length) },
        { name: t('document.actions'), value: f.number(actions.length) },
        { name: t('document.attendance'), value: t('presentOf', { present, invited: attendance.length }) },
      ],
    },
    {
      kind: 'facts',
      facts: [
        { name: t('document.began'), value: f.dateTime(startedAt) },
        { name: t('document.ended'), value: f.dateTime(endedAt) },
        { name: t('chair'), value: chair ?? f.none },
        { name: t('place'), value: place ?? f.none },
      ],
    },
  ]
}

function decisionBlocks({ decisions }: MinutesState, { t }: Writer): Block[] {
  const lines = decisions.length ? decisions.map((text, i) => `${i + 1}. ${text}`) : [t('noDecisions')]
  return [{ kind: 'heading', text: t('document.decisions') }, ...lines.map((text): Block => ({ kind: 'paragraph', text }))]
}

function actionBlocks({ actions }: MinutesState, { t, day }: Writer): Block[] {
  const heading: Block = { kind: 'heading', text: t('document.actions') }
  if (!actions.length) return [heading, { kind: 'paragraph', text: t('noActions') }]
  return [
    heading,
    {
      kind: 'table',
      columns: [{ header: t('action.text'), width: 4 }, { header: t('action.owner'), width: 1.6 }, { header: t('action.due'), width: 1.4 }],
      rows: actions.map(({ text, owner, dueOn }) => [text, owner ?? t('nobodyYet'), day(dueOn)]),
    },
  ]
}

function textBlocks({ minutes }: MinutesState, { t }: Writer): Block[] {
  const parts = minutesParts(minutes)
  if (!parts.length) return [{ kind: 'paragraph', text: t('noMinutes') }]
  return parts.map((part): Block => (part.kind === 'list' ? { kind: 'list', items: part.items } : part.kind === 'heading' ? { kind: 'heading', text: part.text, level: 2 } : { kind: 'paragraph', text: part.text }))
}

function attendanceBlock({ attendance }: MinutesState, { t }: Writer): Block {
  return {
    kind: 'table',
    columns: [{ header: t('person'), width: 2 }, { header: t('document.attendance'), width: 1 }],
    rows: attendance.map(({ name, state, chairs, guest }) => [chairs ? `${name} (${t('chair')})` : guest ? `${name} (${t('guest')})` : name, { text: t(`attendanceStates.${state}`), tone: attendanceTone[state] }]),
  }
}
