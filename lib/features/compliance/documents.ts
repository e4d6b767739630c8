import { impactCode, levelAfter, levelBefore, lawsOf, worstAfter, type Level } from '@/lib/core/compliance/impact'
import { recordParts, screeningWords, type Say } from '@/lib/core/compliance/words'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { Block, Document, TableCell, Tone } from '@/lib/documents/document'
import { makeFormats } from '@/lib/i18n/format'
import { messageText } from '@/lib/i18n/message-text'
import type { AssessmentDetail } from './assessment-queries'
import type { OverviewRow } from './overview'

interface Made {
  locale: Locale
  organisation: string
  timeZone: string
  madeAt: Date
}

async function wording({ locale, timeZone }: Made) {
  const say = (await messageText(locale)) as Say
  return { say, f: makeFormats(locale, timeZone, { points: say('common.units.points'), none: say('common.units.none') }) }
}

const toneOf: Record<Level, Tone> = { low: 'ok', medium: 'watch', high: 'act', veryHigh: 'act' }

/** All records of processing, process by process, with what is still missing. */
export async function recordsDocument(made: Made, rows: readonly OverviewRow[], today: string): Promise<Document> {
  const { say, f } = await wording(made)
  const t = (key: string, params?: Parameters<Say>[1]) => say(`compliance.${key}`, params)
  const recorded = rows.filter(({ record }) => record)
  const blocks: Block[] = [
    { kind: 'facts', facts: [{ name: t('document.count'), value: f.number(recorded.length) }, { name: t('document.missingCount'), value: f.number(rows.filter(({ gaps }) => gaps.length).length) }] },
    ...(recorded.length ? [] : ([{ kind: 'paragraph', text: t('document.noRecords') }] satisfies Block[])),
    ...recorded.flatMap((row): Block[] => [
      { kind: 'heading', text: `${nameIn(made.locale, row)} · ${row.code}` },
      {
        kind: 'facts',
        facts: [
          { name: t('columns.department'), value: row.department ? nameIn(made.locale, row.department) : f.none },
          { name: t('columns.owner'), value: row.owner?.name ?? t('nobody') },
          { name: t('columns.version'), value: `${row.ordinal} · ${row.updatedAt ? f.date(row.updatedAt) : f.none}` },
          { name: t('columns.reviewOn'), value: row.reviewOn ? f.date(row.reviewOn) : f.none },
        ],
      },
      {
        kind: 'table',
        columns: [{ header: '', width: 'auto' }, { header: '', width: 1 }, { header: '', width: 2 }],
        rows: recordParts(row.record!, say).flatMap(({ title, facts }) => facts.map(({ name, value }, index): TableCell[] => [index ? '' : { text: title, bold: true }, name, value ?? { text: t('notSaid'), tone: 'watch' }])),
      },
      ...(row.assessments.length ? ([{ kind: 'paragraph', text: `${t('columns.assessments')}: ${row.assessments.map(({ number, status }) => `${impactCode(number)} (${say(`impact.statuses.${status}`)})`).join(', ')}` }] satisfies Block[]) : []),
      ...(row.gaps.length ? ([{ kind: 'paragraph', text: t('document.missing'), tone: 'watch' }, { kind: 'list', items: row.gaps.map(({ key, params, who }) => `${say(key, params)} (${who.map(({ name }) => name).join(', ') || t('nobody')})`) }] satisfies Block[]) : []),
    ]),
  ]
  return {
    locale: made.locale, title: t('document.title'), subtitle: `${t('document.subtitle')} · ${t('document.made', { day: f.date(today) })}`, organisation: made.organisation, blocks,
    pageWords: t('document.page', { page: '{page}', pages: '{pages}' }), createdAt: made.madeAt,
  }
}

