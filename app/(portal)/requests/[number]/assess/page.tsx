import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { requestCode } from '@/lib/core/requests/statuses'
import { getAssessPage } from '@/lib/features/scoring/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { say } from '@/lib/i18n/say'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { AssessForm } from './assess-form'

type Params = { params: Promise<{ number: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const [t, { number }] = await Promise.all([getTranslations('scoring'), params])
  return { title: t('pageTitle', { code: `R-${number}` }) }
}

export default async function AssessPage({ params }: Params) {
  const ctx = await pageCtx('request:assess')
  const [page, t, root, f] = await Promise.all([orNotFound(getAssessPage(ctx, await params)), getTranslations('scoring'), getTranslations(), getFormats()])
  const { request, blocked, others } = page
  const code = requestCode(request.number)
  const back = { label: `${code} ${request.title}`, href: `/requests/${request.number}` }
  return (
    <Messages areas={['scoring', 'workflow', 'portfolio']}>
      <PageHeader crumbs={[back, { label: t('title') }]} title={t('pageTitle', { code })} sentence={request.title} />
      {blocked.length > 0 ? (
        <Callout tone="watch" title={t('blockedTitle')} action={<ButtonLink href={back.href}>{t('back')}</ButtonLink>}>
          {blocked.map((reason) => (
            <p key={reason.key}>{say(root as never, reason)}</p>
          ))}
        </Callout>
      ) : (
        <>
          <p className="mb-5 max-w-[80ch] text-sm text-ink-2">{t('sentence')}</p>
          {others.length > 0 && <Callout tone="info" title={t('others', { count: others.length, names: f.list([...new Set(others.map(({ assessor }) => assessor))]) })} />}
          <details className="panel mb-6 px-4 py-3 text-sm" open>
            <summary className="font-medium">{t('problem')}</summary>
            <p className="mt-2 max-w-[80ch] whitespace-pre-wrap text-ink-2">{request.pain}</p>
            {request.wish && <p className="mt-2 max-w-[80ch] whitespace-pre-wrap text-ink-2">{request.wish}</p>}
            <p className="mt-2 text-ink-3">
              {t('process')}: {request.process ? nameIn(ctx.locale, request.process) : t('noProcess')}
            </p>
          </details>
          <AssessForm
            requestId={request.id}
            seen={page.seen}
            finishable={request.status === 'in-assessment'}
            constants={page.model.constants}
            modelOrdinal={page.model.ordinal}
            currency={page.currency}
            prefill={page.prefill}
            start={page.start}
            last={page.last}
            backHref={back.href}
          />
        </>
      )}
    </Messages>
  )
}
