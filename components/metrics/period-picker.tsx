import { useTranslations } from 'next-intl'
import { listHref, type SearchParams } from '@/components/table/list-params'
import { Segmented } from '@/components/ui/segmented'

const offered = ['today', '7d', '30d', '90d', '20w'] as const

/** The periods of a board; the choice lives in the URL. */
export function PeriodPicker({ path, params, current }: { path: string; params: SearchParams; current: string }) {
  const t = useTranslations('boards.runs.periods')
  return (
    <Segmented
      segments={offered.map((period) => ({
        href: listHref(path, params, { period: period === '30d' ? null : period, from: null, to: null }),
        label: t(period),
        active: current === period,
      }))}
    />
  )
}
