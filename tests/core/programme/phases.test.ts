import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/core/calendar/local-day'
import { addMonths, openingPlan, phaseKeys, planReasons } from '@/lib/core/programme/phases'

describe('phases', () => {
  it('follow each other without a gap: three months of pilot, nine of rollout, then open', () => {
    const plan = openingPlan('2026-11-22')
    expect(plan.map((phase) => phase.key)).toEqual([...phaseKeys])
    expect(plan.map((phase) => [phase.start, phase.end])).toEqual([['2026-11-22', '2027-02-21'], ['2027-02-22', '2027-11-21'], ['2027-11-22', null]])
    expect(addDays(plan[0]!.end!, 1)).toBe(plan[1]!.start)
  })

  it('have names and objectives in both languages', () => {
    for (const { name, objective } of openingPlan('2026-01-01')) for (const text of [name, objective]) expect(text.en && text['zh-CN']).toBeTruthy()
  })

  it.each([
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-01-31', 12, '2027-01-31'],
  ])('%s plus %d months is %s', (day, months, later) => expect(addMonths(day, months)).toBe(later))

  it('end after they start', () => {
    expect(planReasons({ plannedStart: '2026-01-02', plannedEnd: '2026-01-01' })).toHaveProperty('plannedEnd')
    expect(planReasons({ plannedStart: null, plannedEnd: '2026-01-01' })).toHaveProperty('plannedStart')
    expect(planReasons({ plannedStart: '2026-01-01', plannedEnd: '2026-01-01' })).toEqual({})
    expect(planReasons({ plannedStart: '2026-01-01', plannedEnd: null })).toEqual({})
  })
})
