import { describe, expect, it } from 'vitest'
import { hueOf, type ChartSeries } from '@/components/chart/chart-model'
import { spread } from '@/components/chart/chart-plugins'
import { axisTitle, scaleOf } from '@/components/chart/chart-scale'
import { sparklinePath } from '@/components/chart/sparkline-path'

const series = (values: (number | null)[], more: Partial<ChartSeries> = {}): ChartSeries => ({ label: 's', values, texts: [], ...more })

describe('a sparkline', () => {
  it('leaves a gap where there is no data instead of drawing zero', () => {
    const shape = sparklinePath([1, 2, null, 2, 1], null, 100, 20)
    expect(shape?.line.match(/M/g)).toHaveLength(2)
  })

  it('is nothing at all without a single value', () => {
    expect(sparklinePath([null, null], 5, 100, 20)).toBeNull()
    expect(sparklinePath([], null, 100, 20)).toBeNull()
  })

  it('keeps the target inside the picture and a lone value visible', () => {
    const shape = sparklinePath([null, 5, null], 10, 100, 20)
    expect(shape?.targetY).toBe(3)
    expect(shape?.line).toBe('M50 17h2')
  })
})

describe('the axis of a chart', () => {
  it('picks the time unit in which the largest value or the target reads well', () => {
    const unitFor = (ms: number, target?: number) =>
      scaleOf({ unit: 'duration', series: [series([ms, null])], target: target ? { value: target, label: '' } : undefined }).intlUnit
    expect(unitFor(900)).toBe('millisecond')
    expect(unitFor(90_000)).toBe('second')
    expect(unitFor(186_000)).toBe('minute')
    expect(unitFor(1_000, 480_000)).toBe('minute')
    expect(unitFor(9 * 3_600_000)).toBe('hour')
    expect(unitFor(9 * 86_400_000)).toBe('day')
  })

  it('names its unit in the language of the reader', () => {
    const scale = scaleOf({ unit: 'duration', series: [series([186_000])] })
    expect(axisTitle('en', { unit: 'duration' }, scale)).toBe('min')
    expect(axisTitle('zh-CN', { unit: 'duration' }, scale)).toBe('分钟')
    expect(axisTitle('en', { unit: 'percent' }, scaleOf({ unit: 'percent', series: [] }))).toBe('%')
  })
})

describe('the marks of a chart', () => {
  it('give the period before no hue of its own and do not count it', () => {
    const all = [series([], { previous: true }), series([]), series([], { hue: 'act' }), series([])]
    expect(all.map((_, index) => hueOf(all, index))).toEqual(['none', 1, 'act', 3])
  })

  it('move end labels apart and keep them inside the area', () => {
    const ys = spread([{ y: 98 }, { y: 99 }, { y: 97 }], 10, 0, 100).map((item) => item.y)
    expect(ys).toEqual([80, 90, 100])
  })
})
