import { describe, expect, it } from 'vitest'
import { gateContent } from '@/lib/content/gates'
import { Criteria, Criterion } from '@/lib/core/gates/criterion'
import { diffOf, withSince } from '@/lib/core/gates/diff'
import { finishedWeeks, punctualityOf, staffingOf, weeksHeldOf } from '@/lib/core/gates/registers'
import { phaseKeys } from '@/lib/core/programme/phases'
import { calendar, derived, measured, signed } from './facts'

describe('the criteria of the product', () => {
  it('are twenty-three, all valid, each id once, in both languages', () => {
    const all = phaseKeys.flatMap(gateContent)
    expect(all).toHaveLength(23)
    expect(new Set(all.map(({ id }) => id)).size).toBe(23)
    for (const { label, help } of all) {
      expect(label['zh-CN']).toMatch(/\p{Script=Han}/u)
      expect(help['zh-CN']).toMatch(/\p{Script=Han}/u)
      expect(label.en).not.toMatch(/\p{Script=Han}/u)
    }
  })

  it('ask of every phase something that is mandatory', () => {
    for (const key of phaseKeys) expect(gateContent(key).some(({ mandatory }) => mandatory)).toBe(true)
  })
})

describe('a criterion', () => {
  const refused = (criterion: object) => Criterion.safeParse(criterion).error?.issues.map(({ path }) => path.join('.')) ?? []

  it('is refused where it cannot be read', () => {
    expect(refused(measured({ metric: 'backlogAge', scope: 'each', minimumSample: 0 }))).toEqual(['scope'])
    expect(refused(measured({ metric: 'backlogAge', minimumSample: 5 }))).toEqual(['minimumSample'])
    expect(refused(measured({ target: 98.5 }))).toEqual(['target'])
    expect(refused(measured({ windowDays: 0 }))).toEqual(['windowDays'])
    expect(refused(derived({ windowDays: 20 }))).toEqual(['windowDays'])
    expect(refused(signed({ roles: ['finance', 'finance'] }))).toEqual(['roles'])
    expect(refused({ ...signed(), roles: ['auditor'] })).toEqual(['roles.0'])
    expect(refused({ ...measured(), label: { en: 'Only English', 'zh-CN': ' ' } })).toEqual(['label.zh-CN'])
    expect(refused({ ...measured(), surprise: 1 })).toEqual([''])
  })

  it('stands once in a gate, and a gate asks for something', () => {
    expect(Criteria.safeParse([measured(), measured()]).error?.issues[0]?.message).toBe('gates.criterionTwice')
    expect(Criteria.safeParse([]).success).toBe(false)
  })
})

describe('the difference of two versions', () => {
  const [a, b, c] = [measured({ id: 'a' }), derived({ id: 'b' }), signed({ id: 'c' })]
  const told = (before: Criterion[], after: Criterion[]) => diffOf(before, after).map(({ kind, criterionId, fields }) => [kind, criterionId, ...fields.map(({ field }) => field)])

  it('names what was added, removed, changed and moved, and nothing else', () => {
    expect(told([a, b, c], [a, b, c])).toEqual([])
    expect(told([a, b], [a, b, c])).toEqual([['added', 'c']])
    expect(told([a, b, c], [a, c])).toEqual([['removed', 'b']])
    expect(told([a, b, c], [{ ...a, target: 9500, mandatory: false }, b, c])).toEqual([['changed', 'a', 'mandatory', 'target']])
    expect(told([a, b, c], [c, a, b])).toEqual([['moved', 'c']])
    expect(told([a, b, c], [b, { ...measured({ id: 'd' }) }])).toEqual([['added', 'd'], ['removed', 'a'], ['removed', 'c']])
  })

  it('asks for new signatures exactly where what is signed has changed', () => {
    const at = '2026-11-20T06:00:00.000Z'
    const since = (before: Criterion, after: Criterion) => (withSince([before], [after], at)[0] as ReturnType<typeof signed>).since
    const old = signed({ since: '2026-01-01T00:00:00.000Z' })
    expect(since(old, signed())).toBe(old.since)
    expect(since(old, signed({ mandatory: false, validDays: 30 }))).toBe(old.since)
    expect(since(old, signed({ evidence: true }))).toBe(at)
    expect(since(old, signed({ label: { en: 'Something else', 'zh-CN': '另一项' } }))).toBe(at)
    expect(since(measured({ id: 'signature' }), signed())).toBe(at)
    expect(withSince([], [signed()], at)).toEqual([signed()])
  })
})

describe('registers', () => {
  it('count finished weeks that were worked from their start', () => {
    expect(finishedWeeks('2026-11-02', '2026-11-20', calendar)).toEqual([{ from: '2026-11-02', to: '2026-11-08' }, { from: '2026-11-09', to: '2026-11-15' }])
    expect(finishedWeeks('2026-11-04', '2026-11-20', calendar)).toEqual([{ from: '2026-11-09', to: '2026-11-15' }])
    expect(finishedWeeks('2026-10-31', '2026-11-09', calendar)).toEqual([{ from: '2026-11-02', to: '2026-11-08' }])
    const holiday = { ...calendar, holidays: ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06'] }
    expect(finishedWeeks('2026-11-02', '2026-11-20', holiday)).toEqual([{ from: '2026-11-09', to: '2026-11-15' }])
  })

  it('count a week once, however many reviews it had', () => {
    expect(weeksHeldOf(['2026-11-03', '2026-11-05'], '2026-11-02', '2026-11-20', calendar)).toMatchObject({ value: 5000, sample: 2, variables: { held: 1, weeks: 2 } })
    expect(weeksHeldOf([], '2026-11-19', '2026-11-20', calendar)).toMatchObject({ value: null, facts: [{ key: 'gates.facts.noWeeks' }] })
  })

  it('call an action punctual that was done by its day, and late while it is open past it', () => {
    const actions = [
      { dueOn: '2026-11-10', doneOn: '2026-11-10' },
      { dueOn: '2026-11-10', doneOn: '2026-11-11' },
      { dueOn: '2026-11-19', doneOn: null },
      { dueOn: '2026-11-20', doneOn: null },
      { dueOn: '2026-12-24', doneOn: '2026-11-12' },
      { dueOn: '2026-10-01', doneOn: null },
    ]
    expect(punctualityOf(actions, '2026-11-02', '2026-11-20')).toMatchObject({ value: 5000, sample: 4, variables: { inTime: 2, due: 4 } })
  })

  it('name the gaps in staffing', () => {
    const automations = [{ id: 'x', name: 'X', nameZh: null, twoOwners: true }, { id: 'y', name: 'Y', nameZh: null, twoOwners: false }]
    expect(staffingOf(new Set(['coe', 'ops', 'process-owner', 'steering']), automations, '/automations')).toMatchObject({ value: 2, parts: [{ key: 'finance' }, { key: 'y' }] })
  })
})
