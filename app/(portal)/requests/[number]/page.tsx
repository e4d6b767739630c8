import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ApprovalPanel } from '@/components/requests/approval-panel'
import { AssessmentPanel } from '@/components/requests/assessment-panel'
import { RecognitionPanel } from '@/components/requests/recognition-panel'
import { WorkflowPanel } from '@/components/requests/workflow-panel'
import { History } from '@/components/history/history'
import { CasePanel } from '@/components/value/case-panel'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { nameIn } from '@/lib/core/localized'
import { requestCode } from '@/lib/core/requests/statuses'
import { can } from '@/lib/core/access'
import { casesOf } from '@/lib/features/cases/queries'
import { approvalsOf } from '@/lib/features/approvals/queries'
import { getRequest } from '@/lib/features/requests/detail-queries'
import { requestHistory } from '@/lib/features/requests/history'
import { workflowView } from '@/lib/features/requests/workflow-view'
import { requestRecognition } from '@/lib/features/recognition/on-request'
import { storyOfRequest } from '@/lib/features/recognition/stories'
import { inPlan } from '@/lib/features/portfolio/plan'
import { getAssessments } from '@/lib/features/scoring/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { toneOfStatus } from '../status-tone'
import { adoptAssessmentAction } from './assess/actions'
import { Discussion } from './discussion'
import { Documents } from './documents'
import { ForgetDraft } from './forget-draft'
import { LinkedRequests } from './linked-requests'
import { Reactions } from './reactions'
import { RequestFacts } from './request-facts'
import { SupportSection } from './support-section'
import { convertRequestAction, openApprovalAction, reassignStepAction, takeStepAction } from './workflow-actions'
import { RisksOnRecord } from '../../risks-on'

type Props = { params: Promise<{ number: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await pageCtx('request:read')
  const { number, title } = await orNotFound(getRequest(ctx, await params))
  return { title: `${requestCode(number)} ${title}` }
}

export default async function RequestPage({ params }: Props) {
  const ctx = await pageCtx('request:read')
  const request = await orNotFound(params.then((ref) => getRequest(ctx, ref)))
  if (request.status === 'draft') redirect(`/requests/new?draft=${request.id}`)
  const [t, w, f, lines, assessments, workflow, rounds, earned, story, planned] = await Promise.all([
    getTranslations('requestDetail'), getTranslations('workflow'), getFormats(), requestHistory(ctx, request), getAssessments(ctx, { id: request.id }),
    workflowView(ctx, { id: request.id }), approvalsOf(ctx, { requestId: request.id }), requestRecognition(ctx, { requestId: request.id }), storyOfRequest(ctx, { requestId: request.id }), inPlan(ctx, [request.id]),
  ])
  const { id, number, status, may } = request
  const cases = can(ctx.actor, 'case:read') ? await casesOf(ctx, { requestId: id }) : null
  const code = requestCode(number)
  const who = request.submitter?.name ?? t('someone')
  const filed = { who: request.own ? t('you') : who, at: f.date(request.submittedAt), department: request.department ? nameIn(ctx.locale, request.department) : '' }
  return (
    <Messages areas={['requestDetail', 'requestForm', 'files', 'scoring', 'workflow', 'approvals']}>
      <PageHeader
        crumbs={[{ label: t('register'), href: '/requests' }, { label: code }]}
        title={<span dir="auto" className="[overflow-wrap:anywhere]">{request.title}</span>}
        status={<Status tone={toneOfStatus(status)}>{w(`statuses.${status}`)}</Status>}
        sentence={<>{t(`${request.own || request.submitter ? 'filed' : 'filedUnnamed'}${filed.department ? 'Of' : ''}`, filed)}{request.anonymous && request.own ? ` ${t('anonymousOwn')}` : ''}</>}
        action={
          <>
            {may.edit && <ButtonLink href={`/requests/${number}/edit`}>{t(request.own && status === 'rejected' ? 'improve' : 'editButton')}</ButtonLink>}
            <Reactions acts={workflow.steps.some(({ reasons }) => !reasons.length)} id={id} voted={request.voted} followed={request.followed} votes={request.votes} mayVote={may.vote} mayFollow={may.comment} />
          </>
        }
      />
      <WorkflowPanel view={workflow} actions={{ takeStep: takeStepAction, convert: convertRequestAction, openApproval: openApprovalAction }} />
      {request.duplicateOf && (
        <Callout tone="info" title={t('duplicateOf', { code: requestCode(request.duplicateOf.number) })} action={<ButtonLink href={`/requests/${request.duplicateOf.number}`}>{t('openOriginal')}</ButtonLink>}>
          {request.duplicateOf.title}
        </Callout>
      )}
      <Columns
        main={
          <>
            <Section title={t(`painTitle.${request.type}`)}>
              <div dir="auto" className="max-w-[75ch] [overflow-wrap:anywhere] whitespace-pre-line">{request.pain}</div>
              {request.wish && (
                <>
                  <h3 className="mt-4 mb-1 font-semibold">{t(`wishTitle.${request.type}`)}</h3>
                  <div dir="auto" className="max-w-[75ch] [overflow-wrap:anywhere] whitespace-pre-line">{request.wish}</div>
                </>
              )}
            </Section>
            <ApprovalPanel rounds={rounds} reassign={may.editAny ? reassignStepAction : undefined} />
            <RisksOnRecord ctx={ctx} of={{ requestId: id }} addHref={`/risks/new?request=${number}`} />
            <AssessmentPanel view={assessments} number={number} adopt={adoptAssessmentAction} planned={planned.has(request.id)} />
          </>
        }
        side={
          <>
            <RequestFacts request={request} />
            <SupportSection request={request} />
            <Section title={t('files.title')}>
              <Documents id={id} may={may.attach} documents={request.documents.map(({ seriesId, versions }) => ({ seriesId, versions: versions.map((version) => ({ id: version.id, ordinal: version.ordinal, fileId: version.file.id, name: version.file.name, note: [f.bytes(version.file.size), f.date(version.createdAt), version.addedBy?.name].filter(Boolean).join(' · ') })) }))} />
            </Section>
            {cases && <CasePanel rows={cases.rows} addHref={cases.may.add ? `/cases/new?request=${id}` : null} />}
            <LinkedRequests request={request} />
            {(earned.length > 0 || story) && <RecognitionPanel earned={earned} story={story} />}
          </>
        }
        more={
          <>
            <Discussion id={id} comments={request.comments.map((comment) => ({ ...comment, at: f.dateTime(comment.createdAt) }))} may={may.comment} />
            <Section title={t('history')} id="history">
              <History lines={lines.map((line) => ({ ...line, actorName: line.actorName ?? t('someone') }))} />
            </Section>
          </>
        }
      />
      {request.own && <ForgetDraft id={id} personId={ctx.actor.id} />}
    </Messages>
  )
}
