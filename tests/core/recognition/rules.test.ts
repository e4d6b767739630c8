import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recognitionContent as rules } from '@/lib/content/recognition'
import { addDays } from '@/lib/core/calendar/local-day'
import { badgesEarned } from '@/lib/core/recognition/badges'
import { benefitRows, creditedMonths, pointsForTime, splitByVolume, type BenefitRow } from '@/lib/core/recognition/benefit'
import { capReached, rowsForStep, type LedgerRow, type NewRow, type StepFacts } from '@/lib/core/recognition/entries'
import { MINIMUM_PEOPLE, standings } from '@/lib/core/recognition/leaderboard'
import { mostForSubmitting, ORDINARY_HOURS, ordinaryIdea, RecognitionRules, weaknesses } from '@/lib/core/recognition/rules'
import { requestStatuses } from '@/lib/core/requests/statuses'

const HOUR = 3_600_000
const facts = (given: Partial<StepFacts> = {}): StepFacts => ({
  requestId: 'r', status: 'submitted', closedAs: null, submitterId: 'sam', credited: { day: 0, month: 0, year: 0 }, deciderIds: [], supporterIds: [], day: '2026-11-02', ...given,
})
const stored = (rows: readonly NewRow[], from = 0): LedgerRow[] => rows.map((row, i) => ({ id: `row ${from + i}`, personId: row.personId, kind: row.kind, points: row.points, reversesId: row.reversesId }))

/** A request that goes through the steps, one after the other. */
function walk(steps: Partial<StepFacts>[]): { ledger: LedgerRow[]; rows: NewRow[] } {
  const rows: NewRow[] = []
  for (const step of steps) rows.push(...rowsForStep(rules, stored(rows), facts(step)))
  return { ledger: stored(rows), rows }
}
const pointsOf = (rows: readonly { personId: string; points: number }[], personId = 'sam') => rows.filter((row) => row.personId === personId).reduce((sum, row) => sum + row.points, 0)

describe('the rules of the product', () => {
  it('may be published', () => expect(weaknesses(rules)).toEqual([]))

  it('let no number of submissions within a year outweigh one verified idea of ordinary size', () => {
    const ordinary = pointsForTime(rules.perVerifiedHour, ORDINARY_HOURS * HOUR)
    // Days of submissions over any 365 days, New Year among them, as many a day as somebody cares to write.
    const submissions = fc.array(fc.record({ day: fc.integer({ min: 0, max: 364 }), count: fc.integer({ min: 1, max: 30 }) }), { maxLength: 120 })
    fc.assert(
      fc.property(submissions, fc.integer({ min: 0, max: 364 }), (list, offset) => {
        const earned: string[] = []
        let total = 0
        for (const { day, count } of [...list].sort((a, b) => a.day - b.day)) {
          const on = addDays('2026-01-01', offset + day)
          for (let i = 0; i < count; i += 1) {
            const credited = { day: earned.filter((one) => one === on).length, month: earned.filter((one) => one.startsWith(on.slice(0, 7))).length, year: earned.filter((one) => one.startsWith(on.slice(0, 4))).length }
            const rows = rowsForStep(rules, [], facts({ requestId: `${day} ${i}`, credited, day: on }))
            if (rows.some(({ points }) => points > 0)) earned.push(on)
            total += pointsOf(rows)
          }
        }
        expect(total).toBeLessThan(ordinary)
      }),
      { numRuns: 200 },
    )
  })

  it('name the promise when submitting alone could outweigh an ordinary idea, and caps that contradict each other', () => {
    const loose = { ...rules, caps: { day: 50, month: 500, year: 5_000 } }
    expect(weaknesses(loose).map(({ key }) => key)).toEqual(['recognition.rules.submittingOutweighs'])
    expect(mostForSubmitting(loose)).toBeGreaterThan(ordinaryIdea(loose))
    expect(weaknesses({ ...rules, approved: 400 }).map(({ key }) => key)).toEqual(['recognition.rules.stepsOutweigh'])
    expect(weaknesses({ ...rules, caps: { day: 5, month: 4, year: 40 } }).map(({ key }) => key)).toEqual(['recognition.rules.capsOrder'])
  })

  it('refuse fractions of points, negative ones and unknown names', () => {
    for (const wrong of [{ submitted: 1.5 }, { live: -1 }, { bonus: 3 }, { perVerifiedHour: 0.05 }]) expect(RecognitionRules.safeParse({ ...rules, ...wrong }).success).toBe(false)
  })
})

