import { useTranslations } from 'next-intl'
import { toneOf } from '@/components/metrics/figure-format'
import { Status } from '@/components/ui/status'
import type { Health } from '@/lib/features/automations/health'

/** Standing of the success rate; where there is none, why. */
export function HealthCell({ health, linked }: { health: Health | null; linked: number }) {
  const t = useTranslations('automations')
  const rate = health?.successRate
  if (!rate) return <Status tone="none">{t(linked ? 'noRuns' : 'notLinked')}</Status>
  return <Status tone={toneOf[rate.standing]}>{rate.standing === 'no-data' ? t(rate.value === null ? 'noRuns' : 'smallSample') : undefined}</Status>
}
