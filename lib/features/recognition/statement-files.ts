import { HOUR_MS } from '@/lib/core/calendar/local-day'
import type { MessageParams } from '@/lib/core/errors'
import { nameIn, type Locale } from '@/lib/core/localized'
import { sentenceOf } from '@/lib/core/recognition/history'
import { requestCode } from '@/lib/core/requests/statuses'
import { csvLine, UTF8_MARK } from '@/lib/core/transfer/csv'
import type { Document } from '@/lib/documents/document'
import { pdfOf } from '@/lib/documents/pdf'
import { makeFormats } from '@/lib/i18n/format'
import { messageText } from '@/lib/i18n/message-text'
import type { Ctx } from '@/lib/server/ctx'
import type { Entry } from './entries'
import { issueStatement, issueStatementFor, type IssuedStatement } from './issue-statement'

/** Issues the statement and writes it as a file; `personId` is left out for one's own. */
export async function statementFile(ctx: Ctx, input: { personId?: string; format: string; language: string } & Record<string, unknown>) {
  const statement = await (input.personId ? issueStatementFor(ctx, input) : issueStatement(ctx, input))
  const write = await writerOf(statement, input.language as Locale)
  const bytes = input.format === 'csv' ? Buffer.from(csvOf(statement, write)) : await pdfOf(documentOf(statement, write))
  return { name: `${statement.number}.${input.format}`, type: input.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/pdf', bytes }
}

async function writerOf({ timeZone }: IssuedStatement, locale: Locale) {
  const say = await messageText(locale)
  const f = makeFormats(locale, timeZone, { points: say('common.units.points'), none: say('common.units.none') })
  const words = { month: (month: string) => f.month(`${month}-01`), hours: (ms: number) => f.hours(ms), number: (value: number) => f.number(value) }
  return {
    locale, say, f,
    t: (key: string, params?: MessageParams) => say(`recognition.statement.${key}`, params),
    told(entry: Entry) {
      const { key, params } = sentenceOf(entry, words)
      return say(key, params)
    },
  }
}

type Writer = Awaited<ReturnType<typeof writerOf>>

function csvOf({ person, entries, number, hash, from, to, totals }: IssuedStatement, { t, told, say, locale }: Writer): string {
  const department = person.department ? nameIn(locale, person.department) : ''
  const lines = entries.map((entry) => [
    number, person.name, department, entry.day, entry.request ? requestCode(entry.request.number) : '', entry.request?.title ?? '',
    say(`recognition.kinds.${entry.kind}`), told(entry), entry.points, typeof entry.facts.shareMs === 'number' ? Math.round(((entry.facts.shareMs - Number(entry.facts.beforeMs ?? 0)) / HOUR_MS) * 10) / 10 : null,
  ])
  const head = ['number', 'person', 'department', 'day', 'request', 'title', 'kind', 'reason', 'points', 'hours'].map((name) => t(`csv.${name}`))
  const foot = [number, person.name, department, `${from} – ${to}`, '', '', t('csv.total'), `SHA-256 ${hash}`, totals.points, Math.round((totals.measuredMs / HOUR_MS) * 10) / 10]
  return UTF8_MARK + [head, ...lines, foot].map(csvLine).join('')
}

export function documentOf(statement: IssuedStatement, { t, told, say, f, locale }: Writer): Document {
  const { person, totals, ideas, entries, badges, number, hash } = statement
  const department = person.department ? nameIn(locale, person.department) : null
  return {
    locale,
    title: t('document', { name: person.name }),
    subtitle: t('subtitle', { from: f.date(statement.from), to: f.date(statement.to), number }),
    organisation: statement.organisation,
    blocks: [
      { kind: 'facts', facts: [{ name: t('person'), value: person.name }, { name: t('department'), value: department ?? f.none }, { name: t('period'), value: t('span', { from: f.date(statement.from), to: f.date(statement.to) }) }, { name: t('issued'), value: f.dateTime(statement.issuedAt) }] },
      {
        kind: 'figures',
        figures: [
          { name: t('points'), value: f.number(totals.points) },
          { name: t('verified'), value: f.number(totals.verified) },
          { name: t('hours'), value: f.hours(totals.measuredMs) },
          { name: t('ideas'), value: f.number(ideas.length) },
        ],
      },
      { kind: 'paragraph', text: t('measuredNote') },
      { kind: 'heading', text: t('byIdea') },
      ideas.length
        ? {
            kind: 'table',
            columns: [{ header: t('csv.request'), width: 'auto' }, { header: t('csv.title'), width: 3 }, { header: t('status'), width: 'auto' }, { header: t('csv.points'), align: 'right', width: 'auto' }, { header: t('csv.hours'), align: 'right', width: 'auto' }],
            rows: ideas.map((idea) => [requestCode(idea.number), idea.title, say(`workflow.statuses.${idea.status}`), f.number(idea.points), idea.measuredMs ? f.hours(idea.measuredMs) : f.none]),
          }
        : { kind: 'paragraph', text: t('none') },
      { kind: 'heading', text: t('history') },
      entries.length
        ? {
            kind: 'table',
            columns: [{ header: t('csv.day'), width: 'auto' }, { header: t('csv.reason'), width: 4 }, { header: t('csv.request'), width: 'auto' }, { header: t('csv.points'), align: 'right', width: 'auto' }],
            rows: entries.map((entry) => [f.date(entry.day), told(entry), entry.request ? requestCode(entry.request.number) : f.none, f.number(entry.points)]),
          }
        : { kind: 'paragraph', text: t('none') },
      { kind: 'heading', text: t('badges') },
      badges.length ? { kind: 'list', items: badges.map(({ badge, day }) => t('badge', { badge: say(`recognition.badges.${badge}.name`), day: f.date(day) })) } : { kind: 'paragraph', text: t('none') },
    ],
    footer: t('footer', { number, hash }),
    pageWords: t('page', { page: '{page}', pages: '{pages}' }),
    createdAt: statement.issuedAt,
  }
}
