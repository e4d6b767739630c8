import { getTranslations } from 'next-intl/server'
import { Status, Tag } from '@/components/ui/status'
import { areas } from '@/lib/core/compatibility/template'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { PlanView } from '@/lib/features/compatibility/plan-view'
import { outcomeTone, severityTone } from '../../tones'
import { CheckButtons } from './check-buttons'

type Check = PlanView['checks'][number]

/** The checks of a plan by area, each with its newest signed result; a line opens to how it is verified. */
export async function PlanChecks({ checks, locale, only, mayPlan }: { checks: Check[]; locale: Locale; only: string | null; mayPlan: boolean }) {
  const [t, c] = await Promise.all([getTranslations('compatPlan'), getTranslations('compatibility')])
  const result = (check: Check) =>
    check.state !== 'asked' ? (
      <Status tone="none">{c('outcomes.not-applicable')}</Status>
    ) : check.outcome === null ? (
      <Status tone="none">{t('notSigned')}</Status>
    ) : (
      <Status tone={check.stale ? 'info' : outcomeTone[check.outcome]}>{check.stale ? t('stale') : c(`outcomes.${check.outcome}`)}</Status>
    )
  return areas.map((area) => {
    const own = checks.filter((check) => check.area === area)
    if (!own.length) return null
    return (
      <section key={area} className="mb-5" aria-label={t(`areas.${area}`)}>
        <h3 className="mb-1.5 text-sm font-semibold">
          {t(`areas.${area}`)} <span className="font-normal text-ink-3 tabular-nums">{own.length}</span>
        </h3>
        <ul className="panel divide-y divide-line-soft text-sm">
          {own.map((check) => {
            const subject = check.system ?? check.interface
            const marked = only !== null && check.system?.id === only
            return (
              <li key={check.id}>
                <details className={marked ? 'bg-accent-soft' : undefined}>
                  <summary className="flex min-h-row cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-3.5 py-1.5 hover:bg-raised">
                    <span className="w-10 shrink-0 font-mono text-xs text-ink-3">{check.code}</span>
                    <span className="min-w-0 flex-1 basis-52">
                      {check.item[locale]}
                      {subject && <span className="block text-xs text-ink-3">{nameIn(locale, subject)}</span>}
                    </span>
                    {check.severity === 'blocker' && <Tag>{c('severities.blocker')}</Tag>}
                    {check.faults.blockers + check.faults.others > 0 && <Status tone={check.faults.blockers ? 'act' : 'watch'}>{c('matrix.cellFaults', { count: check.faults.blockers + check.faults.others })}</Status>}
                    <span className="min-w-24">{result(check)}</span>
                  </summary>
                  <div className="grid gap-1.5 px-3.5 pt-1 pb-3 sm:pl-[4.375rem]">
                    <p><span className="text-ink-3">{t('how')}: </span>{check.how[locale]}</p>
                    <p><span className="text-ink-3">{t('pass')}: </span>{check.pass[locale]}</p>
                    <p className="text-ink-3"><Status tone={severityTone[check.severity]}>{c(`severities.${check.severity}`)}</Status> {c(`severityText.${check.severity}`)}</p>
                    {check.state !== 'asked' && <p>{t('leftOutBy', { reason: check.reason ?? '' })}{check.decidedBy && <span className="text-ink-3"> · {check.decidedBy}</span>}</p>}
                    {mayPlan && <CheckButtons id={check.id} version={check.version} code={check.code} asked={check.state === 'asked'} own={check.templateVersionId === null} />}
                  </div>
                </details>
              </li>
            )
          })}
        </ul>
      </section>
    )
  })
}
