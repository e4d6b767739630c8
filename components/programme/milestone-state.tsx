import { useTranslations } from 'next-intl'
import { Status } from '@/components/ui/status'
import { daysBetween, type Day } from '@/lib/core/calendar/local-day'

/** Reached early, on time or late; due or overdue. */
export function MilestoneState({ milestone: { plannedOn, actualOn }, today }: { milestone: { plannedOn: Day; actualOn: Day | null }; today: Day }) {
  const t = useTranslations('phases.milestones')
  if (actualOn) {
    const over = daysBetween(plannedOn, actualOn)
    return <Status tone="ok">{over === 0 ? t('onTime') : over > 0 ? t('late', { days: over }) : t('early', { days: -over })}</Status>
  }
  const left = daysBetween(today, plannedOn)
  return left < 0 ? <Status tone="act">{t('overdue', { days: -left })}</Status> : <Status tone="none">{t('due', { days: left })}</Status>
}
