import type { Plugin } from 'chart.js'

interface Font {
  family: string
  size: number
}

export interface LabelledEnd {
  dataset: number
  text: string
  colour: string
}

/** Names each line at its last value, moved apart where they would overlap. */
export function endLabels(ends: readonly LabelledEnd[], font: Font): Plugin<'line' | 'bar'> {
  return {
    id: 'endLabels',
    afterDatasetsDraw(chart) {
      const placed = ends.flatMap((end) => {
        const points = chart.getDatasetMeta(end.dataset).data
        const values = chart.data.datasets[end.dataset]?.data ?? []
        let last = values.length - 1
        while (last >= 0 && values[last] === null) last -= 1
        const point = points[last]
        return point ? [{ ...end, x: point.x, y: point.y }] : []
      })
      const { ctx, chartArea } = chart
      ctx.save()
      ctx.font = `500 ${font.size}px ${font.family}`
      ctx.textBaseline = 'middle'
      for (const { text, colour, x, y } of spread(placed, font.size + 3, chartArea.top, chartArea.bottom)) {
        ctx.fillStyle = colour
        ctx.fillText(text, x + 7, y)
      }
      ctx.restore()
    },
  }
}

/** Moves labels down until none overlaps the one above, then the whole stack up if it left the area. */
export function spread<T extends { y: number }>(items: readonly T[], gap: number, top: number, bottom: number): T[] {
  const sorted = items.map((item) => ({ ...item })).sort((a, b) => a.y - b.y)
  let floor = top
  for (const item of sorted) {
    item.y = Math.max(item.y, floor)
    floor = item.y + gap
  }
  let ceiling = bottom
  for (const item of [...sorted].reverse()) {
    item.y = Math.min(item.y, ceiling)
    ceiling = item.y - gap
  }
  return sorted
}

/** The target as a dashed line with its name on it. */
export function targetLine(value: number, label: string, colour: string, font: Font, halo: string): Plugin<'line' | 'bar'> {
  return {
    id: 'targetLine',
    afterDatasetsDraw(chart) {
      const y = chart.scales.y?.getPixelForValue(value)
      const { ctx, chartArea } = chart
      if (y === undefined || y < chartArea.top - 1 || y > chartArea.bottom + 1) return
      ctx.save()
      ctx.strokeStyle = colour
      ctx.lineWidth = 1
      ctx.setLineDash([4, 4])
      ctx.beginPath()
      ctx.moveTo(chartArea.left, y)
      ctx.lineTo(chartArea.right, y)
      ctx.stroke()
      ctx.setLineDash([])
      ctx.font = `${font.size}px ${font.family}`
      ctx.textBaseline = 'bottom'
      ctx.lineWidth = 3
      ctx.strokeStyle = halo
      ctx.lineJoin = 'round'
      ctx.strokeText(label, chartArea.left + 4, y - 2)
      ctx.fillStyle = colour
      ctx.fillText(label, chartArea.left + 4, y - 2)
      ctx.restore()
    },
  }
}
