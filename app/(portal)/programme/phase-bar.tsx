import clsx from 'clsx'
import { useLocale, useTranslations } from 'next-intl'
import { use } from 'react'
import type { Locale } from '@/lib/core/localized'
import { nameIn } from '@/lib/core/localized'
import type { PhaseView } from '@/lib/features/programme/record'
import { getFormats } from '@/lib/i18n/formats'
import { Progress } from '@/components/ui/progress'

/** Pilot → rollout → deepening with plan dates; the active phase shows what is left of it. */
export function PhaseBar({ phases, today }: { phases: readonly PhaseView[]; today: string }) {
  const t = useTranslations('boards.programme')
  const locale = useLocale() as Locale
  const f = use(getFormats())
  const day = (text: string) => f.date(text)
  const planOf = (phase: PhaseView) => {
    const [from, to] = [phase.plannedStart, phase.plannedEnd]
    if (from && to) return `${day(from)} – ${day(to)}`
    return from ? t('from', { date: day(from) }) : to ? t('until', { date: day(to) }) : t('openEnd')
  }
  const leftOf = (phase: PhaseView) => {
    if (phase.status !== 'active' || !phase.plannedEnd) return null
    const days = Math.round((Date.parse(phase.plannedEnd) - Date.parse(today)) / 86_400_000)
    return days >= 0 ? t('left', { days }) : t('over', { days: -days })
  }
  return (
    <ol className="mb-5 flex gap-1 text-sm max-sm:gap-2">
      {phases.map((phase) => (
        <li key={phase.id} aria-current={phase.status === 'active' ? 'step' : undefined} className={clsx('min-w-0 border-t-[3px] pt-2', phase.status === 'active' ? 'flex-[2] border-accent' : 'flex-1 border-line text-ink-3', phase.status === 'closed' && 'border-ok')}>
          <p className="line-clamp-2 font-semibold wrap-anywhere" title={nameIn(locale, phase)}>{nameIn(locale, phase)}</p>
          <p className="text-xs">
            {planOf(phase)}
            {leftOf(phase) && <span className="font-medium text-ink"> · {leftOf(phase)}</span>}
          </p>
        </li>
      ))}
    </ol>
  )
}

const DAY_MS = 86_400_000

/** How much of the planned time of a phase has passed; nothing without a planned end. */
export function PhaseProgress({ phase, today }: { phase: PhaseView; today: string }) {
  const t = useTranslations('boards.programme')
  const start = phase.actualStart ?? phase.plannedStart
  if (!start || !phase.plannedEnd) return null
  const total = Math.round((Date.parse(phase.plannedEnd) - Date.parse(start)) / DAY_MS) + 1
  const passed = Math.min(Math.max(Math.round((Date.parse(today) - Date.parse(start)) / DAY_MS) + 1, 0), total)
  if (total <= 0) return null
  return (
    <div className="mb-5 max-w-md">
      <Progress label={t('time')} percent={(passed / total) * 100} detail={t('timeDetail', { passed, total })} />
    </div>
  )
}
