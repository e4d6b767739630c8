import { describe, expect, it } from 'vitest'
import type { Stage } from '@/lib/core/portfolio/stages'
import { checksOf, stageSpans, type StageStep } from '@/lib/core/programme/stage-history'
import { amountNow, budgetFigures } from '@/lib/core/programme/budget'

const step = (from: Stage, to: Stage, atMs: number): StageStep => ({ from, to, atMs, byName: null, reason: null, checks: [] })

describe('the stages of an automation', () => {
  it('follow each other without a gap from the record to now', () => {
    const spans = stageSpans([step('approved', 'in-build', 30), step('assessed', 'approved', 10)], 'in-build', 0, 100)
    expect(spans.map(({ stage, fromMs, toMs, durationMs }) => [stage, fromMs, toMs, durationMs])).toEqual([['assessed', 0, 10, 10], ['approved', 10, 30, 20], ['in-build', 30, null, 70]])
  })

  it('begin with the first recorded step where what was before is not known', () => {
    expect(stageSpans([step('live', 'watched', 50)], 'watched', 0, 60).map(({ stage }) => stage)).toEqual(['watched'])
    expect(stageSpans([], 'live', 0, 60)).toEqual([])
    expect(stageSpans([], 'assessed', 0, 60)).toMatchObject([{ stage: 'assessed', durationMs: 60 }])
  })

  it('may be entered again', () => {
    const spans = stageSpans([step('assessed', 'approved', 1), step('approved', 'assessed', 2), step('assessed', 'approved', 3)], 'approved', 0, 4)
    expect(spans.map(({ stage }) => stage)).toEqual(['assessed', 'approved', 'assessed', 'approved'])
  })

  it('know the checks that were stored, and only those that exist', () => {
    expect(checksOf('hasOwner inPhase gone')).toEqual(['hasOwner', 'inPhase'])
    expect(checksOf(null)).toEqual([])
  })
})

describe('a budget', () => {
  it('is what was agreed less what was spent, corrections included', () => {
    const entries = [{ id: 'a', amountMinor: 6200n, correctsId: null }, { id: 'b', amountMinor: -3600n, correctsId: 'a' }, { id: 'c', amountMinor: 100n, correctsId: null }]
    expect(budgetFigures(10_000n, entries)).toEqual({ budgetMinor: 10_000n, spentMinor: 2700n, leftMinor: 7300n, spentBp: 2700 })
    expect(amountNow(entries[0]!, entries)).toBe(2600n)
    expect(amountNow(entries[2]!, entries)).toBe(100n)
  })

  it('is exceeded, or not agreed at all', () => {
    expect(budgetFigures(100n, [{ amountMinor: 101n }])).toMatchObject({ leftMinor: -1n, spentBp: 10_100 })
    expect(budgetFigures(null, [{ amountMinor: 5n }])).toEqual({ budgetMinor: null, spentMinor: 5n, leftMinor: null, spentBp: null })
  })
})
