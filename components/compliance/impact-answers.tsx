import { useTranslations } from 'next-intl'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import type { Tone } from '@/components/ui/tone'
import { levelAfter, levelBefore, worstAfter, type ImpactAnswers, type ImpactKind, type Level } from '@/lib/core/compliance/impact'

const toneOf: Record<Level, Tone> = { low: 'ok', medium: 'watch', high: 'act', veryHigh: 'act' }

/** The answers as they are read: question, answer; what is not answered is said so. */
export function ImpactAnswersView({ answers, kind }: { answers: ImpactAnswers; kind: ImpactKind }) {
  const t = useTranslations('impact')
  const level = (value: Level | null) => (value ? { text: t(`levels.${value}`), tone: toneOf[value] } : null)
  const { processing, necessity, risks, measures, conclusion } = answers
  const worst = worstAfter(risks.rows)
  return (
    <>
      <Answers title={t('steps.processing')} rows={(['description', 'dataFlow', 'scale'] as const).map((name) => [t(`fields.${name}`), processing[name]])} />
      <Answers title={t('steps.necessity')} rows={(['lawful', 'necessary', 'minimised', 'informed', 'rights'] as const).map((name) => [t(`fields.${name}`), necessity[name]])} />
      <Section title={t('steps.risks')} note={`${t('worst')}: ${worst ? t(`levels.${worst}`) : t('worstNone')}`}>
        <PlainTable
          caption={t('steps.risks')}
          columns={[
            { id: 'event', header: t('fields.event') },
            { id: 'before', header: t('fields.before') },
            { id: 'measures', header: t('fields.riskMeasures') },
            { id: 'after', header: t('fields.after') },
          ]}
          rows={risks.rows.map((row, index) => ({
            id: String(index),
            name: row.event,
            cells: { event: { text: row.event, sub: row.effect }, before: level(levelBefore(row)), measures: row.measures ? { text: row.measures, sub: row.responsible } : null, after: level(levelAfter(row)) },
          }))}
          empty={<p className="panel border-dashed px-4 py-4 text-sm text-ink-3">{t('missing.risks')}</p>}
        />
      </Section>
      <Answers title={t('steps.measures')} rows={(['effective', 'proportionate'] as const).map((name) => [t(`fields.${name}`), measures[name]])} />
      <Answers
        title={t('steps.conclusion')}
        rows={[
          [t('fields.outcome'), conclusion.outcome && t(`outcomes.${conclusion.outcome}`)],
          ...(conclusion.conditions ? ([[t('fields.conditions'), conclusion.conditions]] as [string, string][]) : []),
          [t('fields.summary'), conclusion.summary],
          [t('fields.officer'), conclusion.officer],
          ...(kind === 'pipl' && !conclusion.people ? [] : ([[t('fields.people'), conclusion.people]] as [string, string | undefined][])),
          ...(kind === 'pipl' && !conclusion.authority ? [] : ([[t('fields.authority'), [conclusion.authority && t(`consultations.${conclusion.authority}`), conclusion.authorityNote].filter(Boolean).join(' · ')]] as [string, string][])),
        ]}
      />
    </>
  )
}

function Answers({ title, rows }: { title: string; rows: [string, string | undefined][] }) {
  const t = useTranslations('impact')
  return (
    <Section title={title}>
      <dl className="panel divide-y divide-line-soft">
        {rows.map(([question, answer]) => (
          <div key={question} className="grid gap-x-6 gap-y-0.5 px-4 py-2.5 sm:grid-cols-[14rem_minmax(0,1fr)]">
            <dt className="text-sm text-ink-3">{question}</dt>
            <dd dir="auto" className="max-w-[75ch] min-w-0 [overflow-wrap:anywhere] whitespace-pre-line">{answer || <span className="text-watch">{t('noAnswer')}</span>}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
