import { useId } from 'react'

export interface MapBubble {
  id: string
  href: string
  /** Everything about it, for the tooltip and for those who do not see it */
  words: string
  /** Beside the bubble, where there is room */
  label?: string
  /** 0..100 across and up */
  x: number
  y: number
  /** Radius, px */
  r: number
  strong: boolean
}

interface ValueMapProps {
  summary: string
  axisX: string
  axisY: string
  ticksX: { at: number; text: string }[]
  ticksY: { at: number; text: string }[]
  /** Where it is divided, 0..100 */
  lines: { x: number; y: number }
  corners: { now: string; plan: string; easy: string; leave: string }
  bubbles: MapBubble[]
}

const LEFT = 56
const BOTTOM = 34

/** Value against ease as a picture whose bubbles are links; sizes in per cent, so that letters keep theirs on a phone. */
export function ValueMap({ summary, axisX, axisY, ticksX, ticksY, lines, corners, bubbles }: ValueMapProps) {
  const id = useId()
  return (
    <div className="panel px-3 pt-3 pb-2">
      <p className="text-xs text-ink-3">{axisY}</p>
      <div className="relative h-[22rem]" style={{ paddingLeft: LEFT, paddingBottom: BOTTOM }}>
        {ticksY.map(({ at, text }) => (
          <span key={text} aria-hidden="true" className="absolute -translate-y-1/2 text-right text-xs text-ink-3 tabular-nums" style={{ left: 0, width: LEFT - 8, top: `calc((100% - ${BOTTOM}px) * ${(100 - at) / 100})` }}>
            {text}
          </span>
        ))}
        <svg role="group" aria-labelledby={id} width="100%" height="100%" className="overflow-visible">
          <title id={id}>{summary}</title>
          <rect width="100%" height="100%" fill="transparent" className="stroke-line" />
          <line x1={`${lines.x}%`} x2={`${lines.x}%`} y1="0" y2="100%" className="stroke-line-strong" strokeDasharray="4 3" />
          <line x1="0" x2="100%" y1={`${100 - lines.y}%`} y2={`${100 - lines.y}%`} className="stroke-line-strong" strokeDasharray="4 3" />
          <g aria-hidden="true" className="fill-ink-3 text-xs">
            <text x="100%" y="0" dx="-8" dy="16" textAnchor="end">{corners.now}</text>
            <text x="0" y="0" dx="8" dy="16">{corners.plan}</text>
            <text x="100%" y="100%" dx="-8" dy="-8" textAnchor="end">{corners.easy}</text>
            <text x="0" y="100%" dx="8" dy="-8">{corners.leave}</text>
          </g>
          {[...bubbles].sort((a, b) => b.r - a.r).map((bubble) => (
            <a key={bubble.id} href={bubble.href} aria-label={bubble.words}>
              <circle cx={`${bubble.x}%`} cy={`${100 - bubble.y}%`} r={bubble.r} className={bubble.strong ? 'fill-accent/35 stroke-accent' : 'fill-ink-3/20 stroke-ink-3'} strokeWidth="1.5" />
              {bubble.label && (
                <text aria-hidden="true" x={`${bubble.x}%`} y={`${100 - bubble.y}%`} dx={bubble.x > 75 ? -bubble.r - 4 : bubble.r + 4} dy="4" textAnchor={bubble.x > 75 ? 'end' : 'start'} className="fill-ink text-xs">
                  {bubble.label}
                </text>
              )}
            </a>
          ))}
        </svg>
        {ticksX.map(({ at, text }) => (
          <span key={text} aria-hidden="true" className="absolute -translate-x-1/2 text-xs text-ink-3 tabular-nums" style={{ left: `calc(${LEFT}px + (100% - ${LEFT}px) * ${at / 100})`, bottom: 14 }}>
            {text}
          </span>
        ))}
      </div>
      <p className="text-right text-xs text-ink-3">{axisX}</p>
    </div>
  )
}
