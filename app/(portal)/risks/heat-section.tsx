import { getTranslations } from 'next-intl/server'
import { Chart } from '@/components/chart/chart'
import type { ChartData, Hue } from '@/components/chart/chart-model'
import { HeatMap } from '@/components/risks/heat-map'
import { listHref, type ListParams, type SearchParams } from '@/components/table/list-params'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { Segmented } from '@/components/ui/segmented'
import { bands, type Band } from '@/lib/core/risks/matrix'
import { riskHeat, riskTrend } from '@/lib/features/risks/heat'
import { getFormats } from '@/lib/i18n/formats'
import type { Ctx } from '@/lib/server/ctx'
import { listFilters } from './choices'

interface Props {
  ctx: Ctx
  params: SearchParams
  list: ListParams
}

const MOST_ARROWS = 24
const hues: Record<Band, Hue> = { green: 'ok', yellow: 'watch', orange: 'high', red: 'act' }

/** Where the filtered risks lie and how their number went; a cell filters the list below. */
export async function HeatSection({ ctx, params, list }: Props) {
  const filter = { q: list.q || undefined, ...Object.fromEntries(listFilters.flatMap((name) => (list.filters[name] ? [[name, list.filters[name]]] : []))) }
  const side = list.filters.side === 'inherent' ? 'inherent' : 'residual'
  const [t, f, heat, { points }] = await Promise.all([getTranslations('risks'), getFormats(), riskHeat(ctx, { ...filter, side }), riskTrend(ctx, filter)])
  const cell = list.filters.cell ?? null
  const at = (place: { likelihood: number; impact: number }) => `${place.likelihood}-${place.impact}`
  const arrows = heat.arrows.filter(({ from, to }) => !cell || at(side === 'inherent' ? from : to) === cell)
  const drawn = arrows.slice(0, MOST_ARROWS)
  const chosen = heat.rows.flat().find((one) => at(one) === cell)
  const last = points.at(-1)
  const countOf = (point: (typeof points)[number] | undefined) => (point ? bands.reduce((sum, band) => sum + point[band], 0) : 0)
  const [from, to, weeks] = [countOf(points[0]), countOf(last), points.length - 1]
  const data: ChartData = {
    kind: 'stacked',
    unit: 'number',
    unitLabel: t('trend.unit'),
    labels: points.map(({ atMs }, index) => (index === points.length - 1 ? t('trend.now') : f.date(new Date(atMs)))),
    series: bands.toReversed().map((band) => ({ label: t(`bands.${band}`), hue: hues[band], values: points.map((point) => point[band]) })),
  }
  return (
    <div className="grid gap-x-8 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]">
      <Section
        id="heat"
        title={t('heat.title')}
        note={[t('heat.moved', { moved: heat.total - heat.unmoved, total: heat.total }), arrows.length > drawn.length && t('heat.some', { shown: drawn.length, all: arrows.length })].filter(Boolean).join(' ')}
        action={<Segmented label={t('heat.side')} segments={(['residual', 'inherent'] as const).map((name) => ({ href: listHref('/risks', params, { side: name === 'residual' ? null : name, cell: null }), label: t(`heat.${name}`), active: name === side }))} />}
      >
        <HeatMap matrix={heat.matrix} rows={heat.rows} arrows={drawn} side={side} locale={ctx.locale} active={cell} hrefOf={(place) => listHref('/risks', params, { cell: at(place) === cell ? null : at(place) })} />
        {chosen && (
          <p className="mt-2 flex flex-wrap items-center gap-3 text-sm">
            {t('cellChosen', { likelihood: heat.matrix.likelihood[chosen.likelihood - 1]![ctx.locale], impact: heat.matrix.impact[chosen.impact - 1]![ctx.locale] })}
            <ButtonLink href={listHref('/risks', params, { cell: null })} size="sm">
              {t('allCells')}
            </ButtonLink>
          </p>
        )}
      </Section>
      {last && (
        <Chart
          title={weeks < 1 ? t('trend.titleNew', { to }) : from === to ? t('trend.titleSame', { to, weeks }) : t('trend.title', { from, to, weeks })}
          note={t('trend.note')}
          summary={t('trend.summary', { red: last.red, orange: last.orange, yellow: last.yellow, green: last.green })}
          data={data}
          height={260}
          axisLabel={t('trend.week')}
        />
      )}
    </div>
  )
}
