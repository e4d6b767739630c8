import { getTranslations } from 'next-intl/server'
import { formatValue } from '@/components/metrics/figure-format'
import { Progress } from '@/components/ui/progress'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { daysBetween } from '@/lib/core/calendar/local-day'
import { lengthOf } from '@/lib/core/calendar/period'
import { nameIn } from '@/lib/core/localized'
import type { Cockpit } from '@/lib/features/cockpit/queries'
import type { PhaseState } from '@/lib/features/programme/phase-states'
import type { ProgrammeFigures } from '@/lib/features/runs/programme-figures'
import type { ReadingWords } from '@/lib/i18n/reading-text'

/** Open actions, the most overdue first. */
export async function ActionsSection({ actions: { rows, open, overdue }, words }: { actions: Cockpit['actions']; words: ReadingWords }) {
  const t = await getTranslations('cockpit.actions')
  return (
    <Section title={t('title')} note={open ? t('summary', { open: t('count', { open }), overdue: t('overdue', { count: overdue }) }) : t('none')}>
      {rows.length > 0 && (
        <ul className="text-sm">
          {rows.map(({ id, text, owner, dueOn, due, daysLeft }) => (
            <li key={id} className="flex items-baseline justify-between gap-3 border-b border-line-soft py-1.5 last:border-0">
              <span className="min-w-0">
                <TextLink href={`/actions/${id}`} className="line-clamp-2 text-ink no-underline hover:underline">
                  {text}
                </TextLink>
                <span className="text-xs text-ink-3">{owner?.name ?? t('noOwner')}</span>
              </span>
              <span className="shrink-0 text-xs">{due === 'overdue' ? <Status tone="act">{t('late', { days: -daysLeft })}</Status> : due === 'today' ? <Status tone="watch">{t('today')}</Status> : <span className="text-ink-3 tabular-nums">{words.day(dueOn)}</span>}</span>
            </li>
          ))}
        </ul>
      )}
      {open > rows.length && (
        <p className="pt-1.5 text-sm">
          <TextLink href="/actions">{t('more', { count: open - rows.length })}</TextLink>
        </p>
      )}
    </Section>
  )
}

const YEAR_DAYS = 365

/** Hours that the runs gave back; what is not recorded is named, not guessed. */
export async function BenefitSection({ figures, words }: { figures: ProgrammeFigures | null; words: ReadingWords }) {
  const t = await getTranslations('cockpit.benefit')
  const { f } = words
  const hours = figures?.totals.find(({ id }) => id === 'hoursReturned')
  if (!figures || !hours) return null
  const days = lengthOf(figures.frame.period)
  return (
    <Section title={t('title')} note={t('note')}>
      {hours.value === null ? (
        <p className="text-sm text-ink-2">{t('none')}</p>
      ) : (
        <>
          <p className="text-xl font-semibold tabular-nums">{t('now', { hours: formatValue(f, 'hoursReturned', hours.value) })}</p>
          <p className="text-sm text-ink-2">
            {hours.previous !== null && `${t('before', { hours: formatValue(f, 'hoursReturned', hours.previous), days: lengthOf(figures.frame.previous) })} · `}
            {t('pace', { hours: f.number(Math.round((hours.value * YEAR_DAYS) / days)) })}
          </p>
        </>
      )}
    </Section>
  )
}

/** Money of the active phase, or of all phases where none is active. */
export async function BudgetSection({ phases, active, words }: { phases: PhaseState[]; active: PhaseState | null; words: ReadingWords }) {
  const t = await getTranslations('cockpit.budget')
  const { f } = words
  const shown = (active ? [active] : phases).filter(({ budget }) => budget.budgetMinor !== null || budget.spentMinor > 0n)
  return (
    <Section title={t('title')}>
      {shown.length === 0 && <p className="text-sm text-ink-3">{t('none')}</p>}
      {shown.map(({ id, budget: { budgetMinor, spentMinor, leftMinor, spentBp, currency }, ...phase }) => {
        const money = (minor: bigint) => f.moneyShort(minor, currency)
        if (budgetMinor === null || leftMinor === null) return <p key={id} className="text-sm">{t('spent', { spent: money(spentMinor) })}</p>
        const left = leftMinor < 0n ? t('over', { amount: money(-leftMinor) }) : t('left', { amount: money(leftMinor) })
        return <Progress key={id} label={nameIn(f.locale, phase)} percent={(spentBp ?? 0) / 100} detail={`${t('spentOf', { spent: money(spentMinor), budget: money(budgetMinor) })} · ${left}`} tone={leftMinor < 0n ? 'act' : 'info'} />
      })}
    </Section>
  )
}

export async function MilestonesSection({ milestones, today, words }: { milestones: Cockpit['milestones']; today: string; words: ReadingWords }) {
  const t = await getTranslations('cockpit.milestones')
  return (
    <Section title={t('title')} note={milestones.length ? undefined : t('none')}>
      <ul className="text-sm">
        {milestones.map((milestone) => {
          const left = daysBetween(today, milestone.plannedOn)
          return (
            <li key={milestone.id} className="flex items-baseline justify-between gap-3 border-b border-line-soft py-1.5 last:border-0">
              <span className="min-w-0">
                {nameIn(words.f.locale, milestone)} <span className="text-xs text-ink-3">{nameIn(words.f.locale, milestone.phase)}</span>
              </span>
              <span className="shrink-0 text-xs text-ink-3 tabular-nums">{left < 0 ? <Status tone="act">{t('late', { days: -left })}</Status> : `${words.day(milestone.plannedOn)} · ${t('in', { days: left })}`}</span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
