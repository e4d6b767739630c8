import { getTranslations } from 'next-intl/server'
import { Callout } from '@/components/ui/callout'
import { Steps } from '@/components/ui/steps'
import type { Tone } from '@/components/ui/tone'
import { daysBetween, localDay } from '@/lib/core/calendar/local-day'
import type { RequestStatus } from '@/lib/core/requests/statuses'
import type { RequestDetail } from '@/lib/features/requests/detail-queries'
import { getFormats } from '@/lib/i18n/formats'

const way = ['submitted', 'in-assessment', 'assessed', 'approved', 'in-delivery', 'live'] as const
/** States beside the way stand at a place of it. */
const place: Partial<Record<RequestStatus, (typeof way)[number]>> = { 'needs-information': 'in-assessment', rejected: 'assessed', parked: 'submitted' }

/** What happens next, who has it and until when; then the way that a request goes. */
export async function NextStep({ request }: { request: RequestDetail }) {
  const { status, holder, holderRole, dueOn } = request
  const [t, w, f] = await Promise.all([getTranslations('requestDetail.next'), getTranslations('workflow'), getFormats()])
  const left = dueOn ? daysBetween(localDay(request.readAt.getTime(), f.timeZone), dueOn) : null
  const who = holder?.name ?? (holderRole ? w(`holders.${holderRole as 'coe'}`) : null)
  const late = left !== null && left < 0 && status !== 'parked'
  const tone: Tone = late ? 'act' : status === 'needs-information' || status === 'rejected' ? 'watch' : status === 'live' ? 'ok' : 'info'
  const title = t(status === 'closed' ? `closed.${(request.closedAs ?? 'done') as 'done'}` : status, { until: request.parkedUntil ? f.date(request.parkedUntil) : '' })
  const reached = status === 'closed' && request.liveAt ? 'live' : (place[status] ?? status)
  const at = way.indexOf(reached as (typeof way)[number])
  return (
    <Callout tone={tone} title={title}>
      <p>
        {[
          who && status !== 'closed' && t('who', { who }),
          t('since', { since: f.date(request.statusSince) }),
          dueOn && status !== 'closed' && status !== 'parked' && t(late ? 'overdue' : 'due', { due: f.date(dueOn), days: Math.abs(left ?? 0) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {request.decisionReason && (status === 'rejected' || status === 'closed') && (
        <dl className="mt-2 grid gap-1.5">
          <div><dt className="text-xs text-ink-3">{t('reason')}</dt><dd dir="auto" className="whitespace-pre-line text-ink">{request.decisionReason}</dd></div>
          {request.advice && <div><dt className="text-xs text-ink-3">{t('advice')}</dt><dd dir="auto" className="whitespace-pre-line text-ink">{request.advice}</dd></div>}
        </dl>
      )}
      {at >= 0 && (
        <div className="mt-2">
          <Steps label={t('way')} steps={way.map((step, index) => ({ label: w(`statuses.${step}`), state: index < at || status === 'live' ? 'done' : index === at ? 'current' : 'ahead' }))} />
        </div>
      )}
    </Callout>
  )
}
