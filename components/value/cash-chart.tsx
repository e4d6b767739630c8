import { useId } from 'react'

interface CashChartPoint {
  /** Share of the width and of the height, 0 … 100, bottom to top */
  x: number
  y: number
}

interface CashChartProps {
  summary: string
  measured: CashChartPoint[]
  /** Begins at the last measured point */
  forecast: CashChartPoint[]
  low: CashChartPoint[]
  high: CashChartPoint[]
  /** Height of zero */
  zero: number
  ticksY: { at: number; text: string }[]
  ticksX: { at: number; text: string }[]
  marks: { x: number; y: number; text: string; kind: 'today' | 'payback' }[]
}

const LEFT = 64
const BOTTOM = 24
const path = (points: readonly CashChartPoint[]) => points.map(({ x, y }) => `${x} ${100 - y}`).join(' L')

/** What has come back less what was spent, month by month: measured, then forecast with its range, and the month of payback. */
export function CashChart({ summary, measured, forecast, low, high, zero, ticksY, ticksX, marks }: CashChartProps) {
  const id = useId()
  return (
    <div className="panel px-3 pt-4 pb-2">
      <div className="relative h-60" style={{ paddingLeft: LEFT, paddingBottom: BOTTOM }}>
        {ticksY.map(({ at, text }) => (
          <span key={`${at}`} aria-hidden="true" className="absolute -translate-y-1/2 text-right text-xs text-ink-3 tabular-nums" style={{ left: 0, width: LEFT - 8, top: `calc((100% - ${BOTTOM}px) * ${(100 - at) / 100})` }}>
            {text}
          </span>
        ))}
        <svg role="img" aria-labelledby={id} viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" className="overflow-visible">
          <title id={id}>{summary}</title>
          {ticksY.map(({ at }) => (
            <line key={at} x1="0" x2="100" y1={100 - at} y2={100 - at} className="stroke-line" vectorEffect="non-scaling-stroke" />
          ))}
          <line x1="0" x2="100" y1={100 - zero} y2={100 - zero} className="stroke-ink-3" vectorEffect="non-scaling-stroke" />
          {low.length > 1 && <path d={`M${path(high)} L${path([...low].reverse())} Z`} className="fill-accent" fillOpacity="0.12" />}
          <path d={`M${path(measured)}`} fill="none" className="stroke-accent" strokeWidth="2" vectorEffect="non-scaling-stroke" />
          {forecast.length > 1 && <path d={`M${path(forecast)}`} fill="none" className="stroke-accent" strokeWidth="2" strokeDasharray="5 4" vectorEffect="non-scaling-stroke" />}
          {marks.map(({ x, kind }) => (
            <line key={kind} x1={x} x2={x} y1="0" y2="100" className={kind === 'payback' ? 'stroke-ok' : 'stroke-line-strong'} strokeDasharray={kind === 'today' ? '3 3' : undefined} vectorEffect="non-scaling-stroke" />
          ))}
        </svg>
        <div aria-hidden="true" className="pointer-events-none absolute inset-y-0 right-0" style={{ left: LEFT, bottom: BOTTOM }}>
          {marks.map(({ x, y, text, kind }) => (
            <span key={kind}>
              {kind === 'payback' && <span className="absolute size-2.5 -translate-x-1/2 translate-y-1/2 rounded-full border-2 border-surface bg-ok" style={{ left: `${x}%`, bottom: `${y}%` }} />}
              <span
                className="absolute bg-surface px-1 text-xs font-medium whitespace-nowrap text-ink-2"
                style={{ ...(x > 55 ? { right: `calc(${100 - x}% + 4px)` } : { left: `calc(${x}% + 4px)` }), top: kind === 'payback' ? 14 : -6 }}
              >
                {text}
              </span>
            </span>
          ))}
        </div>
        {ticksX.map(({ at, text }) => (
          <span key={text} aria-hidden="true" className="absolute bottom-0 text-xs whitespace-nowrap text-ink-3 tabular-nums" style={{ left: `calc(${LEFT}px + (100% - ${LEFT}px) * ${at / 100})`, transform: `translateX(${at < 8 ? '0' : at > 92 ? '-100%' : '-50%'})` }}>
            {text}
          </span>
        ))}
      </div>
    </div>
  )
}
