import { getTranslations } from 'next-intl/server'
import { listHref } from '@/components/table/list-params'
import { Segmented } from '@/components/ui/segmented'

/** List or map, with the filter that both share. */
export async function ViewSwitch({ now, kept }: { now: 'list' | 'map'; kept: Record<string, string> }) {
  const t = await getTranslations('interfaces')
  return (
    <Segmented
      label={t('views.label')}
      segments={[
        { href: listHref('/interfaces', {}, kept), label: t('views.list'), active: now === 'list' },
        { href: listHref('/interfaces/map', {}, kept), label: t('views.map'), active: now === 'map' },
      ]}
    />
  )
}
