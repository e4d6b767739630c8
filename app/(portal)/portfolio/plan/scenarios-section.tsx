import { useTranslations } from 'next-intl'
import { use } from 'react'
import { Confirm } from '@/components/ui/confirm'
import { InLink } from '@/components/ui/in-link'
import { Section } from '@/components/ui/section'
import type { getScenarios } from '@/lib/features/portfolio/queries'
import type { PlanLimits } from '@/lib/features/portfolio/schema'
import { getFormats } from '@/lib/i18n/formats'
import { deleteScenarioAction } from '../actions'
import { planHref } from './plan-params'
import { SaveScenario } from './save-scenario'

interface ScenariosSectionProps {
  scenarios: Awaited<ReturnType<typeof getScenarios>>
  limits: PlanLimits
  rows: { id: string; number: number }[]
  currency: string
  editable: boolean
}

export function ScenariosSection({ scenarios, limits, rows, currency, editable }: ScenariosSectionProps) {
  const t = useTranslations('selection')
  const f = use(getFormats())
  const words = (one: PlanLimits) =>
    [
      one.budgetMinor !== undefined && f.moneyShort(one.budgetMinor, currency),
      one.tenthDays !== undefined && `${f.number(one.tenthDays / 10)} ${t('plan.days')}`,
      one.risky !== undefined && `${t('plan.risky')} ≤ ${one.risky}`,
    ]
      .filter(Boolean)
      .join(' · ') || t('plan.noLimit')
  return (
    <Section title={t('scenarios.title')} note={t('scenarios.note')} action={editable && <SaveScenario limits={limits} />}>
      {scenarios.length === 0 ? (
        <p className="text-sm text-ink-3">{t('scenarios.none')}</p>
      ) : (
        <ul className="panel divide-y divide-line-soft text-sm">
          {scenarios.map((scenario) => (
            <li key={scenario.id} className="flex items-center justify-between gap-3 px-4 py-2">
              <span className="min-w-0">
                <InLink href={planHref(scenario.limits, currency, rows)} stay className="font-medium hover:underline">
                  {scenario.name}
                </InLink>
                <span className="block text-xs text-ink-3">{words(scenario.limits)}</span>
              </span>
              <span className="flex shrink-0 items-center gap-2 text-right tabular-nums">
                <span>
                  {scenario.best ? f.moneyShort(scenario.best.value, currency) : t('scenarios.impossible')}
                  {scenario.best && <span className="block text-xs text-ink-3">{`${scenario.best.ids.length} · ${f.moneyShort(scenario.best.cost, currency)}`}</span>}
                </span>
                {editable && (
                  <Confirm
                    trigger={t('scenarios.delete')}
                    size="sm"
                    variant="quiet"
                    title={t('scenarios.deleteTitle', { name: scenario.name })}
                    consequence={t('scenarios.deleteText')}
                    confirmLabel={t('scenarios.delete')}
                    action={deleteScenarioAction.bind(null, { id: scenario.id, version: scenario.version })}
                    doneMessage={t('scenarios.deleted')}
                    danger
                  />
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
