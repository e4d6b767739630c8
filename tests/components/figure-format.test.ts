import { describe, expect, it } from 'vitest'
import { explainFigure, figureText } from '@/components/metrics/explain-figure'
import { formatFigure, formatTarget, formatValue, shownRate } from '@/components/metrics/figure-format'
import { judge } from '@/lib/core/runs/compare'
import { emptyFacts } from '@/lib/core/runs/facts'
import { figureOf } from '@/lib/core/runs/figure'
import { noReadings } from '@/lib/core/runs/metrics'
import { makeFormats } from '@/lib/i18n/format'

const f = makeFormats('en', 'Asia/Shanghai', { points: 'pt', none: '–' })
const plain = (text: string | null) => text?.replace(/\u00a0/g, ' ')
const targets = { successBp: 9800, ahtReductionBp: 5000, backlogAgeMinutes: 240, minimumSample: 30 }
const rate = (unitsSucceeded: number, unitsSystem: number, successBp = 9800) => figureOf('successRate', { facts: { ...emptyFacts(1), unitsSucceeded, unitsSystem } }, null, { ...targets, successBp })

describe('rates as they are shown', () => {
  it('are cut where higher is better, so that none looks better than it is', () => {
    const shown = (share: number) => plain(formatValue(f, 'successRate', share))
    expect([0.9795, 0.9799999, 0.9999, 1, 0.98, 0.57, 0.29, 0].map(shown)).toEqual(['97.9 %', '97.9 %', '99.9 %', '100.0 %', '98.0 %', '57.0 %', '29.0 %', '0.0 %'])
    expect(plain(formatValue(f, 'ahtReduction', -0.1234))).toBe('−12.4 %')
  })

  it('are raised where lower is better, so that no failure is read as none', () => {
    const shown = (share: number) => plain(formatValue(f, 'systemErrorRate', share))
    expect([0, 0.00001, 0.0012, 0.002, 0.07, 1].map(shown)).toEqual(['0.0 %', '0.1 %', '0.2 %', '0.2 %', '7.0 %', '100.0 %'])
  })

  it('never contradict the verdict, whatever the target', () => {
    for (const successBp of [9800, 9750, 9755, 9999, 5000, 5700]) {
      for (let failed = 0; failed <= 1000; failed += 1) {
        const figure = rate(10_000 - failed, failed, successBp)
        const reached = Number.parseFloat(plain(formatFigure(f, figure))!) >= Number.parseFloat(plain(formatTarget(f, figure))!.slice(2))
        expect(reached, `${figure.value} against ${successBp}`).toBe(figure.standing === 'on-target')
      }
    }
  })

  it('show a target to its last decimal, and the figure with as many', () => {
    const figure = rate(9757, 243, 9755)
    expect([plain(formatFigure(f, figure)), plain(formatTarget(f, figure))]).toEqual(['97.57 %', '≥ 97.55 %'])
    expect(plain(formatTarget(f, rate(1, 0, 9750)))).toBe('≥ 97.5 %')
    expect(plain(formatTarget(f, rate(1, 0)))).toBe('≥ 98 %')
  })

  it('are cut to whole per cent the same way', () => {
    expect([0.596, -0.004, 0.6].map((share) => shownRate('ahtReduction', share, 0))).toEqual([5900, -100, 6000])
    expect(judge({ id: 'ahtReduction', value: 0.596, sample: null, variables: {} }, { ...targets, ahtReductionBp: 6000 }).standing).toBe('watch')
  })
})

describe('the age of a backlog', () => {
  const age = (backlogWaiting: number | null, backlogAgeMs: number | null) => figureOf('backlogAge', { facts: emptyFacts(), readings: { ...noReadings, backlogWaiting, backlogAgeMs } }, null, targets)
  const say = (key: string) => key

  it('is said in a word where nothing waits', () => {
    expect(figureText(say, f, age(0, 0))).toBe('boards.emptyBacklog')
    expect(explainFigure(say, f, age(0, 0), { period: '' })).toMatchObject({ value: 'boards.emptyBacklog', values: [{ value: 'boards.emptyBacklog' }, { value: '0' }] })
  })

  it('is a time where something waits, and no data where nothing was read', () => {
    expect(plain(figureText(say, f, age(3, 0)))).toBe('0 ms')
    expect(plain(figureText(say, f, age(3, 7_200_000)))).toBe('2 h')
    expect(figureText(say, f, age(null, null))).toBe('–')
  })
})

it('throughput opens with its unit', () => {
  const figure = figureOf('throughput', { facts: { ...emptyFacts(2), unitsSucceeded: 30 } }, null, targets)
  expect(explainFigure((key: string) => key, f, figure, { period: '' }).value).toBe('15 boards.aDay')
})
