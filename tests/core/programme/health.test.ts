import { describe, expect, it } from 'vitest'
import { automationHealth, phaseHealth, timePassedBp, type AutomationFacts, type PhaseFacts } from '@/lib/core/programme/health'

const today = '2026-11-22'
const calm: PhaseFacts = {
  status: 'active', plannedStart: '2026-11-01', plannedEnd: '2027-02-28', actualStart: '2026-11-01', actualEnd: null, milestones: [], lateAutomations: 0, gate: null, budget: null,
}
const names = (reasons: { key: string }[]) => reasons.map(({ key }) => key.replace('phases.health.', ''))

describe('the health of a phase', () => {
  const table: [string, Partial<PhaseFacts>, string, string[]][] = [
    ['runs as planned', {}, 'on-track', ['daysLeft']],
    ['has no end', { plannedEnd: null }, 'on-track', ['openEnd']],
    ['has no plan', { plannedStart: null, plannedEnd: null }, 'unplanned', ['noPlan']],
    ['waits for its day', { status: 'planned', plannedStart: '2026-12-01', actualStart: null }, 'on-track', ['startsIn']],
    ['should have started yesterday', { status: 'planned', plannedStart: '2026-11-21', actualStart: null }, 'late', ['notStarted']],
    ['is past its end', { plannedEnd: '2026-11-21' }, 'late', ['overEnd']],
    ['ends today', { plannedEnd: today }, 'on-track', ['daysLeft']],
    ['has a milestone overdue by 14 days', { milestones: [{ plannedOn: '2026-11-08', actualOn: null }] }, 'at-risk', ['milestonesOverdue']],
    ['has a milestone overdue by 15 days', { milestones: [{ plannedOn: '2026-11-07', actualOn: null }] }, 'late', ['milestonesOverdue']],
    ['reached a late milestone', { milestones: [{ plannedOn: '2026-10-07', actualOn: '2026-11-20' }] }, 'on-track', ['daysLeft']],
    ['has a milestone due today', { milestones: [{ plannedOn: today, actualOn: null }] }, 'on-track', ['daysLeft']],
    ['has a late automation', { lateAutomations: 1 }, 'at-risk', ['automationsLate']],
    ['misses criteria early on', { gate: { met: 0, of: 8, mandatoryMissing: 8 } }, 'on-track', ['daysLeft']],
    ['misses criteria in the last quarter', { plannedEnd: '2026-11-28', gate: { met: 7, of: 8, mandatoryMissing: 1 } }, 'at-risk', ['gateShort']],
    ['misses advisory criteria only', { plannedEnd: '2026-11-28', gate: { met: 7, of: 8, mandatoryMissing: 0 } }, 'on-track', ['daysLeft']],
    ['spends ahead of time', { budget: { budgetMinor: 100n, spentMinor: 35n } }, 'at-risk', ['spendingAhead']],
    ['spends with the time', { budget: { budgetMinor: 100n, spentMinor: 30n } }, 'on-track', ['daysLeft']],
    ['spent more than agreed', { budget: { budgetMinor: 100n, spentMinor: 101n } }, 'at-risk', ['overBudget']],
    ['is late and has risks', { plannedEnd: '2026-11-01', lateAutomations: 2 }, 'late', ['overEnd', 'automationsLate']],
    ['closed on its day', { status: 'closed', actualEnd: '2027-02-28' }, 'done', ['closed']],
    ['closed after plan', { status: 'closed', actualEnd: '2027-03-03' }, 'done', ['closedLate']],
    ['closed ahead of plan', { status: 'closed', actualEnd: '2027-02-20' }, 'done', ['closedEarly']],
  ]
  it.each(table)('that %s', (_, given, state, reasons) => {
    const health = phaseHealth({ ...calm, ...given }, today)
    expect([health.state, names(health.reasons)]).toEqual([state, reasons])
  })

  it('says by how many days and how many', () => {
    const milestones = [{ plannedOn: '2026-11-20', actualOn: null }, { plannedOn: '2026-11-12', actualOn: null }, { plannedOn: '2026-11-01', actualOn: '2026-11-01' }]
    expect(phaseHealth({ ...calm, milestones }, today).reasons[0]).toEqual({ key: 'phases.health.milestonesOverdue', params: { count: 2, days: 10 } })
    expect(phaseHealth({ ...calm, status: 'closed', actualEnd: '2027-03-03' }, today).reasons[0]?.params).toEqual({ days: 3 })
  })

  it('counts the time from the actual start, within 0 and 100 %', () => {
    expect(timePassedBp({ plannedStart: '2026-11-01', actualStart: '2026-11-21', plannedEnd: '2026-11-24' }, today)).toBe(5000)
    expect(timePassedBp(calm, '2026-10-01')).toBe(0)
    expect(timePassedBp(calm, '2028-01-01')).toBe(10_000)
    expect(timePassedBp({ ...calm, plannedEnd: null }, today)).toBeNull()
    expect(timePassedBp({ ...calm, plannedEnd: '2026-10-01' }, today)).toBeNull()
  })
})

describe('the health of an automation', () => {
  const table: [AutomationFacts['stage'], string | null, Partial<AutomationFacts>, string, string[]][] = [
    ['in-test', '2026-11-29', {}, 'on-track', ['liveIn']],
    ['in-test', '2026-11-28', {}, 'at-risk', ['stageBehind']],
    ['in-build', '2026-12-12', {}, 'at-risk', ['stageBehind']],
    ['in-build', '2026-12-13', {}, 'on-track', ['liveIn']],
    ['approved', '2026-12-26', {}, 'at-risk', ['stageBehind']],
    ['assessed', '2027-01-03', {}, 'on-track', ['liveIn']],
    ['in-build', '2026-11-21', {}, 'late', ['liveOverdue']],
    ['in-build', null, {}, 'unplanned', ['noLiveDay']],
    ['in-build', '2027-03-01', { phaseEnd: '2027-02-28' }, 'at-risk', ['afterPhase']],
    ['live', '2026-11-01', { liveOn: '2026-11-05' }, 'done', ['liveLate']],
    ['watched', '2026-11-05', { liveOn: '2026-11-01' }, 'done', ['liveEarly']],
    ['watched', null, { liveOn: '2026-11-01' }, 'done', ['live']],
    ['retired', '2026-01-01', {}, 'done', ['retired']],
  ]
  it.each(table)('%s, planned for %s (%o)', (stage, plannedLiveOn, given, state, reasons) => {
    const health = automationHealth({ stage, plannedLiveOn, liveOn: null, phaseEnd: null, ...given }, today)
    expect([health.state, names(health.reasons)]).toEqual([state, reasons])
  })
})
