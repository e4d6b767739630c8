import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { isWithin } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { hoursTenths } from '@/lib/core/requests/volume'
import { asksVolume } from '@/lib/core/requests/completeness'
import type { RequestDetail } from '@/lib/features/requests/detail-queries'
import { getFormats } from '@/lib/i18n/formats'
import { SupportForm } from './support-form'
import { WithdrawSupport } from './withdraw-support'

/** Other teams that do the same work: what they add, and the form to join. */
export async function SupportSection({ request }: { request: RequestDetail }) {
  if (!asksVolume(request.type)) return null
  const [t, form, f] = await Promise.all([getTranslations('requestDetail.support'), getTranslations('requestForm'), getFormats()])
  const { id, supporters, ownDepartment, departmentId, may } = request
  const mine = supporters.find((support) => support.mine)
  const covers = ownDepartment && departmentId && (ownDepartment.id === departmentId || (request.department && isWithin(ownDepartment.path, request.department.path) && ownDepartment.id === departmentId))
  return (
    <Section id="support" title={supporters.length ? t('title', { count: supporters.length }) : t('titleNone')} note={t('note')}>
      {supporters.length > 0 && (
        <ul className="panel mb-3 divide-y divide-line-soft">
          {supporters.map((support) => (
            <li key={support.id} className="flex items-start justify-between gap-3 py-2 pr-2 pl-4 text-sm">
              <div className="min-w-0">
                <p className="font-medium">{nameIn(f.locale, support.department)}</p>
                <p className="text-ink-2">{t('adds', { count: support.frequencyCount, unit: form(`units.${support.frequencyUnit as 'day'}`), each: f.duration(support.manualMs), hours: Math.round(hoursTenths(support.itemsPerYear, support.manualMs) / 10) })}</p>
                {support.note && <p dir="auto" className="break-words text-ink-2">{support.note}</p>}
                <p className="text-xs text-ink-3">{[support.person?.name, f.date(support.createdAt)].filter(Boolean).join(' · ')}</p>
              </div>
              {support.mayWithdraw && <WithdrawSupport id={id} supportId={support.id} department={nameIn(f.locale, support.department)} />}
            </li>
          ))}
        </ul>
      )}
      {may.react && !covers && ownDepartment && (
        <SupportForm
          id={id}
          department={nameIn(f.locale, ownDepartment)}
          departmentId={mine?.departmentId ?? ownDepartment.id}
          mine={mine ? { count: String(mine.frequencyCount), unit: mine.frequencyUnit, minutes: String(mine.manualMs / 60_000), note: mine.note ?? '' } : null}
        />
      )}
      {may.react && covers && <p className="text-xs text-ink-3">{t('ownTeam')}</p>}
    </Section>
  )
}
