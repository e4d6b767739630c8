import type { MessageParams } from '@/lib/core/errors'
import type { ComplianceBody, RecordSection } from './record'

export type Say = (key: string, params?: MessageParams) => string

export interface RecordFact {
  name: string
  /** Null: not said yet */
  value: string | null
}

export interface RecordPart {
  section: RecordSection
  title: string
  facts: RecordFact[]
}

/** The record in words, part by part, for its page and its documents; `say` knows the messages of `compliance` and `processes`. */
export function recordParts(body: ComplianceBody, say: Say): RecordPart[] {
  const w = (key: string, params?: MessageParams) => say(`compliance.${key}`, params)
  const fact = (name: string, value: string | undefined | null): RecordFact => ({ name: w(`fields.${name}`), value: value || null })
  const chosen = (group: string, value: string | undefined) => (value === undefined ? null : w(`${group}.${value}`))
  const list = (group: string, values: readonly string[]) => values.map((value) => w(`${group}.${value}`)).join(w('joint')) || null
  const optional = (given: RecordFact): RecordFact[] => (given.value === null ? [] : [given])
  const part = (section: RecordSection, facts: RecordFact[]): RecordPart => ({ section, title: w(`sections.${section}`), facts })
  return [
    part('data', [
      ...(body.classes.length
        ? body.classes.map((name) => ({ name: say(`processes.dataClass.${name}`), value: body.examples[name] ?? (name === 'personal' || name === 'sensitive' ? null : w('noExamples')) }))
        : [fact('classes', null)]),
      fact('subjects', list('subjects', body.subjects)),
      ...optional(fact('subjectsNote', body.subjectsNote)),
    ]),
    part('purpose', [
      fact('purpose', body.purpose),
      fact('laws', list('laws', body.laws)),
      ...(body.laws.includes('pipl') ? [fact('piplBasis', chosen('piplBases', body.piplBasis))] : []),
      ...(body.laws.includes('gdpr') ? [fact('gdprBasis', chosen('gdprBases', body.gdprBasis))] : []),
      ...optional(fact('basisNote', body.basisNote)),
      ...(body.classes.includes('sensitive') ? [fact('sensitiveGround', body.sensitiveGround)] : []),
    ]),
    part('recipients', recipientFacts(body, w)),
    part('crossBorder', transferFacts(body, w)),
    part('retention', [
      fact('retentionMonths', body.retentionMonths === undefined ? body.retentionRule : w('retentionValue', { count: body.retentionMonths })),
      ...(body.retentionMonths === undefined ? [] : optional(fact('retentionRule', body.retentionRule))),
      fact('ending', chosen('endings', body.ending)),
    ]),
    part('security', [
      fact('transit', joined(chosen('extents', body.transit), body.transitNote)),
      fact('rest', joined(chosen('extents', body.rest), body.restNote)),
      fact('access', body.accessRows.map(({ who, right, note }) => joined(`${who}: ${w(`rights.${right}`)}`, note)).join('\n')),
      ...optional(fact('otherMeasures', list('measures', body.otherMeasures))),
      ...optional(fact('measuresNote', body.measuresNote)),
    ]),
    part('decisions', [
      fact('automated', body.automated && w(body.automated)),
      ...(body.automated === 'yes' ? [fact('automatedLogic', body.automatedLogic), fact('automatedEffect', body.automatedEffect), fact('automatedObjection', body.automatedObjection)] : []),
      fact('circumstances', list('circumstances', body.circumstances)),
    ]),
  ]
}

type Words = (key: string, params?: MessageParams) => string
const joined = (value: string | null, note: string | undefined) => (value && note ? `${value} · ${note}` : value)

function recipientFacts(body: ComplianceBody, w: Words): RecordFact[] {
  const name = w('fields.recipients')
  if (body.recipients !== 'named') return [{ name, value: body.recipients === 'none' ? w('recipientsChoice.none') : null }]
  return body.recipientRows.length ? body.recipientRows.map((row) => ({ name: joined(w(`roles.${row.role}`), undefined) ?? '', value: joined(row.name, row.what) })) : [{ name, value: null }]
}

function transferFacts(body: ComplianceBody, w: Words): RecordFact[] {
  const name = w('fields.crossBorder')
  if (body.crossBorder !== 'yes') return [{ name, value: body.crossBorder ? w('no') : null }]
  if (!body.transferRows.length) return [{ name, value: null }]
  return body.transferRows.map(({ country, recipient, mechanism, reference }) => ({ name: country, value: [recipient, mechanism && w(`mechanisms.${mechanism}`), reference].filter(Boolean).join(' · ') || null }))
}

/** Why an assessment is asked for, in words; empty: it is not. */
export const screeningWords = (reasons: { pipl: readonly string[]; gdpr: readonly string[] }, say: Say): string[] => [
  ...reasons.pipl.map((name) => say(`compliance.screening.pipl.${name}`)),
  ...reasons.gdpr.map((name) => say(`compliance.screening.gdpr.${name}`)),
]