/** An assessment as the report that is kept: facts, answers, the record it was made on, and who answered for it. */
export async function assessmentDocument(made: Made, found: AssessmentDetail): Promise<Document> {
  const { say, f } = await wording(made)
  const t = (key: string, params?: Parameters<Say>[1]) => say(`impact.${key}`, params)
  const { answers, status, kind } = found
  const draft = status === 'draft' || status === 'withdrawn'
  const version = draft ? undefined : found.versions[0]
  const level = (value: Level | null): TableCell => (value ? { text: t(`levels.${value}`), tone: toneOf[value] } : f.none)
  const asked = (name: string, answer: string | undefined): Block[] => [{ kind: 'heading', text: t(`fields.${name}`), level: 2 }, { kind: 'paragraph', text: answer || t('noAnswer'), ...(!answer && { tone: 'watch' as const }) }]
  const worst = worstAfter(answers.risks.rows)
  const { conclusion } = answers
  const reasons = found.screening ? screeningWords(found.screening, say) : []
  const blocks: Block[] = [
    {
      kind: 'facts',
      facts: [
        { name: t('columns.process'), value: `${nameIn(made.locale, found.process)} · ${found.process.code}` },
        { name: t('columns.kind'), value: lawsOf(kind).map((law) => t(`kinds.${law}`)).join(', ') },
        { name: t('columns.owner'), value: found.owner.name },
        { name: t('columns.status'), value: t(`statuses.${found.expired ? 'expired' : status}`) },
        { name: t('columns.validUntil'), value: status === 'approved' && found.validUntil ? f.date(found.validUntil) : f.none },
        { name: t('worst'), value: worst ? t(`levels.${worst}`) : t('worstNone') },
      ],
    },
    ...(reasons.length ? ([{ kind: 'heading', text: t('document.screening') }, { kind: 'list', items: reasons }] satisfies Block[]) : []),
    { kind: 'heading', text: t('steps.processing') },
    ...(['description', 'dataFlow', 'scale'] as const).flatMap((name) => asked(name, answers.processing[name])),
    { kind: 'heading', text: t('steps.necessity') },
    ...(['lawful', 'necessary', 'minimised', 'informed', 'rights'] as const).flatMap((name) => asked(name, answers.necessity[name])),
    { kind: 'heading', text: t('steps.risks') },
    {
      kind: 'table',
      columns: [{ header: t('fields.event'), width: 2 }, { header: t('fields.before'), width: 'auto' }, { header: t('fields.riskMeasures'), width: 2 }, { header: t('fields.after'), width: 'auto' }],
      rows: answers.risks.rows.map((row) => [[row.event, row.effect].filter(Boolean).join(' – '), level(levelBefore(row)), [row.measures, row.responsible].filter(Boolean).join(' – ') || f.none, level(levelAfter(row))]),
    },
    { kind: 'heading', text: t('steps.measures') },
    ...(['effective', 'proportionate'] as const).flatMap((name) => asked(name, answers.measures[name])),
    { kind: 'heading', text: t('steps.conclusion') },
    ...asked('outcome', conclusion.outcome && t(`outcomes.${conclusion.outcome}`)),
    ...(conclusion.conditions ? asked('conditions', conclusion.conditions) : []),
    ...asked('summary', conclusion.summary),
    ...asked('officer', conclusion.officer),
    ...(conclusion.people || kind !== 'pipl' ? asked('people', conclusion.people) : []),
    ...(conclusion.authority ? asked('authority', [t(`consultations.${conclusion.authority}`), conclusion.authorityNote].filter(Boolean).join(' · ')) : []),
    ...(found.record
      ? ([
          { kind: 'heading', text: t(draft ? 'record' : 'recordFrozen') },
          { kind: 'table', columns: [{ header: '', width: 'auto' }, { header: '', width: 1 }, { header: '', width: 2 }], rows: recordParts(found.record, say).flatMap(({ title, facts }) => facts.map(({ name, value }, index): TableCell[] => [index ? '' : { text: title, bold: true }, name, value ?? say('compliance.notSaid')])) },
        ] satisfies Block[])
      : []),
    ...(found.keptUntil ? ([{ kind: 'paragraph', text: t('document.kept', { day: f.date(found.keptUntil) }) }] satisfies Block[]) : []),
    {
      kind: 'signatures',
      lines: [
        { name: version?.savedBy.name ?? found.owner.name, role: t('document.handedIn'), ...(version && { signed: f.dateTime(version.savedAt) }) },
        ...found.reviewers.map(({ id, name }) => {
          const decision = version?.decisions.find(({ decider }) => decider.id === id)
          return { name, role: t('document.reviewer'), ...(decision && { signed: `${t(`versions.outcomes.${decision.outcome}`)} · ${f.dateTime(decision.decidedAt)}` }) }
        }),
      ],
    },
  ]
  const code = impactCode(found.number)
  return {
    locale: made.locale, title: found.title, subtitle: `${t('document.report')} · ${version ? t('document.subtitle', { code, ordinal: version.ordinal }) : t('document.draft', { code })}`, organisation: made.organisation, blocks,
    footer: version ? `SHA-256 ${version.digest}` : t('document.notFrozen'), pageWords: t('document.page', { page: '{page}', pages: '{pages}' }), createdAt: version?.savedAt ?? made.madeAt,
  }
}
