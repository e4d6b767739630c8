'use client'

import { Maximize, Minus, PanelRight, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useMemo, useState, type CSSProperties, type MouseEvent, type ReactNode, type SyntheticEvent } from 'react'
import clsx from 'clsx'
import { IconButton } from '@/components/ui/button'
import './map.css'
import { MapDrawing } from './map-drawing'
import type { DrawnPicture } from './picture'
import { useViewport } from './use-viewport'

interface MapViewProps {
  picture: DrawnPicture
  /** What the picture shows, for those who do not see it. */
  label: string
  note: string | null
  /** The list of the same interfaces. */
  children: ReactNode
}

const nothing = { node: null, group: null }

/** The picture with its list beside it; what the reader points at in one is marked in the other. */
export function MapView({ picture, label, note, children }: MapViewProps) {
  const t = useTranslations('interfaces.map')
  const router = useRouter()
  const [wide, setWide] = useState(picture.groups.length > 0)
  const [lines, setLines] = useState<ReadonlySet<string>>(new Set())
  const [{ node, group }, setPointed] = useState<{ node: string | null; group: string | null }>(nothing)
  const centre = useMemo(() => {
    const middle = picture.nodes.find(({ focus }) => focus) ?? picture.nodes[0]
    return middle ? { x: middle.x + middle.w / 2, y: middle.y + middle.h / 2 } : null
  }, [picture])
  const { frame, view, unit, zoomAt, reset, dragged, handlers } = useViewport(picture, centre)
  const point = (event: SyntheticEvent) => {
    const found = (event.target as Element).closest<SVGElement>('[data-node], [data-group]')?.dataset
    setPointed((now) => (now.node === (found?.node ?? null) && now.group === (found?.group ?? null) ? now : { node: found?.node ?? null, group: found?.group ?? null }))
  }
  const pointAtLine = (event: SyntheticEvent) => setLines(new Set((event.target as Element).closest<HTMLElement>('[data-lines]')?.dataset.lines?.split('|') ?? []))
  const go = (event: MouseEvent) => {
    const href = (event.target as Element).closest('a')?.getAttribute('href')
    if (dragged()) return event.preventDefault()
    if (!href || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    router.push(href, { scroll: false })
  }
  return (
    <div className={clsx('land', wide && 'land-wide')}>
      <figure className="panel land-figure">
        <div data-print="no" className="land-tools">
          <IconButton label={t('zoomIn')} variant="secondary" onClick={() => zoomAt(1.5)}>
            <Plus aria-hidden="true" />
          </IconButton>
          <IconButton label={t('zoomOut')} variant="secondary" onClick={() => zoomAt(1 / 1.5)}>
            <Minus aria-hidden="true" />
          </IconButton>
          <IconButton label={t('whole')} variant="secondary" onClick={reset}>
            <Maximize aria-hidden="true" />
          </IconButton>
          <IconButton label={t(wide ? 'narrow' : 'wide')} variant="secondary" aria-pressed={wide} className="max-lg:hidden" onClick={() => setWide(!wide)}>
            <PanelRight aria-hidden="true" />
          </IconButton>
        </div>
        <div
          ref={frame}
          role="group"
          aria-label={label}
          tabIndex={0}
          className="land-frame"
          style={{ '--ratio': picture.w / picture.h } as CSSProperties}
          data-far={unit !== null && unit < 0.55 ? '' : undefined}
          data-zoomed={view.zoom > 1 ? '' : undefined}
          onPointerOver={point}
          onPointerLeave={() => setPointed(nothing)}
          onFocus={point}
          onBlur={() => setPointed(nothing)}
          onClick={go}
          onDragStart={(event) => event.preventDefault()}
          {...handlers}
        >
          <div className="land-moved" style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.zoom})` }}>
            <MapDrawing picture={picture} node={node} group={group} lines={lines} unit={unit ?? 0.8} />
          </div>
        </div>
        <figcaption className="land-legend">
          <Legend grouped={picture.groups.length > 0} />
          {note && <span className="text-watch">{note}</span>}
        </figcaption>
      </figure>
      <section aria-label={t('list')} className="panel land-list scroll-thin" data-scroll onPointerOver={pointAtLine} onPointerLeave={() => setLines(new Set())} onFocus={pointAtLine}>
        {children}
      </section>
    </div>
  )
}

function Legend({ grouped }: { grouped: boolean }) {
  const t = useTranslations('interfaces.map')
  const line = (look: string) => (
    <svg viewBox="0 0 28 8" aria-hidden="true" className="land-key">
      <path d="M1 4H27" className={`land-line land-${look}`} />
    </svg>
  )
  return (
    <>
      <span>{line('active')}{t('legend.active')}</span>
      <span>{line('planned')}{t('legend.planned')}</span>
      <span>
        <svg viewBox="0 0 28 14" aria-hidden="true" className="land-key">
          <path d="M5 1H23L27 7L23 13H5L1 7Z" className="land-gateway-shape" />
        </svg>
        {t('legend.gateway')}
      </span>
      {grouped && <span>{t('legend.grouped')}</span>}
      <span data-print="no">{t('legend.hint')}</span>
    </>
  )
}
