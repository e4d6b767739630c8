import { useId } from 'react'

export interface FrontierMark {
  x: number
  y: number
  words: string
  label?: string
  kind: 'point' | 'here' | 'plan'
}

interface FrontierChartProps {
  summary: string
  axisX: string
  axisY: string
  ticksX: { at: number; text: string }[]
  ticksY: { at: number; text: string }[]
  /** Cheapest first, 0..100 across and up */
  marks: FrontierMark[]
}

const LEFT = 56
const BOTTOM = 24

/** What each budget buys, as steps: between two points no more can be had than at the left one. */
export function FrontierChart({ summary, axisX, axisY, ticksX, ticksY, marks }: FrontierChartProps) {
  const id = useId()
  const points = marks.filter(({ kind }) => kind === 'point')
  const shape = { point: 'fill-surface stroke-accent', here: 'fill-accent stroke-accent', plan: 'fill-watch stroke-watch' }
  return (
    <div className="panel px-3 pt-3 pb-2">
      <p className="text-xs text-ink-3">{axisY}</p>
      <div className="relative mt-2 h-56" style={{ paddingLeft: LEFT, paddingBottom: BOTTOM }}>
        {ticksY.map(({ at, text }) => (
          <span key={text} aria-hidden="true" className="absolute -translate-y-1/2 text-right text-xs text-ink-3 tabular-nums" style={{ left: 0, width: LEFT - 8, top: `calc((100% - ${BOTTOM}px) * ${(100 - at) / 100})` }}>
            {text}
          </span>
        ))}
        <svg role="img" aria-labelledby={id} width="100%" height="100%" className="overflow-visible">
          <title id={id}>{summary}</title>
          {ticksY.map(({ at }) => (
            <line key={at} x1="0" x2="100%" y1={`${100 - at}%`} y2={`${100 - at}%`} className="stroke-line" />
          ))}
          {points.slice(1).map((point, at) => {
            const before = points[at]!
            return (
              <g key={point.x} className="stroke-accent" strokeWidth="2">
                <line x1={`${before.x}%`} x2={`${point.x}%`} y1={`${100 - before.y}%`} y2={`${100 - before.y}%`} />
                <line x1={`${point.x}%`} x2={`${point.x}%`} y1={`${100 - before.y}%`} y2={`${100 - point.y}%`} />
              </g>
            )
          })}
          {marks.map((mark) => (
            <g key={`${mark.kind}${mark.x} ${mark.y}`}>
              {mark.kind === 'plan' ? (
                <svg x={`${mark.x}%`} y={`${100 - mark.y}%`} className="overflow-visible">
                  <path d="M0 -6 6 5 -6 5Z" className={shape.plan} />
                </svg>
              ) : (
                <circle cx={`${mark.x}%`} cy={`${100 - mark.y}%`} r={mark.kind === 'here' ? 6 : 3.5} className={shape[mark.kind]} strokeWidth="2" />
              )}
              <title>{mark.words}</title>
              {mark.label && (
                <text x={`${mark.x}%`} y={`${100 - mark.y}%`} dx={mark.x > 70 ? -10 : 10} dy={mark.kind === 'plan' ? 18 : 16} textAnchor={mark.x > 70 ? 'end' : 'start'} className="fill-ink text-xs font-medium">
                  {mark.label}
                </text>
              )}
            </g>
          ))}
        </svg>
        {ticksX.map(({ at, text }) => (
          <span key={text} aria-hidden="true" className="absolute bottom-0 -translate-x-1/2 text-xs text-ink-3 tabular-nums" style={{ left: `calc(${LEFT}px + (100% - ${LEFT}px) * ${at / 100})` }}>
            {text}
          </span>
        ))}
      </div>
      <p className="text-right text-xs text-ink-3">{axisX}</p>
    </div>
  )
}
