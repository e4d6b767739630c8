import { BarController, BarElement, CategoryScale, Chart, LinearScale, LineController, LineElement, PointElement, Tooltip, type ChartConfiguration, type ChartDataset } from 'chart.js'
import { hueOf, hueVar, pointText, type ChartData } from './chart-model'
import { axisTitle, scaleOf } from './chart-scale'
import { endLabels, targetLine, type LabelledEnd } from './chart-plugins'

Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement, Tooltip)

/** Draws on the canvas and returns how to take it away again. */
export function drawChart(canvas: HTMLCanvasElement, data: ChartData, locale: string): () => void {
  const colour = colourReader(canvas)
  const palette = { ink: colour('var(--ink)'), soft: colour('var(--ink-3)'), line: colour('var(--line)'), mark: colour('var(--line-strong)'), surface: colour('var(--surface)'), overlay: colour('var(--overlay)') }
  const font = { family: getComputedStyle(canvas).fontFamily, size: 11 }
  const scale = scaleOf(data)
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const direct = data.kind === 'line' && data.series.length <= 4 && data.series.length > 1
  const ends: LabelledEnd[] = []
  const datasets = data.series.map((series, index) => {
    const hue = colour(hueVar(hueOf(data.series, index)))
    const isLine = data.kind === 'line' || series.line || series.previous
    if (direct) ends.push({ dataset: index, text: series.label, colour: hue })
    return {
      type: isLine ? 'line' : 'bar',
      label: series.label,
      data: series.values.map((value) => (value === null ? null : value / scale.divisor)),
      order: series.previous ? 2 : isLine ? 0 : 1,
      ...(isLine
        ? {
            borderColor: hue,
            backgroundColor: hue,
            borderWidth: series.previous ? 1 : 2,
            borderDash: dashes[series.previous ? 0 : Math.min(index, 3)],
            pointRadius: lonePoints(series.values),
            pointHoverRadius: 4,
            pointHitRadius: 12,
            spanGaps: false,
            tension: 0,
          }
        : { backgroundColor: hue, borderColor: palette.surface, borderWidth: data.kind === 'stacked' ? { top: 1 } : 0, maxBarThickness: 28, borderRadius: 2 }),
    } as ChartDataset<'line' | 'bar', (number | null)[]>
  })
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const title = axisTitle(locale, data, scale)
  const config: ChartConfiguration<'line' | 'bar', (number | null)[], string> = {
    type: data.kind === 'line' ? 'line' : 'bar',
    data: { labels: data.labels, datasets },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: calm ? false : { duration: 180 },
      locale,
      layout: { padding: { top: 14, right: direct ? widestLabel(canvas, ends, font) : 6 } },
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: {
          stacked: data.kind === 'stacked',
          grid: { display: false },
          border: { color: palette.mark },
          ticks: { color: palette.soft, font, maxRotation: 0, autoSkipPadding: 14 },
        },
        y: {
          stacked: data.kind === 'stacked',
          beginAtZero: data.kind !== 'line',
          min: data.kind === 'line' && data.from !== undefined ? data.from / scale.divisor : undefined,
          suggestedMax: data.target ? data.target.value / scale.divisor : undefined,
          suggestedMin: data.target && data.kind === 'line' ? data.target.value / scale.divisor : undefined,
          grid: { color: palette.line },
          border: { display: false },
          ticks: { color: palette.soft, font, maxTicksLimit: 6, precision: data.unit === 'number' ? 0 : undefined, callback: (value, at, ticks) => (at === ticks.length - 1 && title ? `${number.format(Number(value))} ${title}` : number.format(Number(value))) },
        },
      },
      plugins: {
        tooltip: {
          backgroundColor: palette.overlay,
          borderColor: palette.line,
          borderWidth: 1,
          titleColor: palette.ink,
          bodyColor: palette.ink,
          titleFont: { ...font, size: 12 },
          bodyFont: { ...font, size: 12 },
          padding: 10,
          cornerRadius: 6,
          boxWidth: 8,
          boxHeight: 8,
          callbacks: { label: (item) => `${item.dataset.label}: ${pointText(data.series[item.datasetIndex]!, item.dataIndex, number)}` },
        },
      },
    },
    plugins: [
      endLabels(ends, font),
      ...(data.target ? [targetLine(data.target.value / scale.divisor, data.target.label, palette.soft, font, palette.surface)] : []),
    ],
  }
  const chart = new Chart(canvas, config)
  return () => chart.destroy()
}

/** Lines are told apart by more than their hue. */
const dashes: number[][] = [[], [6, 3], [2, 3], [8, 3, 2, 3]]

/** A value without neighbours has no line; it is shown as a dot. */
const lonePoints = (values: readonly (number | null)[]) => values.map((value, at) => (value !== null && (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null ? 2.5 : 0))

function widestLabel(canvas: HTMLCanvasElement, ends: readonly LabelledEnd[], font: { family: string; size: number }): number {
  const context = canvas.getContext('2d')
  if (!context) return 80
  context.font = `500 ${font.size}px ${font.family}`
  return Math.min(140, Math.max(0, ...ends.map((end) => context.measureText(end.text).width)) + 12)
}

/** Resolves a token to the colour that the present theme gives it. */
function colourReader(near: HTMLElement) {
  const probe = document.createElement('span')
  probe.style.display = 'none'
  near.after(probe)
  queueMicrotask(() => probe.remove())
  return (value: string) => {
    probe.style.color = value
    return getComputedStyle(probe).color
  }
}