describe('points for steps', () => {
  it('come once for handing in, for approval by others and for going live', () => {
    const { rows } = walk([{}, { status: 'in-assessment' }, { status: 'approved', deciderIds: ['olga'] }, { status: 'in-delivery' }, { status: 'live' }, { status: 'closed', closedAs: 'done' }])
    expect(rows.map(({ kind, points }) => [kind, points])).toEqual([['submitted', rules.submitted], ['approved', rules.approved], ['live', rules.live]])
  })

  it('are not given for an approval that the submitter decided', () => {
    expect(walk([{}, { status: 'approved', deciderIds: ['olga', 'sam'] }]).rows.map(({ kind }) => kind)).toEqual(['submitted'])
  })

  it('are never given to those who decide', () => {
    expect(pointsOf(walk([{}, { status: 'approved', deciderIds: ['olga'] }, { status: 'live', deciderIds: ['olga'] }]).rows, 'olga')).toBe(0)
  })

  it('are given to supporters of other departments when the idea goes live, not to the submitter as supporter', () => {
    const { rows } = walk([{}, { status: 'approved', supporterIds: ['ann', 'sam'] }, { status: 'live', supporterIds: ['ann', 'sam'] }])
    expect(pointsOf(rows, 'ann')).toBe(rules.support)
    expect(pointsOf(rows)).toBe(rules.submitted + rules.approved + rules.live)
  })

  it('are taken back when an approved request is rejected or reopened, and come back with the next approval', () => {
    const { rows } = walk([{}, { status: 'approved' }, { status: 'rejected' }, { status: 'submitted' }, { status: 'approved' }])
    expect(rows.map(({ kind, points }) => [kind, points])).toEqual([['submitted', 2], ['approved', 10], ['reversal', -10], ['approved', 10]])
    expect(rows[2]!.facts).toMatchObject({ of: 'approved', reason: 'rejected' })
    expect(pointsOf(walk([{}, { status: 'approved' }, { status: 'live' }, { status: 'in-delivery' }]).rows)).toBe(rules.submitted + rules.approved)
  })

  it('are all taken back from a duplicate and a withdrawn request', () => {
    for (const closedAs of ['duplicate', 'withdrawn']) expect(pointsOf(walk([{}, { status: 'approved' }, { status: 'closed', closedAs }]).rows)).toBe(0)
  })

  it('stay where they are while a request is parked, and when it is closed as done', () => {
    const { rows } = walk([{}, { status: 'approved' }, { status: 'parked' }, { status: 'approved' }, { status: 'live' }, { status: 'closed', closedAs: 'done' }])
    expect(pointsOf(rows)).toBe(rules.submitted + rules.approved + rules.live)
    expect(rows).toHaveLength(3)
  })

  it('say which cap was reached and never come later for the same request', () => {
    const { rows } = walk([{ credited: { day: 2, month: 2, year: 2 } }, { status: 'rejected' }, { status: 'submitted' }])
    expect(rows).toMatchObject([{ kind: 'submitted', points: 0, facts: { capped: 'day', cap: 2 } }])
    expect(capReached(rules.caps, { day: 0, month: 8, year: 9 })).toBe('month')
    expect(capReached(rules.caps, { day: 0, month: 0, year: 40 })).toBe('year')
  })

  it('are idempotent, never below zero and never counted twice on any way', () => {
    const step = fc.record({ status: fc.constantFrom(...requestStatuses.slice(1)), closedAs: fc.constantFrom('done', 'withdrawn', 'duplicate', 'without-effect'), supporterIds: fc.subarray(['ann', 'bob', 'sam']) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const rows: NewRow[] = []
        for (const { status, closedAs, supporterIds } of steps) {
          const now = facts({ status, closedAs: status === 'closed' ? closedAs : null, supporterIds })
          rows.push(...rowsForStep(rules, stored(rows), now))
          expect(rowsForStep(rules, stored(rows), now)).toEqual([])
          for (const person of ['sam', 'ann', 'bob']) expect(pointsOf(rows, person)).toBeGreaterThanOrEqual(0)
          expect(pointsOf(rows)).toBeLessThanOrEqual(rules.submitted + rules.approved + rules.live)
          expect(pointsOf(rows, 'ann')).toBeLessThanOrEqual(rules.support)
        }
        expect(new Set(rows.map(({ sourceKey }) => sourceKey)).size).toBe(rows.length)
      }),
      { numRuns: 500 },
    )
  })
})

