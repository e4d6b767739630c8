import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Confirm } from '@/components/ui/confirm'
import { Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { nameIn } from '@/lib/core/localized'
import { historyOf } from '@/lib/features/audit/queries'
import { getPoint } from '@/lib/features/reviews/points'
import { listReviews } from '@/lib/features/reviews/register'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { env } from '@/lib/server/env'
import { switchPointOffAction, switchPointOnAction } from '../../actions'
import { deadlineText, stepOf } from '../../words'
import { RenewKey } from '../signing-key'
import { EngineGuide } from './engine-guide'

type Params = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const ctx = await pageCtx('review:read')
  return { title: stepOf(await orNotFound(getPoint(ctx, await params)), ctx.locale) }
}

export default async function PointPage({ params }: Params) {
  const ctx = await pageCtx('review:read')
  const point = await orNotFound(getPoint(ctx, await params))
  const [t, f, lines, { total: open }] = await Promise.all([getTranslations('reviews'), getFormats(), historyOf(ctx, 'review-point', point.id), listReviews(ctx, { point: point.id, status: 'open', size: 1 })])
  const { id, version, code, mayEdit } = point
  const guidance = (ctx.locale === 'zh-CN' && point.guidanceZh) || point.guidance
  const rule = t(`expiry.${point.onExpiry as 'escalate'}`)
  return (
    <Messages areas={['reviews']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/reviews' }, { label: t('points.title'), href: '/reviews/points' }]}
        title={stepOf(point, ctx.locale)}
        status={point.active ? <Status tone="ok">{t('points.on')}</Status> : <Status tone="none">{t('points.off')}</Status>}
        sentence={<><span className="font-mono text-sm">{code}</span> · {nameIn(ctx.locale, point.process)}</>}
        action={
          mayEdit && (
            <>
              {point.active ? (
                <Confirm trigger={t('points.switchOff')} variant="quiet" title={t('points.switchOffTitle', { code })} consequence={t('points.switchOffText')} confirmLabel={t('points.switchOff')} doneMessage={t('points.switchOffDone')} action={switchPointOffAction.bind(null, { id, version }, undefined)} />
              ) : (
                <Confirm trigger={t('points.switchOn')} variant="quiet" title={t('points.switchOnTitle', { code })} consequence={t('points.switchOnText')} confirmLabel={t('points.switchOn')} doneMessage={t('points.switchOnDone')} action={switchPointOnAction.bind(null, { id, version }, undefined)} />
              )}
              <ButtonLink href={`/reviews/points/${id}/edit`} variant="primary">{t('points.edit')}</ButtonLink>
            </>
          )
        }
      />
      {!point.active && <Callout tone="none" title={t('points.offTitle')}>{t('points.offText')}</Callout>}
      {point.automatedDecision && <Callout tone="info" title={t('points.automated')} />}
      <Columns
        main={
          <>
            <p className="mb-6 flex flex-wrap gap-x-4 gap-y-1">
              {open > 0 ? <TextLink href={`/reviews/all?status=open&point=${id}`}>{t('points.waitingLink', { count: open })}</TextLink> : <span className="text-ink-2">{t('points.waitingLink', { count: 0 })}</span>}
              {point.asked > 0 && <TextLink href={`/reviews/all?point=${id}`}>{t('points.allLink')}</TextLink>}
              {point.asked > 0 && <TextLink href={`/reviews/statistics?point=${id}`}>{t('tabs.statistics')}</TextLink>}
            </p>
            {guidance && (
              <Section title={t('points.guidance')}>
                <p dir="auto" className="max-w-[75ch] [overflow-wrap:anywhere] whitespace-pre-line text-ink-2">{guidance}</p>
              </Section>
            )}
            <EngineGuide code={code} base={env().BASE_URL} />
            <Section title={t('points.history')}>
              <History lines={lines} />
            </Section>
          </>
        }
        side={
          <Section title={t('detail.facts')}>
            <Facts
              facts={[
                { label: t('points.facts.process'), value: <TextLink href={`/processes/${point.process.id}`}>{nameIn(ctx.locale, point.process)}</TextLink> },
                { label: t('points.facts.decides'), value: point.reviewers.length ? f.list(point.reviewers.map(({ name }) => name)) : t(`roles.${point.reviewerRole as 'reviewer'}`) },
                { label: t('points.facts.approvals'), value: t(point.approvals > 1 ? 'points.twoPeople' : 'points.onePerson') },
                { label: t('points.facts.deadline'), value: deadlineText(t, point.deadlineMs) },
                { label: t('points.facts.expiry'), value: point.onExpiry === 'escalate' && (point.escalateTo ?? point.process.owner) ? t('points.toPerson', { rule, name: (point.escalateTo ?? point.process.owner)!.name }) : rule },
                { label: t('points.facts.sampling'), value: point.samplingBp ? t('points.samplingShare', { share: f.percent(point.samplingBp, { digits: 0 }) }) : t('points.samplingNone') },
                { label: t('points.facts.asked'), value: f.number(point.asked) },
                { label: t('points.facts.key'), value: t(point.hasKey ? 'points.keyPresent' : 'points.keyMissing') },
              ]}
            />
            {mayEdit && <RenewKey id={id} version={version} />}
          </Section>
        }
      />
    </Messages>
  )
}
