import type { Criterion, MeasuredCriterion, SignedCriterion } from '@/lib/core/gates/criterion'
import { runsKey, type DayCounts, type GateAutomation, type GateFacts, type GroupRuns } from '@/lib/core/gates/facts'
import { emptyFacts, type Facts } from '@/lib/core/runs/facts'
import { noReadings } from '@/lib/core/runs/metrics'

export const TODAY = '2026-11-20'
/** Two in the afternoon of that Friday in China. */
export const NOW = Date.parse('2026-11-20T06:00:00.000Z')
export const calendar = { workingDays: [1, 2, 3, 4, 5], holidays: [] as string[], extraWorkingDays: [] as string[] }

const words = { label: { en: 'Criterion', 'zh-CN': '标准' }, help: { en: 'Why', 'zh-CN': '说明' } }

export const measured = (given: Partial<MeasuredCriterion> = {}): MeasuredCriterion => ({
  id: 'success', kind: 'measured', mandatory: true, ...words, metric: 'successRate', comparator: 'at-least', target: 9800, windowDays: 20, minimumSample: 200, scope: 'phase', ...given,
})
export const derived = (given: Partial<Extract<Criterion, { kind: 'derived' }>> = {}): Extract<Criterion, { kind: 'derived' }> => ({
  id: 'register', kind: 'derived', mandatory: true, ...words, source: 'live-automations', comparator: 'at-least', target: 1, windowDays: null, minimumSample: 0, ...given,
})
export const signed = (given: Partial<SignedCriterion> = {}): SignedCriterion => ({ id: 'signature', kind: 'signed', mandatory: true, ...words, roles: ['finance'], evidence: false, validDays: null, since: null, ...given })

export const counts = (given: Partial<Facts>): Facts => ({ ...emptyFacts(26), ...given })

export const runsOf = (facts: Partial<Facts>, given: Partial<GroupRuns> = {}): GroupRuns => ({ facts: counts(facts), readings: noReadings, linked: 1, engines: [{ freshAt: NOW, pushes: false }], ...given })

export const automation = (id: string, given: Partial<GateAutomation> = {}): GateAutomation => ({
  id, name: id, nameZh: null, live: true, isNew: true, plannedLiveOn: null, targets: { successBp: 9800, ahtReductionBp: 5000 }, ...given,
})

export const world = (given: Partial<Omit<GateFacts, 'runs'>> & { runs?: Record<string, GroupRuns>; windowDays?: number } = {}): GateFacts => {
  const { runs = {}, windowDays = 20, ...rest } = given
  return {
    phase: { id: 'phase-1', key: 'pilot', start: '2026-10-01' },
    today: TODAY, calendar, timeZone: 'Asia/Shanghai', staleMs: 26 * 3_600_000,
    automations: [], sources: new Map(), signatures: [], days: null,
    ...rest,
    runs: new Map(Object.entries(runs).map(([group, value]) => [runsKey(group, windowDays), value])),
  }
}

/** One day of a group: successes and failures. */
export const day = (on: string, succeeded: number, failed: number): DayCounts => ({ day: on, facts: counts({ unitsSucceeded: succeeded, unitsSystem: failed, days: 1 }) })