describe('points for measured benefit', () => {
  it('count full months from going live, up to the limit', () => {
    expect(creditedMonths('2026-09-17', '2026-11-22', 12)).toEqual(['2026-09', '2026-10'])
    expect(creditedMonths('2026-11-02', '2026-11-30', 12)).toEqual([])
    expect(creditedMonths('2024-12-31', '2026-11-22', 3)).toEqual(['2024-12', '2025-01', '2025-02'])
  })

  it('split a month by volume without losing or inventing time', () => {
    expect(Object.fromEntries(splitByVolume(10 * HOUR, [{ personId: 'sam', volume: 300 }, { personId: 'ann', volume: 100 }]))).toEqual({ sam: 7.5 * HOUR, ann: 2.5 * HOUR })
    fc.assert(
      fc.property(fc.array(fc.record({ personId: fc.constantFrom('a', 'b', 'c'), volume: fc.integer({ min: 0, max: 1e7 }) }), { minLength: 1, maxLength: 6 }), fc.integer({ min: -1e6, max: 1e12 }), (shares, ms) => {
        const sum = [...splitByVolume(ms, shares).values()].reduce((a, b) => a + b, 0)
        expect(sum).toBeCloseTo(Math.max(0, ms), -2)
      }),
    )
  })

  it('stand, after any series of measurements, where the newest one puts them, at the rate of the first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 * HOUR }), { minLength: 1, maxLength: 8 }), (measurements) => {
        const ledger: BenefitRow[] = []
        measurements.forEach((ms, i) => {
          const changed = i === 0 ? rules : { ...rules, perVerifiedHour: 50 }
          const rows = benefitRows(changed, 'r', '2026-09', ledger, new Map([['sam', ms]]), ms)
          for (const row of rows) ledger.push({ id: `${ledger.length}`, personId: row.personId, points: row.points, month: '2026-09', shareMs: Number(row.facts.shareMs), rate: Number(row.facts.rate) })
          const rate = ledger[0]?.rate ?? rules.perVerifiedHour
          expect(pointsOf(ledger)).toBe(pointsForTime(rate, ms))
          expect(benefitRows(changed, 'r', '2026-09', ledger, new Map([['sam', ms]]), ms)).toEqual([])
        })
      }),
    )
  })

  it('are taken back by a row that refers to the one it corrects', () => {
    const first: BenefitRow = { id: 'first', personId: 'sam', points: 20, month: '2026-09', shareMs: 10 * HOUR, rate: 2 }
    expect(benefitRows(rules, 'r', '2026-09', [first], new Map([['sam', 4 * HOUR]]), 4 * HOUR)).toMatchObject([{ kind: 'reversal', points: -12, reversesId: 'first', facts: { correction: true, beforeMs: 10 * HOUR } }])
  })
})

describe('badges and the comparison of departments', () => {
  const none = { submitted: 0, approved: 0, live: 0, sharedLive: 0, supportsCameTrue: 0, hours: 0, improved: 0 }
  it('follow from conditions', () => {
    expect(badgesEarned(none)).toEqual([])
    expect(badgesEarned({ ...none, submitted: 1, approved: 1, improved: 1 })).toEqual(['firstIdea', 'firstApproved', 'improved'])
    expect(badgesEarned({ ...none, hours: 99.9 })).toEqual(['tenHours'])
    expect(badgesEarned({ ...none, hours: 100 })).toEqual(['tenHours', 'hundredHours'])
  })

  it('show no figures of small departments and rank the others by head', () => {
    const count = (departmentId: string, people: number, contributions: number, points: number) => ({ departmentId, people, contributions, points, verifiedPoints: points / 2 })
    const list = standings([count('small', MINIMUM_PEOPLE - 1, 20, 900), count('quiet', 40, 4, 500), count('big', 100, 30, 1_000), count('keen', 10, 9, 400), count('same', 20, 9, 800)])
    expect(list).toMatchObject([
      { departmentId: 'keen', rank: 1, pointsPerTen: 400, verifiedShare: 0.5 },
      { departmentId: 'same', rank: 1 },
      { departmentId: 'big', rank: 3, pointsPerTen: 100 },
      { departmentId: 'quiet', shown: false },
      { departmentId: 'small', shown: false },
    ])
    expect(JSON.stringify(list)).not.toContain('900')
  })
})
