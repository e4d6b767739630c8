import { useTranslations } from 'next-intl'
import { use } from 'react'
import type { FormAction } from '@/components/form/form-types'
import { PlainTable } from '@/components/table/plain-table'
import { Status } from '@/components/ui/status'
import type { AssessmentView, getAssessments } from '@/lib/features/scoring/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { AdoptAssessment } from './assessment-panel-adopt'

interface AssessmentCompareProps {
  view: Awaited<ReturnType<typeof getAssessments>>
  counted: AssessmentView
  adopt: FormAction
}

/** The newest assessment of every assessor beside the one that counts, part by part, and the choice which one counts. */
export function AssessmentCompare({ view, counted, adopt }: AssessmentCompareProps) {
  const t = useTranslations('scoring')
  const f = use(getFormats())
  const points = (value: number) => f.number(value, { digits: 1 })
  const newest = [...new Map(view.assessments.map((row) => [row.assessor.id, row])).values()].filter(({ id }) => id !== counted.id).slice(-3)
  const all = [counted, ...newest]
  const lines: [string, string, (a: AssessmentView) => number | string | null][] = [
    ['score', t('result.score'), (a) => a.score],
    ['frequency', t('parts.frequency'), (a) => a.parts.frequency],
    ['structure', t('parts.structure'), (a) => a.parts.structure],
    ['benefit', t('parts.benefit'), (a) => a.parts.benefit],
    ['confidence', t('parts.confidence'), (a) => a.confidence * 100],
    ['complexity', t('parts.complexity'), (a) => a.complexity],
    ['effort', t('result.effort'), (a) => a.build.tenthDays / 10],
    ['risk', t('result.risk'), (a) => a.risk],
  ]
  const difference = (line: (typeof lines)[number], a: AssessmentView) => {
    const gap = Number(line[2](a)) - Number(line[2](counted))
    return Math.abs(gap) < 0.05 ? undefined : `${gap > 0 ? '+' : ''}${points(gap)}`
  }
  return (
    <div className="mt-4">
      <h3 className="font-semibold">{t('panel.compare')}</h3>
      <p className="mb-2 text-xs text-ink-3">{t('panel.compareNote')}</p>
      <PlainTable
        caption={t('panel.compare')}
        columns={[{ id: 'part', header: t('panel.part') }, ...all.map((a) => ({ id: a.id, header: a.assessor.name, align: 'right' as const }))]}
        rows={lines.map((line) => ({
          id: line[0],
          name: line[1],
          cells: { part: line[1], ...Object.fromEntries(all.map((a) => [a.id, { text: points(Number(line[2](a))), sub: a === counted ? undefined : difference(line, a) }])) },
        }))}
      />
      <ul className="mt-2 grid gap-2 text-sm">
        {all.map((a) => (
          <li key={a.id} className="flex flex-wrap items-center justify-between gap-2">
            <span className="min-w-0">
              {a.assessor.name} · {t(`technologies.${a.technology}`)} <span className="text-ink-3">{f.date(a.createdAt)}</span>
            </span>
            {a === counted ? (
              <Status tone="info">{t('panel.counts')}</Status>
            ) : (
              view.blocked?.length === 0 && (
                <Messages areas={['scoring']}>
                  <AdoptAssessment id={a.id} insteadOf={counted.id} name={a.assessor.name} score={points(a.score)} action={adopt} />
                </Messages>
              )
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
