import clsx from 'clsx'
import Link from 'next/link'
import type { CSSProperties, ReactNode } from 'react'
import type { BarPlace } from '@/lib/core/programme/timeline'
import './gantt.css'

export type BarLook = 'plan' | 'actual' | 'over' | 'assessed' | 'approved' | 'in-build' | 'in-test' | 'live' | 'watched' | 'retired'

export interface GanttBar extends BarPlace {
  look: BarLook
  /** Written into the bar where it fits. */
  label: string
  /** The whole fact; the list beside the picture says it too. */
  title: string
}

export interface GanttMark {
  /** Per cent of the window */
  at: number
  look: 'planned' | 'done' | 'late'
  shape?: 'milestone' | 'live'
  title: string
}

export interface GanttRow {
  id: string
  name: string
  href?: string
  level: 'phase' | 'part'
  bars: GanttBar[]
  marks: GanttMark[]
  /** By how much a plan is missed, from and to in per cent. */
  slip?: { from: number; to: number } | null
}

export interface GanttTick {
  id: string
  label: string
  left: number
  width: number
}

interface GanttProps {
  label: string
  namesHeader: string
  rows: GanttRow[]
  ticks: GanttTick[]
  /** Place of today in per cent; null outside of the window. */
  today: number | null
  todayLabel: string
  legend: ReactNode
}

/** Bars narrower than this, in per cent, hold no label. */
const LABEL_FROM = 10
/** Thin bars of a phase: their row and the legend name them. */
const unlabelled: ReadonlySet<BarLook> = new Set(['plan', 'actual', 'over'])
const percent = (value: number) => `${Math.round(value * 100) / 100}%`
const span = (left: number, width: number): CSSProperties => ({ left: percent(left), width: percent(width) })

/** Plan and actual over time, drawn on the server. The tracks are pictures; everything in them is also said by the list beside it. */
export function Gantt({ label, namesHeader, rows, ticks, today, todayLabel, legend }: GanttProps) {
  return (
    <figure className="mb-7">
      <div className="gantt panel scroll-thin" data-scroll role="region" aria-label={label} tabIndex={0}>
        <div className="gantt-sheet">
          <div className="gantt-lines" aria-hidden="true">
            {ticks.slice(1).map((tick) => (
              <i key={tick.id} style={{ left: percent(tick.left) }} />
            ))}
            {today !== null && <b style={{ left: percent(today) }} />}
          </div>
          <div className="gantt-row gantt-head">
            <div className="gantt-name">
              <span>{namesHeader}</span>
            </div>
            <div className="gantt-track" aria-hidden="true">
              {ticks.map((tick) => (
                <span key={tick.id} className="gantt-tick" style={span(tick.left, tick.width)}>
                  {tick.label}
                </span>
              ))}
              {today !== null && (
                <span className="gantt-now" style={{ left: `clamp(1.5rem, ${percent(today)}, calc(100% - 1.5rem))` }}>
                  {todayLabel}
                </span>
              )}
            </div>
          </div>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </div>
      </div>
      <figcaption>{legend}</figcaption>
    </figure>
  )
}

function Row({ row }: { row: GanttRow }) {
  return (
    <div className={clsx('gantt-row', row.level === 'phase' ? 'gantt-phase' : 'gantt-part')}>
      <div className="gantt-name" title={row.name}>
        {row.href ? (
          <Link href={row.href} prefetch={false}>
            {row.name}
          </Link>
        ) : (
          <span>{row.name}</span>
        )}
      </div>
      <div className="gantt-track" aria-hidden="true">
        {row.bars.map((bar, index) => (
          <span key={index} title={bar.title} className={clsx('gantt-bar', `gantt-${bar.look}`, bar.cutLeft && 'gantt-cut-left', bar.cutRight && 'gantt-cut-right')} style={span(bar.left, bar.width)}>
            {bar.width >= LABEL_FROM && !unlabelled.has(bar.look) && bar.label}
          </span>
        ))}
        {row.slip && <span className="gantt-slip" style={span(row.slip.from, row.slip.to - row.slip.from)} />}
        {row.marks.map((mark, index) => (
          <span key={index} title={mark.title} className={clsx('gantt-mark', mark.look !== 'planned' && `gantt-mark-${mark.look}`, mark.shape === 'live' && 'gantt-mark-live')} style={{ left: percent(mark.at) }} />
        ))}
      </div>
    </div>
  )
}

/** What the looks of the picture mean, one entry each. */
export function GanttLegend({ label, entries }: { label: string; entries: { look: BarLook | GanttMark['look']; shape?: GanttMark['shape']; label: string }[] }) {
  return (
    <ul className="gantt-legend" aria-label={label}>
      {entries.map(({ look, shape, label: text }) => (
        <li key={text}>
          <span aria-hidden="true" className={shape ? clsx('gantt-mark', look !== 'planned' && `gantt-mark-${look}`, shape === 'live' && 'gantt-mark-live') : clsx('gantt-bar', `gantt-${look}`)} />
          {text}
        </li>
      ))}
    </ul>
  )
}
