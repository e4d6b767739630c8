import { getTranslations } from 'next-intl/server'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { AutomationDetail } from '@/lib/features/automations/queries'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'

export async function AutomationFacts({ automation, locale }: { automation: AutomationDetail; locale: Locale }) {
  const [t, f, day] = await Promise.all([getTranslations('automations'), getFormats(), getDayFormat()])
  const { process, phase, targets } = automation
  const target = (own: number | null, programme: number) => (own === null ? t('facts.programmeTarget', { value: f.percent(programme) }) : f.percent(own))
  const person = (who: { name: string } | null) => who?.name ?? <span className="text-ink-3">{t('facts.nobody')}</span>
  return (
    <Section title={t('facts.title')}>
      <Facts
        facts={[
          { label: t('facts.process'), value: <TextLink href={`/processes/${process.id}`}>{nameIn(locale, process)}</TextLink> },
          { label: t('facts.department'), value: process.department && nameIn(locale, process.department) },
          { label: t('facts.phase'), value: phase ? nameIn(locale, phase) : t('noPhase') },
          { label: t('facts.technology'), value: t(`technologies.${automation.technology}`) },
          { label: t('facts.owner'), value: person(automation.owner) },
          { label: t('facts.deputy'), value: person(automation.deputy) },
          { label: t('facts.builder'), value: person(automation.builder) },
          { label: t('facts.plannedLive'), value: automation.plannedLiveOn && day(automation.plannedLiveOn) },
          { label: t('facts.liveSince'), value: automation.liveSince && f.date(automation.liveSince) },
          { label: t('facts.success'), value: target(automation.targetSuccessBp, targets.successBp) },
          { label: t('facts.reduction'), value: target(automation.targetAhtReductionBp, targets.ahtReductionBp) },
          { label: t('facts.coverage'), value: automation.plannedCoverageBp === null ? null : f.percent(automation.plannedCoverageBp) },
          {
            label: t('facts.cost'),
            value: automation.yearOneCostMinor !== null && automation.yearOneCostCurrency ? f.money(automation.yearOneCostMinor, automation.yearOneCostCurrency) : <span className="text-ink-3">{t('facts.noCost')}</span>,
          },
          { label: t('facts.code'), value: automation.code },
        ]}
      />
    </Section>
  )
}
