export interface SparklineShape {
  /** SVG path data; each run of neighbouring values is one stroke. */
  line: string
  targetY: number | null
}

/**
 * Coordinates of a sparkline inside width × height, scaled over the values and the target.
 * Null when there is no value at all. A lone value between gaps becomes a short dash.
 */
export function sparklinePath(points: readonly (number | null)[], target: number | null, width: number, height: number): SparklineShape | null {
  const known = points.filter((p): p is number => p !== null && Number.isFinite(p))
  if (!known.length) return null
  const all = target === null ? known : [...known, target]
  const low = Math.min(...all)
  const span = Math.max(...all) - low || 1
  const pad = 3
  const y = (value: number) => round(height - pad - ((value - low) / span) * (height - 2 * pad))
  const x = (index: number) => (points.length === 1 ? width / 2 : round((index / (points.length - 1)) * width))
  let line = ''
  let open = false
  points.forEach((value, index) => {
    if (value === null || !Number.isFinite(value)) {
      open = false
      return
    }
    const alone = !open && (points[index + 1] ?? null) === null
    line += open ? ` ${x(index)} ${y(value)}` : `M${x(index)} ${y(value)}`
    if (alone) line += 'h2'
    open = true
  })
  return { line, targetY: target === null ? null : y(target) }
}

const round = (value: number) => Math.round(value * 10) / 10
