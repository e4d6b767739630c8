import { useTranslations } from 'next-intl'
import { toneOf } from '@/components/metrics/figure-format'
import { Status } from '@/components/ui/status'
import { liveStages, type Stage } from '@/lib/core/portfolio/stages'
import type { Health } from '@/lib/features/automations/health'

/** Standing of the success rate. What is in service and not measured is to be watched; what is not yet, has nothing to show. */
export function HealthCell({ health, linked, stage }: { health: Health | null; linked: number; stage: Stage }) {
  const t = useTranslations('automations')
  const rate = health?.successRate
  if (rate && rate.value !== null) return <Status tone={toneOf[rate.standing]}>{rate.standing === 'no-data' ? t('smallSample') : undefined}</Status>
  if (!liveStages.includes(stage)) return <span className="text-ink-3">–</span>
  return <Status tone="watch">{t(linked ? 'noRuns' : 'notLinked')}</Status>
}
