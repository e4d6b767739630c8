import { FileText } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ImpactAnswersView } from '@/components/compliance/impact-answers'
import { RecordView } from '@/components/compliance/record-view'
import { History } from '@/components/history/history'
import { ButtonLink, buttonClass } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { daysBetween } from '@/lib/core/calendar/local-day'
import { REMIND_DAYS } from '@/lib/core/compliance/impact'
import { recordParts, screeningWords, type Say } from '@/lib/core/compliance/words'
import { nameIn } from '@/lib/core/localized'
import { historyOf } from '@/lib/features/audit/queries'
import { getAssessment, type AssessmentDetail } from '@/lib/features/compliance/assessment-queries'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { say } from '@/lib/i18n/say'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { impactTone } from '../../status-tone'
import { AssessmentFacts } from './assessment-facts'
import { DecideForm } from './decide-form'
import { MoreSteps } from './more-steps'
import { VersionsSection } from './versions-section'

type Props = { params: Promise<{ number: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await pageCtx('compliance:read')
  return { title: (await orNotFound(params.then((ref) => getAssessment(ctx, ref)))).title }
}

export default async function AssessmentPage({ params }: Props) {
  const ctx = await pageCtx('compliance:read')
  const found = await orNotFound(params.then((ref) => getAssessment(ctx, ref)))
  const [t, compliance, root, f, lines] = await Promise.all([getTranslations('impact'), getTranslations('compliance'), getTranslations(), getFormats(), historyOf(ctx, 'impact', found.id)])
  const path = `/compliance/assessments/${found.number}`
  const process = nameIn(ctx.locale, found.process)
  const words: Say = (key, params) => root(key as never, (params ?? {}) as never)
  const { may, status, expired } = found
  const reasons = found.screening ? screeningWords(found.screening, words) : []
  return (
    <Messages areas={['impact']}>
      <PageHeader
        crumbs={[{ label: compliance('title'), href: '/compliance' }, { label: t('title'), href: '/compliance/assessments' }]}
        title={found.title}
        sentence={t('of', { process })}
        status={<Status tone={expired ? 'act' : impactTone[status]}>{t(`statuses.${expired ? 'expired' : status}`)}</Status>}
        action={
          <>
            <MoreSteps id={found.id} version={found.version} may={found.may} />
            {may.export && <a href={`/api/compliance/assessments/${found.number}/pdf?language=${ctx.locale}`} download className={buttonClass({})}><FileText aria-hidden="true" />{t('pdf')}</a>}
            {may.renew && <ButtonLink href={`/compliance/assessments/new?copy=${found.number}`} variant={expired ? 'primary' : 'secondary'}>{t('renew')}</ButtonLink>}
            {may.edit && <ButtonLink href={`${path}/edit`} variant="primary">{t('edit')}</ButtonLink>}
          </>
        }
      />
      <Standing found={found} />
      <Columns
        main={
          <>
            {may.decide && (
              <Section title={t('decide.title')} note={t('decide.note')}>
                <div className="panel px-4 py-4"><DecideForm id={found.id} version={found.version} /></div>
              </Section>
            )}
            {found.apart[0] && <p className="mb-5 text-sm text-ink-3">{say(root, found.apart[0])}</p>}
            <ImpactAnswersView answers={found.answers} kind={found.kind} />
            <VersionsSection found={found} />
            <Section title={t('history')}><History lines={lines} /></Section>
          </>
        }
        side={
          <>
            <AssessmentFacts found={found} />
            {reasons.length > 0 && (
              <Section title={compliance('screening.title')}>
                <p className="text-sm text-ink-2">{compliance('screening.because', { reasons: f.list(reasons) })}</p>
              </Section>
            )}
            {found.record && (
              <Section title={t(status === 'draft' || status === 'withdrawn' ? 'record' : 'recordFrozen')} action={<TextLink href={`/processes/${found.process.id}?tab=compliance`}>{t('recordOpen')}</TextLink>}>
                <RecordView parts={recordParts(found.record, words)} compact />
              </Section>
            )}
          </>
        }
      />
    </Messages>
  )
}

/** The one thing that the reader should know first. */
async function Standing({ found }: { found: AssessmentDetail }) {
  const [t, compliance, f, day] = await Promise.all([getTranslations('impact'), getTranslations('compliance'), getFormats(), getDayFormat()])
  const { status, validUntil, today, expired, outdated, answers, reviewers } = found
  if (status === 'draft' && found.missing.length) return <Callout tone="none" title={t('handIn.open', { count: found.missing.length })} />
  if (status === 'submitted') return <Callout tone="watch" title={t('waitsTitle', { names: f.list(reviewers.filter(({ answered }) => !answered).map(({ name }) => name)) })} />
  if (status !== 'approved' || !validUntil) return null
  if (expired) return <Callout tone="act" title={t('expiredTitle', { day: day(validUntil) })}>{t('expiredText')}</Callout>
  if (answers.conclusion.outcome === 'stop') return <Callout tone="act" title={t('stopTitle')}>{t('stopText')}</Callout>
  if (outdated.length) return <Callout tone="act" title={t('outdatedTitle', { what: f.list(outdated.map((name) => compliance(`material.${name}`))) })}>{t('outdatedText')}</Callout>
  return daysBetween(today, validUntil) <= REMIND_DAYS[0] ? <Callout tone="watch" title={t('endingTitle', { day: day(validUntil) })}>{t('endingText')}</Callout> : null
}
