import { describe, expect, it } from 'vitest'
import { isMonth, nextMonth } from '@/lib/core/calendar/month'
import { dueDay, missingMonths } from '@/lib/core/packs/schedule'

describe('the schedule of packs', () => {
  const owed = (more: Partial<Parameters<typeof missingMonths>[0]>) => missingMonths({ since: '2026-08-10', today: '2026-11-22', dayOfMonth: 20, made: new Set(), ...more })

  it('owes every month whose day has come since the programme was opened, oldest first', () => {
    expect(owed({})).toEqual(['2026-08', '2026-09', '2026-10', '2026-11'])
    expect(owed({ dayOfMonth: 25 })).toEqual(['2026-08', '2026-09', '2026-10'])
  })

  it('owes nothing for a day that had passed before the programme was opened', () => expect(owed({ dayOfMonth: 5 })).toEqual(['2026-09', '2026-10', '2026-11']))

  it('owes a month once', () => expect(owed({ made: new Set(['2026-08', '2026-10']) })).toEqual(['2026-09', '2026-11']))

  it('makes up for at most a year', () => expect(owed({ since: '2024-01-01' })).toHaveLength(12))

  it('goes from December to January and knows months', () => {
    expect(nextMonth('2026-12')).toBe('2027-01')
    expect(dueDay('2027-02', 28)).toBe('2027-02-28')
    expect(['2026-13', '2026-00', '26-01', '2026-1', '1200-01'].some(isMonth)).toBe(false)
    expect(isMonth('2026-11')).toBe(true)
  })
})
