import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FilterBar } from '@/components/table/filter-bar'
import { listHref, readList, type SearchParams } from '@/components/table/list-params'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { can } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { interfaceMap } from '@/lib/features/interfaces/map'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { landscapeFilters, landscapeSelects, shared } from '../choices'
import { ViewSwitch } from '../view-switch'
import { MapList } from './map-list'
import { MapView } from './map-view'
import { pictureOf } from './picture'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interfaces.map'))('title') }
}

export default async function InterfaceMapPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('interface:read')
  const params = await searchParams
  const list = readList(params, { sorts: ['name'], filters: [...landscapeFilters, 'focus', 'steps'] })
  const [t, selects, landscape] = await Promise.all([getTranslations('interfaces'), landscapeSelects(ctx), interfaceMap(ctx, { q: list.q, ...list.filters })])
  const { interfaces, systems, focus, registered } = landscape
  const here = focus && nameIn(ctx.locale, focus)
  const steps = Number(list.filters.steps) || 1
  const gateway = interfaces.filter(({ gatewayId }) => gatewayId !== null).length
  const untouched = interfaces.length === 0 && !list.q && Object.keys(list.filters).length === 0
  const add = can(ctx.actor, 'interface:edit') && (
    <ButtonLink href={focus ? `/interfaces/new?from=${focus.id}` : '/interfaces/new'} variant="primary" icon={<Plus aria-hidden="true" />}>
      {t('add')}
    </ButtonLink>
  )
  const counts = { systems: systems.length, interfaces: interfaces.length }
  return (
    <Messages areas={['interfaces']}>
      <PageHeader
        size="answer"
        crumbs={[{ label: t('title'), href: '/interfaces' }]}
        title={interfaces.length === 0 ? t('map.title') : here ? t('map.answerAround', { name: here, others: systems.filter(({ id, gateway: passing }) => !passing && id !== focus?.id).length, ...counts }) : t('map.answer', counts)}
        sentence={interfaces.length > 0 && t('map.sentence', { gateway, direct: interfaces.length - gateway })}
        action={
          !untouched && (
            <>
              <ViewSwitch now="map" kept={shared(list)} />
              {add}
            </>
          )
        }
      />
      {untouched ? (
        <EmptyState title={t('emptyTitle')} action={add}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <>
          <FilterBar
            path="/interfaces/map"
            params={params}
            list={list}
            searchLabel={t('search')}
            selects={[{ name: 'focus', label: t('map.around'), unset: t('map.everything'), options: registered.map((row) => ({ value: row.id, label: nameIn(ctx.locale, row) })) }, ...selects]}
          >
            {focus && (
              <>
                <Segmented label={t('map.steps')} segments={[1, 2, 3].map((n) => ({ href: listHref('/interfaces/map', params, { steps: n === 1 ? null : n }), label: t('map.stepCount', { count: n }), active: n === steps }))} />
                <ButtonLink href={`/systems/${focus.id}`}>{t('map.openSystem')}</ButtonLink>
              </>
            )}
          </FilterBar>
          {interfaces.length === 0 ? (
            <EmptyState title={t('map.noneTitle')} action={<ButtonLink href="/interfaces/map">{t('map.showAll')}</ButtonLink>}>
              {focus ? t('map.noneAround', { name: here ?? '' }) : t('map.noneText')}
            </EmptyState>
          ) : (
            <MapView picture={await pictureOf(landscape, ctx.locale, params)} label={here ? t('map.labelAround', { name: here, ...counts }) : t('map.label', counts)} note={landscape.cut ? t('map.cut') : null}>
              <MapList landscape={landscape} locale={ctx.locale} />
            </MapView>
          )}
        </>
      )}
    </Messages>
  )
}
