import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Facts, type Fact } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { nameIn } from '@/lib/core/localized'
import { asksVolume } from '@/lib/core/requests/completeness'
import type { RequestDetail } from '@/lib/features/requests/detail-queries'
import { getFormats } from '@/lib/i18n/formats'

/** What is known of a request, the figures first. */
export async function RequestFacts({ request }: { request: RequestDetail }) {
  const [t, form, f] = await Promise.all([getTranslations('requestDetail.facts'), getTranslations('requestForm'), getFormats()])
  const name = (row: { name: string; nameZh: string | null } | null) => row && nameIn(f.locale, row)
  const link = (href: string, row: { name: string; nameZh: string | null } | null, may: boolean): ReactNode => row && (may ? <TextLink href={href}>{name(row)}</TextLink> : name(row))
  const { frequencyCount, frequencyUnit, manualMs, itemsPerYear, addedItemsPerYear, hoursPerYearTenths, money, currency } = request
  const facts: (Fact | false | null | undefined | '')[] = [
    asksVolume(request.type) && { label: t('hours'), value: hoursPerYearTenths === null ? f.none : <b className="font-semibold">{t('hoursValue', { hours: Math.round(hoursPerYearTenths / 10) })}</b> },
    itemsPerYear !== null && { label: t('items'), value: addedItemsPerYear ? t('itemsAdded', { items: itemsPerYear, added: addedItemsPerYear }) : f.number(itemsPerYear) },
    frequencyCount !== null && frequencyUnit !== null && { label: t('often'), value: t('oftenValue', { count: frequencyCount, unit: form(`units.${frequencyUnit as 'day'}`) }) },
    manualMs !== null && { label: t('each'), value: f.duration(manualMs) },
    asksVolume(request.type) && { label: t('basis'), value: form(`bases.${request.basis as 'guessed'}`) },
    { label: t('type'), value: form(`types.${request.type}.name`) },
    request.process && { label: t('process'), value: link(`/processes/${request.process.id}`, request.process, request.may.seeProcess) },
    request.automation && { label: t('automation'), value: link(`/automations/${request.automation.id}`, request.automation, request.may.seeAutomation) },
    request.place && { label: t('place'), value: request.place },
    { label: t('department'), value: name(request.department) ?? t('noDepartment') },
    (request.systems.length > 0 || request.otherSystems) && {
      label: t('systems'),
      value: <>{request.systems.map(({ system }, index) => <span key={system.id}>{index > 0 && ', '}{link(`/systems/${system.id}`, system, request.may.seeSystem)}</span>)}{request.otherSystems && `${request.systems.length ? ', ' : ''}${request.otherSystems}`}</>,
    },
    request.assessor && { label: t('assessor'), value: request.assessor.name },
    request.deliveryLead && { label: t('lead'), value: request.deliveryLead.name },
    request.plannedLiveOn && { label: t('planned'), value: f.date(request.plannedLiveOn) },
    request.liveAt && { label: t('live'), value: f.date(request.liveAt) },
    request.buildTenthDays !== null && { label: t('build'), value: t('buildValue', { days: request.buildTenthDays / 10 }) },
    money?.benefitMinor != null && currency && { label: t('benefit'), value: f.money(money.benefitMinor, currency) },
    money?.buildCostMinor != null && currency && { label: t('cost'), value: f.money(money.buildCostMinor, currency) },
  ]
  return (
    <Section title={t('title')}>
      <Facts facts={facts.filter((fact): fact is Fact => Boolean(fact))} />
    </Section>
  )
}
