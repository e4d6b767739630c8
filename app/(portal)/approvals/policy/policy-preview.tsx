'use client'

import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/section'
import { policyWarnings, rulesFor, type LimitUnits, type Policy } from '@/lib/core/requests/approval-policy'
import type { RequestType } from '@/lib/core/requests/statuses'

interface PolicyPreviewProps {
  policy: Policy
  units: LimitUnits
  samples: { type: RequestType; cost: number | null }[]
  amount: (value: number) => string
}

/** Who would be asked for examples of every kind and height of cost. */
export function PolicyPreview({ policy, units, samples, amount }: PolicyPreviewProps) {
  const t = useTranslations('approvals.policy')
  const roles = useTranslations('approvals.roles')
  const types = useTranslations('approvals.types')
  const chainOf = (type: RequestType, cost: number | null): string => {
    const rules = rulesFor(policy, { type, costMinor: cost === null ? null : BigInt(cost) * BigInt(units.perUnit), currency: units.currency }, units)
    const stages = [...new Set(rules.map(({ stage }) => stage))]
    return stages.map((stage) => rules.filter((rule) => rule.stage === stage).map(({ role, count }) => t('times', { count, role: roles(role) })).join(' + ')).join(` ${t('then')} `) || t('nobody')
  }
  return (
    <Section title={t('preview')} note={t('previewNote')}>
      {policyWarnings(policy).map(({ type, warning }) => (
        <Callout key={`${type} ${warning}`} tone="watch" title={t(`warnings.${warning}`, { type: types(type) })} />
      ))}
      <dl className="panel divide-y divide-line-soft text-sm">
        {samples.map(({ type, cost }) => (
          <div key={`${type} ${cost}`} className="grid gap-x-4 px-3.5 py-2 sm:grid-cols-[15rem_minmax(0,1fr)]">
            <dt className="text-ink-2">{t('sample', { type: types(type), cost: cost === null ? t('costUnknown') : amount(cost) })}</dt>
            <dd>{chainOf(type, cost)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
