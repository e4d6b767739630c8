import { getTranslations } from 'next-intl/server'
import { listHref, type SearchParams } from '@/components/table/list-params'
import { Segmented } from '@/components/ui/segmented'

/** List, board and timeline of the same filters. */
export async function ViewSwitch({ params, active }: { params: SearchParams; active: 'list' | 'board' | 'timeline' }) {
  const t = await getTranslations('requests')
  const of = (path: string) => listHref(path, params, { sort: null, dir: null, cols: null, size: null, view: null })
  return (
    <Segmented
      label={t('views')}
      segments={[
        { href: of('/requests'), label: t('viewList'), active: active === 'list' },
        { href: of('/requests/board'), label: t('viewBoard'), active: active === 'board' },
        { href: of('/requests/timeline'), label: t('viewTimeline'), active: active === 'timeline' },
      ]}
    />
  )
}
