import { describe, expect, it } from 'vitest'
import { caseTemplates, bodyOfTemplate } from '@/lib/content/cases'
import { perPeriod } from '@/lib/core/cases/amounts'
import { blankBody, costLine, freshLineId } from '@/lib/core/cases/blank'
import { caseDiff } from '@/lib/core/cases/diff'
import { fromValues, toValues } from '@/lib/core/cases/flat'
import { planOf } from '@/lib/core/cases/plan'
import { resolveCase, type FormulaAt } from '@/lib/core/cases/resolve'
import { breakEvenItems } from '@/lib/core/cases/break-even-items'
import { withoutWages } from '@/lib/core/cases/shown'
import { caseCode, type caseStatuses, caseStep, caseSteps } from '@/lib/core/cases/statuses'
import { headlineOf } from '@/lib/core/cases/stored'
import { computeCase } from '@/lib/core/finance/compute'
import type { CaseBody } from '@/lib/core/finance/case'
import { compileFormula } from '@/lib/core/formula/compile'
import { FormulaBody } from '@/lib/core/formula/definition'
import { changedElsewhere, mergedValues } from '@/lib/core/three-way'
import net from '@/content/formulas/direct-benefit-net.json'
import { shippedKeys } from '@/lib/content/formulas'

const compiled = compileFormula(FormulaBody.parse(net))
if (!compiled.ok) throw new Error('the formula does not hold')
const formula: FormulaAt = { key: 'direct-benefit-net', ordinal: 1, versionId: null, newest: 1, compiled: compiled.value }
const said = (value: number | null, unit: string) => ({ value, unit, note: { key: 'baseline' } })
const sources = {
  'baseline.items-per-year': said(12_000, 'item/year'), 'baseline.handling-time': said(10, 'min/item'), 'automation.planned-coverage': said(80, '%'),
  'runs.success-rate': said(98, '%'), 'runs.attended-time': said(5, 'min/item'), 'rate.hourly-wage': { ...said(60, 'money/h'), confidential: true },
}
const book = { convert: () => null }
const benefit = (values: Record<string, number> = {}): CaseBody['lines'][number] => ({ id: 'time', label: 'Time', kind: 'benefit', category: 'released', confidence: 'medium', riskBp: 0, range: { lowBp: 8000, highBp: 12_000, shape: 'pert' }, recurrence: { kind: 'every', from: 1, growthBp: 0 }, amount: { kind: 'formula', key: 'direct-benefit-net', ordinal: 1, values } })
const bodyOf = (...lines: CaseBody['lines']): CaseBody => ({ ...blankBody('2027-01', 1000), lines })
const facts = (body: CaseBody, more = {}) => ({ body, currency: 'CNY', asOf: '2026-11-20', book, sources: { ...sources, ...more }, formulaOf: () => formula })
const build = { ...costLine('build', { id: 'build', label: 'Build' }, '60000'), riskBp: 0 }

describe('the amount of a line', () => {
  it('comes from a formula with every input named, and an override stands over its source', () => {
    const [line] = resolveCase(facts(bodyOf(benefit({ manualTime: 20 })))).lines
    expect(line!.base).toBeCloseTo(12_000 * 0.8 * 0.98 * (15 / 60) * 60, 6)
    expect(line!.formula!.inputs.find(({ name }) => name === 'manualTime')).toMatchObject({ from: 'override', value: 20, said: 10 })
  })

  it('is not known while an input is not known, and the line says which', () => {
    const found = resolveCase(facts(bodyOf(build, benefit()), { 'rate.hourly-wage': said(null, 'money/h') }))
    expect(found.lines[1]!.reasons).toEqual([{ key: 'cases.amount.missing', params: { en: 'Full cost of one hour of work', zh: '每工时全成本' } }])
    expect(found.body.lines.map(({ id }) => id)).toEqual(['build'])
  })

  it.each([['money/year', 'year', 1200], ['money/year', 'month', 100], ['money/month', 'year', 14_400], ['money', 'month', 1200], ['h/year', 'year', null], ['money/item', 'year', null]] as const)('of 1,200 %s in a case by %s is %s', (unit, period, expected) => {
    expect(perPeriod(1200, unit, period)).toBe(expected)
  })

  it('hides wages of the rate table and the steps behind them from those who may not read rates', () => {
    const resolved = resolveCase(facts(bodyOf(benefit())))
    const [hidden] = withoutWages(resolved, false).lines
    expect(hidden!.formula!.inputs.find(({ name }) => name === 'wage')).toMatchObject({ value: null, said: null, hidden: true })
    expect(hidden!.formula!.steps).toHaveLength(1)
    expect(withoutWages(resolved, true).lines[0]!.formula!.inputs.find(({ name }) => name === 'wage')).toMatchObject({ value: 60 })
  })
})

