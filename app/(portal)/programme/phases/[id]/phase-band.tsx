import { getTranslations } from 'next-intl/server'
import { healthTone } from '@/components/programme/health-status'
import { Stat } from '@/components/ui/stat'
import { StatBand } from '@/components/ui/stat-band'
import { daysBetween } from '@/lib/core/calendar/local-day'
import { liveStages } from '@/lib/core/portfolio/stages'
import type { PhaseDetail } from '@/lib/features/programme/phase-detail'
import { getFormats } from '@/lib/i18n/formats'

/** Time, milestones, automations and money of a phase in one band. */
export async function PhaseBand({ phase }: { phase: PhaseDetail }) {
  const [t, f] = await Promise.all([getTranslations('phases.page'), getFormats()])
  const { milestones, automations, budget, today, health } = phase
  const reached = milestones.filter(({ actualOn }) => actualOn).length
  const overdue = milestones.filter(({ actualOn, plannedOn }) => !actualOn && plannedOn < today).length
  const live = automations.filter(({ stage }) => liveStages.includes(stage)).length
  const late = automations.filter((automation) => automation.health.state === 'late').length
  const spent = f.money(budget.spentMinor, budget.currency)
  const overspent = budget.leftMinor !== null && budget.leftMinor < 0n
  return (
    <StatBand label={t('band')}>
      <Stat label={t('time')} {...(await timeOf(phase))} tone={healthTone[health.state]} />
      <Stat
        label={t('milestones')}
        value={milestones.length ? t('of', { part: reached, whole: milestones.length }) : null}
        tone={!milestones.length ? 'none' : overdue ? 'watch' : 'ok'}
        statusWord={milestones.length ? t('milestonesWord', { overdue }) : t('milestonesNone')}
      />
      <Stat
        label={t('automations')}
        value={automations.length ? t('of', { part: live, whole: automations.length }) : null}
        tone={!automations.length ? 'none' : late ? 'watch' : 'ok'}
        statusWord={automations.length ? t('automationsWord', { late }) : t('automationsNone')}
      />
      <Stat
        label={t('budget')}
        value={budget.leftMinor === null ? null : f.money(budget.leftMinor, budget.currency)}
        tone={budget.budgetMinor === null ? 'none' : overspent ? 'act' : 'info'}
        statusWord={budget.budgetMinor !== null ? t('budgetWord', { spent, budget: f.money(budget.budgetMinor, budget.currency) }) : budget.spentMinor > 0n ? t('budgetSpentOnly', { spent }) : t('budgetNone')}
      />
    </StatBand>
  )
}

async function timeOf({ status, plannedStart, plannedEnd, actualStart, actualEnd, today }: PhaseDetail): Promise<{ value: string | null; statusWord: string }> {
  const t = await getTranslations('phases.page')
  const start = actualStart ?? plannedStart
  const until = actualEnd ?? today
  const passed = start && plannedEnd ? t('timePassed', { passed: Math.max(daysBetween(start, until) + 1, 0), total: daysBetween(plannedStart ?? start, plannedEnd) + 1 }) : t('timeNoPlan')
  if (status === 'closed') return { value: t('timeClosed'), statusWord: passed }
  if (status === 'planned') return plannedStart ? { value: t('timeStarts', { days: Math.max(daysBetween(today, plannedStart), 0) }), statusWord: passed } : { value: null, statusWord: t('timeNoPlan') }
  if (!plannedEnd) return { value: t('timeOpen'), statusWord: t('timeNoPlan') }
  const left = daysBetween(today, plannedEnd)
  return { value: left >= 0 ? t('timeLeft', { days: left }) : t('timeOver', { days: -left }), statusWord: passed }
}
