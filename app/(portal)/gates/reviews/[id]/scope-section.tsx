import { getLocale, getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import { HOUR_MS } from '@/lib/core/calendar/local-day'
import { nameIn } from '@/lib/core/localized'
import type { NamedPhase } from '@/lib/features/gate-reviews/facts'
import type { ReviewView } from '@/lib/features/gate-reviews/queries'
import { getFormats } from '@/lib/i18n/formats'
import { TakeIntoScope } from './review-buttons'

/** What the ranking proposed for the next phase on the day of the decision; taking one in is a step of its own. */
export async function ScopeSection({ review, next }: { review: ReviewView; next: NamedPhase }) {
  const [t, locale, f] = await Promise.all([getTranslations('gateReviews'), getLocale(), getFormats()])
  const proposed = review.decision?.facts.proposed ?? []
  const hoursOf = (ms: number) => t('scope.hoursValue', { hours: f.number(ms / HOUR_MS) })
  const reasonOf = (rank: number, yearlyMs: number) => t('scope.reason', { phase: nameIn(locale, review.rules.phase), rank, hours: hoursOf(yearlyMs) })
  return (
    <Section id="scope" title={t('scope.title', { phase: nameIn(locale, next) })} note={t('scope.note')}>
      <PlainTable
        caption={t('scope.title', { phase: nameIn(locale, next) })}
        columns={[
          { id: 'process', header: t('scope.process') },
          { id: 'volume', header: t('scope.volume'), align: 'right' },
          { id: 'time', header: t('scope.time'), align: 'right' },
          { id: 'hours', header: t('scope.hours'), align: 'right' },
          { id: 'take', header: t('scope.column'), align: 'right' },
        ]}
        rows={proposed.map((row) => ({
          id: row.processId,
          name: nameIn(locale, row),
          href: `/processes/${row.processId}`,
          cells: {
            process: { text: `${row.rank}. ${nameIn(locale, row)}`, sub: row.code },
            volume: f.number(row.annualVolume),
            time: f.duration(row.manualMs),
            hours: hoursOf(row.yearlyMs),
            take: review.inScope.includes(row.processId) ? { text: t('scope.taken'), tone: 'ok' as const } : review.me.mayScope ? (
              <TakeIntoScope key="take" phaseId={next.id} processId={row.processId} reason={reasonOf(row.rank, row.yearlyMs)} label={`${t('scope.take')}: ${nameIn(locale, row)}`} />
            ) : null,
          },
        }))}
      />
    </Section>
  )
}
