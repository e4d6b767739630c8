import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { forbidden } from '@/lib/core/errors'
import { nameIn } from '@/lib/core/localized'
import { moneyText } from '@/lib/core/portfolio/money'
import { getAutomation } from '@/lib/features/automations/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { AutomationForm } from '../../automation-form'
import { automationChoices } from '../../choices'
import { PhaseForm } from './phase-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('automations'))('editTitle') }
}

export default async function EditAutomationPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageCtx('automation:edit')
  const automation = await orNotFound(getAutomation(ctx, await params))
  if (!automation.may.edit) throw forbidden('automation:edit')
  const [t, f, choices] = await Promise.all([getTranslations('automations'), getFormats(), automationChoices(ctx)])
  const name = nameIn(ctx.locale, automation)
  const { id, version, nameZh, description, technology, owner, deputy, builder, targetSuccessBp, targetAhtReductionBp, plannedCoverageBp, plannedLiveOn, yearOneCostMinor, yearOneCostCurrency, targets } = automation
  const currency = yearOneCostCurrency ?? targets.currency
  return (
    <Messages areas={['automations', 'portfolio', 'processes']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/automations' }, { label: name, href: `/automations/${id}` }]} title={t('editTitle')} sentence={name} />
      <Section id="phase" title={t('phase')} note={t('assignPhaseText')}>
        <PhaseForm id={id} version={version} phases={choices.phases} phase={automation.phase && { value: automation.phase.id, label: nameIn(ctx.locale, automation.phase) }} />
      </Section>
      <AutomationForm
        choices={choices}
        automation={{ id, version, name: automation.name, nameZh, description, technology, owner, deputy, builder, targetSuccessBp, targetAhtReductionBp, plannedCoverageBp, plannedLiveOn, yearOneCost: yearOneCostMinor === null ? '' : moneyText(yearOneCostMinor, currency) }}
        currency={currency}
        targetsNote={t('targetsNote', { success: f.percent(targets.successBp), reduction: f.percent(targets.ahtReductionBp) })}
      />
    </Messages>
  )
}
