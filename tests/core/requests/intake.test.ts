import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missingIn } from '@/lib/core/requests/completeness'
import { decideEdit } from '@/lib/core/requests/editing'
import { frequencyBp, instantScore, suitabilityBp } from '@/lib/core/requests/instant-score'
import { requestStatuses } from '@/lib/core/requests/statuses'
import { hoursTenths, itemsPerYear, volumeOf, workingDaysOfYear } from '@/lib/core/requests/volume'
import { excessOf, visibleText } from '@/lib/core/requests/words'
import { changedElsewhere, mergedValues } from '@/lib/core/three-way'

describe('volume', () => {
  it.each([['day', 5000], ['week', 1040], ['month', 240], ['quarter', 80], ['year', 20]] as const)('20 in a %s are %i a year', (unit, items) => {
    expect(itemsPerYear(20, unit, 250)).toBe(items)
  })

  it('adds what supporters do to the hours, and is unknown while nobody said it', () => {
    const own = { frequencyCount: 20, frequencyUnit: 'day', manualMs: 300_000 }
    expect(hoursTenths(5000, 300_000)).toBe(4167)
    expect(volumeOf(own, [{ itemsPerYear: 1000, manualMs: 360_000 }], 250)).toEqual({ itemsPerYear: 5000, addedItemsPerYear: 1000, hoursPerYearTenths: 5167 })
    expect(volumeOf({}, [], 250)).toEqual({ itemsPerYear: null, addedItemsPerYear: 0, hoursPerYearTenths: null })
  })

  it('fits its columns whatever is typed', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom('day', 'week', 'year'), fc.integer({ min: 1, max: 600_000_000 }), (frequencyCount, frequencyUnit, manualMs) => {
      const { itemsPerYear: items, hoursPerYearTenths: hours } = volumeOf({ frequencyCount, frequencyUnit, manualMs }, [], 366)
      return items! <= 2_147_483_647 && hours! <= 2_147_483_647
    }))
  })

  it('counts the working days of the year by the calendar', () => {
    expect(workingDaysOfYear({ workingDays: [1, 2, 3, 4, 5], holidays: ['2026-10-01'], extraWorkingDays: ['2026-10-10'] }, '2026-05-05')).toBe(261)
  })
})

describe('the first score', () => {
  const answers = { ruleBased: 5, digitalInput: 5, structuredInput: 4, stability: 1, documentation: 2 }
  it('is the mean of the five answers, unknown while one is open', () => {
    expect(suitabilityBp(answers)).toBe(6000)
    expect(suitabilityBp({ ...answers, documentation: null })).toBeNull()
    expect([1, 5].map((all) => suitabilityBp({ ruleBased: all, digitalInput: all, structuredInput: all, stability: all, documentation: all }))).toEqual([0, 10_000])
  })

  it('counts frequency by items of a working day: 33.04 a day is 56.74', () => {
    expect(frequencyBp(33.04 * 250, 250)).toBe(5674)
    expect([frequencyBp(0, 250), frequencyBp(500 * 250, 250), frequencyBp(1e9, 250)]).toEqual([0, 10_000, 10_000])
  })

  it('says what lifts it, what lowers it and what would help', () => {
    const score = instantScore({ answers, itemsPerYear: 5000, hoursPerYearTenths: 4167, workingDays: 250 })
    expect(score).toMatchObject({ suitabilityBp: 6000, band: 'middle', lifts: [{ question: 'ruleBased' }, { question: 'digitalInput' }, { question: 'structuredInput' }], lowers: [{ question: 'stability', gainBp: 1500 }, { question: 'documentation', gainBp: 1000 }] })
  })
})

describe('what is missing', () => {
  it('of an empty idea is everything, of a problem only what it is about', () => {
    const empty = { title: '', pain: '' }
    expect(Object.keys(missingIn({ type: 'idea', ...empty }))).toHaveLength(11)
    expect(Object.keys(missingIn({ type: 'problem', ...empty }))).toEqual(['title', 'pain', 'place'])
  })

  it('includes a volume that nobody could work', () => {
    const told = { type: 'idea', title: 'x', pain: 'y', itemsPerYear: 1_000_000_000, manualMs: 60_000 }
    expect(missingIn(told).frequencyCount).toContainEqual({ key: 'requestForm.tooMuch', params: { hours: 10_000_000 } })
    expect(missingIn({ ...told, itemsPerYear: 600_000_000, frequencyCount: 1 }).frequencyCount).toBeUndefined()
  })
})

describe('who may change a request', () => {
  it.each(requestStatuses)('in %s', (status) => {
    const may = (submitter: boolean, edits: boolean) => decideEdit({ status, submitter, edits }).ok
    expect([may(false, false), may(true, false), may(false, true)]).toEqual([false, ['submitted', 'needs-information', 'rejected'].includes(status), !['draft', 'closed'].includes(status)])
  })
})

describe('words', () => {
  it('lose what nobody sees and keep the rest', () => {
    expect(visibleText(' a\u200bb\r\nc\u202e ', 'many')).toBe('ab\nc')
    expect(visibleText('a\nb\tc', 'one')).toBe('a b c')
    expect(visibleText('\u200b\u3164 \ufeff', 'one')).toBe('')
    expect(visibleText('👨‍👩‍👧 می‌خواهم', 'one')).toBe('👨‍👩‍👧 می‌خواهم')
    expect(excessOf('title', 'x'.repeat(10_000))).toBe(9840)
  })

  it('are well formed whatever comes in', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
      const text = visibleText(raw, 'one')
      return text.isWellFormed() && !/[\u0000-\u001f\u202a-\u202e]/.test(text) && visibleText(text, 'one') === text
    }))
  })
})

describe('two versions of one record', () => {
  const base = { title: 'A', pain: 'p', place: 'x' }
  it('show what somebody else changed, and what both did', () => {
    expect(changedElsewhere(base, { ...base, title: 'Mine', pain: 'q' }, { ...base, title: 'Theirs', place: 'y' })).toEqual([
      { field: 'title', base: 'A', mine: 'Mine', theirs: 'Theirs', changed: 'both' },
      { field: 'place', base: 'x', mine: 'x', theirs: 'y', changed: 'theirs' },
    ])
  })

  it('have nothing to show when both say the same or only one’s own changed', () => {
    expect(changedElsewhere(base, { ...base, title: 'B', pain: 'mine' }, { ...base, title: 'B' })).toEqual([])
  })

  it('are joined as chosen, and no word of either is lost before', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.string()), fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.string()), fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.string()), (start, mine, theirs) => {
      const changes = changedElsewhere(start, mine, theirs)
      const joined = mergedValues(mine, theirs, new Set(changes.filter(({ changed }) => changed === 'theirs').map(({ field }) => field)))
      return ['a', 'b', 'c'].every((field) => {
        const [s, m, t, j] = [start, mine, theirs, joined].map((values) => values[field] ?? '')
        return m !== s ? j === m : j === t
      })
    }))
  })
})
