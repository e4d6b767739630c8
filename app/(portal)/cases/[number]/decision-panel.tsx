import { getTranslations } from 'next-intl/server'
import { Callout } from '@/components/ui/callout'
import type { CaseDetail } from '@/lib/features/cases/detail'
import { getFormats } from '@/lib/i18n/formats'
import { say } from '@/lib/i18n/say'
import { DecideForm } from './decide-form'
import { HandInForm } from './hand-in-form'

/** What is asked of whom now: to hand in, to decide, or what was decided and why. */
export async function DecisionPanel({ found }: { found: CaseDetail }) {
  const [all, t, f] = await Promise.all([getTranslations(), getTranslations('cases.decide'), getFormats()])
  const { id, version, may, versions, status } = found
  const last = versions[0]
  const decision = last?.decisions.at(-1)
  const open = found.resolved.lines.filter(({ reasons }) => reasons.length).length
  if (status === 'submitted' && last) {
    const waiting = t('waiting', { ordinal: last.ordinal, name: last.savedBy?.name ?? '–', at: f.dateTime(last.savedAt) })
    if (may.decide?.length === 0) {
      return (
        <section aria-label={t('title')} className="panel mb-6 border-l-[3px] border-l-watch px-4 py-4">
          <h2 className="text-lg font-semibold">{t('title')}</h2>
          <p className="mt-0.5 mb-3 text-sm text-ink-2">{`${waiting} · ${t('frozen', { digest: last.digest.slice(0, 12) })}`}</p>
          {last.note && <blockquote dir="auto" className="mb-3 border-l-2 border-line pl-3 text-sm whitespace-pre-wrap">{last.note}</blockquote>}
          <DecideForm id={id} version={version} />
        </section>
      )
    }
    const apart = may.decide?.[0]
    return <Callout tone="watch" title={waiting}>{apart ? say(all as never, apart) : t('financeDecides')}</Callout>
  }
  return (
    <>
      {decision && (status === 'approved' || status === 'rejected' || (status === 'draft' && decision.outcome === 'returned')) && (
        <Callout tone={decision.outcome === 'approved' ? 'ok' : decision.outcome === 'rejected' ? 'act' : 'watch'} title={t(`outcome.${decision.outcome as 'approved'}`, { ordinal: last!.ordinal, name: decision.decider.name, at: f.date(decision.decidedAt) })}>
          {decision.comment ? <span dir="auto" className="whitespace-pre-wrap">{decision.comment}</span> : decision.outcome === 'approved' ? t('counts') : null}
        </Callout>
      )}
      {may.handIn?.length === 0 && found.figures && <HandInForm id={id} version={version} next={found.ordinal + 1} open={open} />}
    </>
  )
}
