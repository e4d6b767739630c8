import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ApprovalPanel } from '@/components/requests/approval-panel'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { can } from '@/lib/core/access'
import { requestCode } from '@/lib/core/requests/statuses'
import { approvalsOf, approvalStep } from '@/lib/features/approvals/queries'
import { getRequest } from '@/lib/features/requests/detail-queries'
import { getFormats } from '@/lib/i18n/formats'
import { say } from '@/lib/i18n/say'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { DecideForm } from './decide-form'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await pageCtx('request:decide')
  const { number } = await orNotFound(approvalStep(ctx, await params))
  return { title: (await getTranslations('approvals'))('detail.title', { code: requestCode(number) }) }
}

export default async function ApprovalPage({ params }: Props) {
  const ctx = await pageCtx('request:decide')
  const step = await orNotFound(params.then((ref) => approvalStep(ctx, ref)))
  const [all, f, request, rounds] = await Promise.all([getTranslations(), getFormats(), getRequest(ctx, { number: step.number }), approvalsOf(ctx, { requestId: step.requestId })])
  const t = await getTranslations('approvals')
  const role = t(`roles.${step.role}`)
  const open = step.reasons.length === 0
  return (
    <Messages areas={['approvals']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/approvals' }, { label: requestCode(step.number) }]}
        title={<span dir="auto" className="[overflow-wrap:anywhere]">{step.title}</span>}
        status={<Status tone={open ? 'watch' : 'none'}>{t(`status.${step.status}`)}</Status>}
        sentence={[open && (step.onBehalfOf ? t('detail.asFor', { role, name: step.onBehalfOf }) : t('detail.asRole', { role })), open && step.dueOn && t('detail.due', { due: f.date(step.dueOn) })].filter(Boolean).join(' ')}
        action={<ButtonLink href={`/requests/${step.number}`}>{t('detail.toRequest')}</ButtonLink>}
      />
      <Columns
        main={
          <>
            {open ? (
              <Section title={t('detail.title', { code: requestCode(step.number) })}>
                <DecideForm id={step.id} version={step.version} />
              </Section>
            ) : (
              <Callout tone="none" title={t('detail.blocked')}>{step.reasons.map((reason) => say(all as never, reason)).join(' ')}</Callout>
            )}
            <Section title={t('detail.pain')}>
              <div dir="auto" className="max-w-[75ch] [overflow-wrap:anywhere] whitespace-pre-line">{request.pain}</div>
              {request.wish && <div dir="auto" className="mt-3 max-w-[75ch] [overflow-wrap:anywhere] whitespace-pre-line text-ink-2">{request.wish}</div>}
            </Section>
          </>
        }
        side={
          <>
            <Section title={t('detail.facts')} note={f.date(step.openedAt)}>
              <FrozenFacts ctx={ctx} step={step} submitter={request.submitter?.name ?? t('detail.anonymous')} />
            </Section>
            <ApprovalPanel rounds={rounds} />
          </>
        }
      />
    </Messages>
  )
}

async function FrozenFacts({ ctx, step: { facts }, submitter }: { ctx: Awaited<ReturnType<typeof pageCtx>>; step: Awaited<ReturnType<typeof approvalStep>>; submitter: string }) {
  const t = await getTranslations('approvals.detail')
  const f = await getFormats()
  const { currency } = facts
  const money = (minor: string | null) => (minor === null || !currency ? null : f.money(BigInt(minor), currency))
  const tenths = (value: number | null) => (value === null ? null : value / 10)
  const [hours, days] = [tenths(facts.hoursPerYearTenths), tenths(facts.buildTenthDays)]
  return (
    <Facts
      facts={[
        { label: t('submitter'), value: submitter },
        { label: t('score'), value: facts.scoreHundredths === null ? null : f.number(facts.scoreHundredths / 100, { digits: 1 }) },
        ...(can(ctx.actor, 'request-money:read') ? [{ label: t('cost'), value: money(facts.buildCostMinor) }, { label: t('benefit'), value: money(facts.benefitMinor) }] : []),
        { label: t('hours'), value: hours === null ? null : t('hoursValue', { hours }) },
        { label: t('effort'), value: days === null ? null : t('effortValue', { days: f.number(days, { digits: 1 }) }) },
        { label: t('complexity'), value: facts.complexity },
        { label: t('risk'), value: facts.riskScore },
      ]}
    />
  )
}