describe('break-even in items', () => {
  it('is the volume at which the present value is zero', () => {
    const body = bodyOf(build, benefit())
    const found = breakEvenItems(facts(body))!
    expect(found.planned).toBe(12_000)
    const npvAt = (items: number) => {
      const resolved = resolveCase(facts(body, { 'baseline.items-per-year': said(items, 'item/year') }))
      const result = computeCase(resolved.body, resolved.amounts)
      return result.ok ? result.value.base.figures.npv : NaN
    }
    expect(npvAt(found.needed!)).toBeGreaterThanOrEqual(0)
    expect(npvAt(found.needed! - 1)).toBeLessThan(0)
  })

  it('is none where it does not pay at all, and zero where other benefits carry it', () => {
    expect(breakEvenItems(facts(bodyOf({ ...build, amount: { kind: 'typed', perPeriod: '900000' } }, benefit())))).toMatchObject({ needed: null })
    expect(breakEvenItems(facts(bodyOf({ ...build, amount: { kind: 'typed', perPeriod: '0' } }, benefit())))).toMatchObject({ needed: 0 })
    expect(breakEvenItems(facts(bodyOf(build)))).toBeNull()
  })
})

describe('the plan by month', () => {
  it('adds up to the columns of the case to the last unit', () => {
    const resolved = resolveCase(facts(bodyOf(build, benefit())))
    const result = computeCase(resolved.body, resolved.amounts)
    if (!result.ok) throw new Error('does not compute')
    const plan = planOf(result.value.base.columns, resolved.body.horizon, 'CNY')
    expect(plan.size).toBe(36)
    const sum = (kind: 'released' | 'cost') => [...plan.values()].reduce((all, month) => all + month[kind], 0n)
    expect(sum('released')).toBe(BigInt(Math.round(result.value.base.figures.benefits.released * 100)))
    expect(sum('cost')).toBe(6_000_000n)
    expect(plan.get('2027-01')!.cost).toBe(6_000_000n)
    expect(headlineOf(result.value, 'CNY').npvMinor).toBe(BigInt(Math.round(result.value.base.figures.npv * 100)))
  })
})

describe('versions', () => {
  it('differ by line and field', () => {
    const [before, after] = [bodyOf(build, benefit()), bodyOf({ ...build, label: 'Build and test' }, costLine('run', { id: 'run', label: 'Run' }))]
    expect(caseDiff(before, { ...after, discountRateBp: 800 })).toEqual({
      fields: [{ path: 'discountRateBp', before: 1000, after: 800 }],
      lines: [{ id: 'build', kind: 'changed', label: 'Build and test', fields: [{ path: 'label', before: 'Build', after: 'Build and test' }] }, { id: 'time', kind: 'removed', label: 'Time', fields: [] }, { id: 'run', kind: 'added', label: 'Run', fields: [] }],
    })
  })

  it('of two writers are joined line by line: what one removed stays removed, what both changed is asked', () => {
    const base = { name: 'Case', currency: 'CNY', body: bodyOf(build, benefit()) }
    const mine = { ...base, body: bodyOf({ ...build, label: 'Mine' }) }
    const theirs = { ...base, name: 'Theirs', body: bodyOf({ ...build, label: 'Theirs' }, benefit(), costLine('run', { id: 'run', label: 'Run' })) }
    const changes = changedElsewhere(toValues(base), toValues(mine), toValues(theirs))
    expect(changes.map(({ field, changed }) => [field, changed])).toEqual([['name', 'theirs'], ['line.build', 'both'], ['line.run', 'theirs']])
    const merged = fromValues(mergedValues(toValues(mine), toValues(theirs), new Set(['name', 'line.run'])), ['build'])
    expect([merged.name, merged.body.lines.map(({ label }) => label)]).toEqual(['Theirs', ['Mine', 'Run']])
  })
})

describe('the steps of a case', () => {
  it('are open where they lead on and closed with a reason everywhere else', () => {
    const open = (status: (typeof caseStatuses)[number], approvedBefore: boolean) => caseSteps.filter((step) => caseStep(step, { status, approvedBefore, isTemplate: false, archived: false }).ok)
    expect(open('draft', false)).toEqual(['save', 'handIn', 'withdraw', 'archive'])
    expect(open('draft', true)).toEqual(['save', 'handIn', 'discardDraft', 'archive'])
    expect(open('submitted', false)).toEqual(['takeBack', 'decide', 'withdraw'])
    expect(open('approved', true)).toEqual(['beginDraft', 'archive'])
    expect(open('rejected', false)).toEqual(['beginDraft', 'withdraw', 'archive'])
    for (const step of caseSteps) expect(caseStep(step, { status: 'draft', approvedBefore: false, isTemplate: false, archived: true }).ok).toBe(false)
  })

  it('numbers are written as BC-12', () => {
    expect(caseCode(12)).toBe('BC-12')
    expect(freshLineId([{ id: 'cost-2' }], 'cost')).toBe('cost-3')
  })
})

describe('shipped templates', () => {
  it.each(['en', 'zh-CN'] as const)('are whole cases in %s and ask for formulas that are shipped', (locale) => {
    for (const template of caseTemplates()) {
      const body = bodyOfTemplate(template, locale, { start: '2027-01', discountRateBp: 1000 })
      expect(body.lines.length).toBe(template.lines.length)
      for (const { amount } of body.lines) if (amount.kind === 'formula') expect(shippedKeys).toContain(amount.key)
    }
  })
})
