import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { nameIn, type Locale } from '@/lib/core/localized'
import { MINIMUM_CONTRIBUTIONS, MINIMUM_PEOPLE } from '@/lib/core/recognition/leaderboard'
import type { Leaderboard } from '@/lib/features/recognition/leaderboard'
import { getFormats } from '@/lib/i18n/formats'

/** Departments by sums alone; small ones without figures. */
export async function DepartmentsTable({ board, locale }: { board: Leaderboard; locale: Locale }) {
  const [t, f] = await Promise.all([getTranslations('recognition.leaderboard'), getFormats()])
  return (
    <>
      <PlainTable
        caption={t('title')}
        columns={[
          { id: 'department', header: t('department') },
          { id: 'rank', header: t('rank'), align: 'right' },
          { id: 'rate', header: t('rate'), align: 'right' },
          { id: 'verified', header: t('verified'), align: 'right' },
          { id: 'contributions', header: t('contributions'), align: 'right' },
          { id: 'people', header: t('people'), align: 'right' },
        ]}
        rows={board.standings.map((standing) => ({
          id: standing.departmentId,
          name: nameIn(locale, standing),
          cells: {
            rank: standing.shown ? f.number(standing.rank) : null,
            department: nameIn(locale, standing),
            rate: standing.shown ? f.number(standing.pointsPerTen, { digits: 1 }) : <span className="text-ink-3">{t('tooFew')}</span>,
            verified: standing.shown && standing.verifiedShare !== null ? f.percent(standing.verifiedShare * 10_000, { digits: 0 }) : null,
            contributions: standing.shown ? f.number(standing.contributions) : null,
            people: standing.shown ? f.number(standing.people) : null,
          },
        }))}
        empty={<p className="text-sm text-ink-3">{t('nobody')}</p>}
      />
      <details className="mt-2 text-sm text-ink-2">
        <summary className="cursor-pointer rounded-sm text-ink-2 hover:text-ink">{t('how')}</summary>
        <p className="mt-1 max-w-[80ch]">{t('howText', { people: MINIMUM_PEOPLE, contributions: MINIMUM_CONTRIBUTIONS })}</p>
      </details>
    </>
  )
}
