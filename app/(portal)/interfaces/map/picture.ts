import { getTranslations } from 'next-intl/server'
import { listHref, type SearchParams } from '@/components/table/list-params'
import { nameIn, type Locale } from '@/lib/core/localized'
import { pathOf, type Box, type Point } from '@/lib/core/portfolio/map-layout'
import { FLAT_AT_MOST, flatPicture, groupedPicture, NO_GROUP } from '@/lib/core/portfolio/map-picture'
import { fitText } from '@/lib/core/portfolio/map-text'
import { GATEWAYS, SHARED, type Landscape } from '@/lib/features/interfaces/map'

export interface DrawnNode extends Box {
  id: string
  /** Whole, and as it fits into the box */
  name: string
  label: string
  href: string
  gateway: boolean
  focus: boolean
  /** Pairs that it makes with systems of other groups */
  outside: number
}

export interface DrawnLine {
  key: string
  a: string
  b: string
  path: string
  label: (Point & { text: string }) | null
  /** Whether data flow towards b, and towards a */
  forward: boolean
  back: boolean
  look: 'active' | 'planned' | 'retired'
}

export interface DrawnGroup extends Box {
  id: string
  name: string
  count: number
  href: string | null
}

export interface DrawnPicture {
  w: number
  h: number
  nodes: DrawnNode[]
  lines: DrawnLine[]
  groups: DrawnGroup[]
  /** How many pairs are joined across two groups: drawn only for the group that the reader points at */
  links: { a: string; b: string; count: number }[]
  /** Pairs across groups: drawn only for the system that the reader points at */
  across: { key: string; a: string; b: string }[]
}

/** Pixels that a picture has on a usual screen: beside its list, and where there are so many systems that it takes the full width. */
const FRAME = { w: 830, h: 640 }
const WIDE = { w: 1150, h: 640 }

/** The landscape as shapes with words in the reader's language. */
export async function pictureOf(landscape: Landscape, locale: Locale, params: SearchParams): Promise<DrawnPicture> {
  const [t] = await Promise.all([getTranslations('interfaces')])
  const { systems, bundles, focus } = landscape
  const rows = new Map(landscape.interfaces.map((row) => [row.id, row]))
  const of = (ids: string[]) => ids.flatMap((id) => rows.get(id) ?? [])
  const flat = systems.length <= FLAT_AT_MOST
  const nodes = systems.map((system) => ({ id: system.id, label: fitText(nameIn(locale, system), flat ? 190 : 126), group: system.group }))
  const words = (ids: string[]) => {
    const known = [...new Set(of(ids).map(({ protocol }) => t(`protocols.${protocol}`)))]
    const word = known.length > 2 ? t('map.several') : known.join(' · ')
    return ids.length > 1 ? `${word} × ${ids.length}` : word
  }
  const edges = bundles.map(({ key, a, b, forward, back }) => {
    const turned = forward.length === 0
    return { key, a: turned ? b : a, b: turned ? a : b, label: flat ? words([...new Set([...forward, ...back])]) : '' }
  })
  const picture = flat ? flatPicture(nodes, edges, FRAME) : groupedPicture(nodes, edges, WIDE)
  const labels = new Map(edges.map(({ key, label }) => [key, label]))
  const bundleOf = new Map(bundles.map((bundle) => [bundle.key, bundle]))
  const drawn = new Set(picture.edges.map(({ key }) => key))
  const outside = new Map<string, number>()
  for (const { key, a, b } of bundles) if (!drawn.has(key)) for (const id of [a, b]) outside.set(id, (outside.get(id) ?? 0) + 1)
  const departments = new Map(landscape.departments.map((row) => [row.id, nameIn(locale, row)]))
  const groupName = (id: string) => (id === SHARED ? t('map.shared') : id === GATEWAYS ? t('map.gateways') : (departments.get(id) ?? t('map.elsewhere')))
  return {
    w: picture.w,
    h: picture.h,
    nodes: systems.flatMap((system) => {
      const box = picture.nodes.get(system.id)
      const label = nodes.find(({ id }) => id === system.id)?.label ?? system.name
      return box ? [{ ...box, id: system.id, name: nameIn(locale, system), label, href: listHref('/interfaces/map', params, { focus: system.id }), gateway: system.gateway, focus: system.id === focus?.id, outside: outside.get(system.id) ?? 0 }] : []
    }),
    lines: picture.edges.flatMap(({ key, points, label }) => {
      const bundle = bundleOf.get(key)
      if (!bundle) return []
      const turned = bundle.forward.length === 0
      const all = of([...bundle.forward, ...bundle.back])
      return [{
        key,
        a: turned ? bundle.b : bundle.a,
        b: turned ? bundle.a : bundle.b,
        path: pathOf(points),
        label: label && { ...label, text: labels.get(key) ?? '' },
        forward: true,
        back: bundle.forward.length > 0 && bundle.back.length > 0,
        look: all.some(({ status }) => status === 'active') ? ('active' as const) : all.some(({ status }) => status === 'planned') ? ('planned' as const) : ('retired' as const),
      }]
    }),
    groups: [...picture.groups].map(([id, box]) => ({ ...box, id, name: groupName(id), count: systems.filter(({ group }) => (group ?? NO_GROUP) === id).length, href: departments.has(id) ? listHref('/interfaces/map', params, { department: id }) : null })),
    links: picture.links,
    across: bundles.filter(({ key }) => !drawn.has(key)).map(({ key, a, b }) => ({ key, a, b })),
  }
}
