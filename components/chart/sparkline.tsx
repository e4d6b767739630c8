import { toneVar, type Tone } from '@/components/ui/tone'
import { sparklinePath } from './sparkline-path'

interface SparklineProps {
  /** Equally spaced values, oldest first; null where there is no data (drawn as a gap). */
  points: readonly (number | null)[]
  target?: number | null
  tone?: Tone
  height?: number
  className?: string
}

const width = 220

/** A small line without axes, drawn on the server. Decorative: the figure beside it carries the meaning. */
export function Sparkline({ points, target = null, tone = 'info', height = 34, className }: SparklineProps) {
  const shape = sparklinePath(points, target, width, height)
  if (!shape) return <div aria-hidden="true" style={{ height }} className={className} />
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className={className}
      style={{ display: 'block', width: '100%', height, overflow: 'visible' }}
    >
      {shape.targetY !== null && (
        <path d={`M0 ${shape.targetY}H${width}`} stroke="var(--line-strong)" strokeDasharray="3 3" vectorEffect="non-scaling-stroke" />
      )}
      <path
        d={shape.line}
        fill="none"
        stroke={toneVar[tone === 'none' ? 'info' : tone]}
        strokeWidth="1.75"
        strokeLinejoin="round"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
