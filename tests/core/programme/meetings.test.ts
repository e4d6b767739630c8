import { describe, expect, it } from 'vitest'
import { localDay } from '@/lib/core/calendar/local-day'
import { atClock, isClockTime, onClock } from '@/lib/core/calendar/local-time'
import { agendaWindow, decideStep, occurrences, plannedOccurrences, punctuality, standingOf, weeksHeld, windowStart, type Cadence } from '@/lib/core/programme/meetings'

const calendar = { workingDays: [1, 2, 3, 4, 5], holidays: [] as string[], extraWorkingDays: [] as string[] }
const weekly: Cadence = { cadence: 'weekly', weekday: 4, nth: null, startsAt: '10:00' }
const monthly = (weekday: number, nth: number): Cadence => ({ cadence: 'monthly', weekday, nth, startsAt: '10:00' })
const utc = (ms: number) => new Date(ms).toISOString()

describe('a time on the clocks of a zone', () => {
  it.each([
    ['2026-11-26', '10:00', 'Asia/Shanghai', '2026-11-26T02:00:00.000Z'],
    ['2026-03-28', '10:00', 'Europe/Berlin', '2026-03-28T09:00:00.000Z'],
    ['2026-03-29', '10:00', 'Europe/Berlin', '2026-03-29T08:00:00.000Z'],
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
    ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-06-01', '00:00', 'Pacific/Kiritimati', '2026-05-31T10:00:00.000Z'],
    ['2026-06-01', '23:45', 'Pacific/Pago_Pago', '2026-06-02T10:45:00.000Z'],
    ['2026-06-01', '09:15', 'Asia/Kathmandu', '2026-06-01T03:30:00.000Z'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
  ])('%s %s in %s is %s', (day, time, zone, expected) => {
    expect(utc(atClock(day, time, zone))).toBe(expected)
  })

  it('is read back as it was given, on every day of a year', () => {
    for (const zone of ['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns']) {
      for (let at = Date.UTC(2026, 0, 1, 12); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
        const day = localDay(at, zone)
        expect(onClock(atClock(day, '09:30', zone), zone)).toEqual({ day, time: '09:30' })
      }
    }
    expect(() => onClock(0, 'Nowhere/None')).toThrow(RangeError)
    expect(['00:00', '23:59', '9:30', '24:00', '12:60'].map(isClockTime)).toEqual([true, true, false, false, false])
  })
})

describe('the days of a cadence', () => {
  it.each<[string, Cadence, string, string, string[]]>([
    ['every Thursday', weekly, '2026-11-19', '2026-12-03', ['2026-11-19', '2026-11-26', '2026-12-03']],
    ['every Sunday from a Monday', { ...weekly, weekday: 7 }, '2026-11-16', '2026-11-30', ['2026-11-22', '2026-11-29']],
    ['first Monday', monthly(1, 1), '2026-10-01', '2027-02-28', ['2026-10-05', '2026-11-02', '2026-12-07', '2027-01-04', '2027-02-01']],
    ['fourth Tuesday', monthly(2, 4), '2026-11-01', '2026-12-31', ['2026-11-24', '2026-12-22']],
    ['last Friday', monthly(5, 5), '2026-10-01', '2026-12-31', ['2026-10-30', '2026-11-27', '2026-12-25']],
    ['last Thursday of a February of 28 days', monthly(4, 5), '2026-02-01', '2026-02-28', ['2026-02-26']],
    ['nothing between', monthly(1, 1), '2026-11-03', '2026-12-06', []],
  ])('%s', (_, cadence, from, to, expected) => {
    expect(occurrences(cadence, from, to)).toEqual(expected)
  })

  it('keep their time when the clocks change', () => {
    const berlin = plannedOccurrences({ ...weekly, weekday: 1 }, '2026-03-23', '2026-03-30', calendar, 'Europe/Berlin')
    expect(berlin.map(({ at }) => utc(at))).toEqual(['2026-03-23T09:00:00.000Z', '2026-03-30T08:00:00.000Z'])
  })

  it('move off a holiday within their week, and are left out in a week without a further working day', () => {
    const goldenWeek = { ...calendar, holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07', '2026-10-08'], extraWorkingDays: ['2026-10-10'] }
    const planned = plannedOccurrences(weekly, '2026-09-24', '2026-10-15', goldenWeek, 'Asia/Shanghai')
    expect(planned.map(({ occursOn, day }) => [occursOn, day])).toEqual([['2026-09-24', '2026-09-24'], ['2026-10-08', '2026-10-09'], ['2026-10-15', '2026-10-15']])
    const first = plannedOccurrences(monthly(4, 1), '2026-10-01', '2026-10-31', goldenWeek, 'Asia/Shanghai')
    expect(first.map(({ occursOn, day }) => [occursOn, day])).toEqual([['2026-10-01', '2026-10-09']])
  })
})

describe('the steps of a meeting', () => {
  const at = Date.parse('2026-11-26T02:00:00Z')
  const hour = 3_600_000
  const facts = { plannedAt: at, cadence: 'weekly' as const }

  it.each([
    ['planned', 'start', 0, null],
    ['planned', 'start', -35 * hour, null],
    ['planned', 'start', -37 * hour, 'meetings.errors.tooEarly'],
    ['planned', 'start', 6 * 24 * hour, null],
    ['planned', 'start', 7 * 24 * hour, 'meetings.errors.tooLate'],
    ['planned', 'close', 0, 'meetings.state.planned'],
    ['running', 'start', 0, 'meetings.state.running'],
    ['running', 'close', 900 * hour, null],
    ['running', 'compose', 0, null],
    ['held', 'compose', 0, 'meetings.state.held'],
    ['held', 'write', 0, 'meetings.state.held'],
    ['held', 'cancel', 0, 'meetings.state.held'],
    ['canceled', 'start', 0, 'meetings.state.canceled'],
    ['running', 'move', 0, 'meetings.state.running'],
  ] as const)('%s: %s at %i ms is refused with %s', (status, step, offset, key) => {
    const decision = decideStep({ ...facts, status }, step, at + offset)
    expect(decision.ok ? null : decision.reasons[0]!.key).toBe(key)
  })

  it('a planned one is due from its time on and missed when its day is over', () => {
    const standing = (offset: number) => standingOf({ status: 'planned', plannedAt: at }, at + offset, 'Asia/Shanghai')
    expect([-hour, 0, 13 * hour, 14 * hour].map(standing)).toEqual(['planned', 'due', 'due', 'missed'])
    expect(standingOf({ status: 'held', plannedAt: at }, at + 99 * hour, 'UTC')).toBe('held')
  })
})

describe('shares', () => {
  it('count finished weeks with a working day, once each', () => {
    const held = ['2026-11-05', '2026-11-12', '2026-11-13', '2026-11-23']
    expect(weeksHeld(held, '2026-11-02', '2026-11-23', calendar)).toEqual({ part: 2, whole: 3, bp: 6666 })
    expect(weeksHeld(held, '2026-11-02', '2026-11-23', { ...calendar, holidays: ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'] })).toEqual({ part: 2, whole: 2, bp: 10_000 })
    expect(weeksHeld([], '2026-11-23', '2026-11-24', calendar)).toEqual({ part: 0, whole: 0, bp: null })
  })

  it('look back over whole weeks, at most to the beginning', () => {
    expect(windowStart('2026-11-22', 12, '2026-01-01')).toBe('2026-08-24')
    expect(windowStart('2026-11-23', 12, '2026-01-01')).toBe('2026-08-31')
    expect(windowStart('2026-11-22', 12, '2026-10-20')).toBe('2026-10-20')
  })

  it('take ten minutes as punctual', () => {
    const begun = (minutes: number | null) => ({ plannedAt: 0, startedAt: minutes === null ? null : minutes * 60_000 })
    expect(punctuality([begun(-5), begun(0), begun(10), begun(11), begun(null)])).toEqual({ part: 3, whole: 4, bp: 7500 })
    expect(punctuality([]).bp).toBeNull()
  })

  it('an agenda compares whole weeks that ended yesterday and looks as far ahead', () => {
    expect(agendaWindow('weekly', '2026-11-26')).toEqual({ period: { from: '2026-11-19', to: '2026-11-25' }, previous: { from: '2026-11-12', to: '2026-11-18' }, ahead: { from: '2026-11-26', to: '2026-12-02' } })
    expect(agendaWindow('monthly', '2026-11-26').previous).toEqual({ from: '2026-10-01', to: '2026-10-28' })
  })
})
