import { getTranslations } from 'next-intl/server'
import { Chart } from '@/components/chart/chart'
import { getFormats } from '@/lib/i18n/formats'

interface Week {
  from: Date
  approved: number
  rejected: number
  returned: number
}

/** Yes, no and back by week, so that a change of habit shows. */
export async function WeekChart({ weeks }: { weeks: readonly Week[] }) {
  const [t, r, f] = await Promise.all([getTranslations('reviews.statistics'), getTranslations('reviews.outcomes'), getFormats()])
  if (!weeks.some(({ approved, rejected, returned }) => approved + rejected + returned > 0)) return null
  const sum = (of: (week: Week) => number) => weeks.reduce((total, week) => total + of(week), 0)
  return (
    <Chart
      title={t('chart')}
      summary={t('notes.split', { approved: sum(({ approved }) => approved), rejected: sum(({ rejected }) => rejected), returned: sum(({ returned }) => returned) })}
      axisLabel={t('period')}
      height={200}
      data={{
        kind: 'stacked', unit: 'number', unitLabel: t('stats.decisions'),
        labels: weeks.map(({ from }) => f.day(from)),
        series: [
          { label: r('approve'), values: weeks.map(({ approved }) => approved), hue: 1 },
          { label: r('return'), values: weeks.map(({ returned }) => returned), hue: 4 },
          { label: r('reject'), values: weeks.map(({ rejected }) => rejected), hue: 2 },
        ],
      }}
    />
  )
}
