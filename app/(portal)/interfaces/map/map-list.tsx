import { getTranslations } from 'next-intl/server'
import { InLink } from '@/components/ui/in-link'
import { ToneMark } from '@/components/ui/status'
import { nameIn, type Locale } from '@/lib/core/localized'
import { bundleKey, hopsOf } from '@/lib/core/portfolio/map-model'
import type { Landscape } from '@/lib/features/interfaces/map'

/** The same interfaces in words, by name of the source; pointing at one shows its line on the map. */
export async function MapList({ landscape, locale }: { landscape: Landscape; locale: Locale }) {
  const t = await getTranslations('interfaces')
  const names = new Map(landscape.systems.map((system) => [system.id, nameIn(locale, system)]))
  const name = (id: string) => names.get(id) ?? ''
  const rows = [...landscape.interfaces].sort((one, other) => name(one.fromId).localeCompare(name(other.fromId), locale) || name(one.toId).localeCompare(name(other.toId), locale) || (one.code < other.code ? -1 : 1))
  return (
    <ol className="divide-y divide-line-soft text-sm">
      {rows.map((row) => (
        <li key={row.id} data-lines={hopsOf(row).map(([from, to]) => bundleKey(from, to)).join('|')}>
          <InLink href={`/interfaces/${row.id}`} className="block px-3.5 py-2 -outline-offset-2 hover:bg-raised">
            <span className="block font-medium">
              {name(row.fromId)} <span aria-hidden="true">→</span>
              <span className="sr-only">{t('map.to')}</span> {name(row.toId)}
            </span>
            <span className="flex flex-wrap items-baseline gap-x-1.5 text-xs text-ink-3">
              <span>{nameIn(locale, row)}</span>
              <span>· {t(`protocols.${row.protocol}`)}</span>
              {row.gatewayId && <span>· {t('map.through', { name: name(row.gatewayId) })}</span>}
              {row.status !== 'active' && <span>· {t(`statuses.${row.status}`)}</span>}
              {row.gaps.length > 0 && (
                <span className="flex items-baseline gap-1 text-watch">
                  <ToneMark tone="watch" className="self-center" />
                  {row.gaps.map((gap) => t(`gaps.${gap}`)).join(t('comma'))}
                </span>
              )}
            </span>
          </InLink>
        </li>
      ))}
    </ol>
  )
}
