import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { irr, xirr } from '@/lib/core/finance/irr'
import { mirr } from '@/lib/core/finance/mirr'
import { npv, xnpv } from '@/lib/core/finance/npv'
import { payback } from '@/lib/core/finance/payback'
import { caseOf, caseOfFlows, computed, line, once, series, typed, yearly } from './bodies'

/** The same cases with their sources and recomputed values, where the reference data lie beside the repository. */
const file = path.resolve(import.meta.dirname, '../../../../shared/data/roi_cases.json')
interface Published {
  id: string
  inputs: { values: number[]; rate: number; initial?: number; dates: string[]; finance_rate: number; reinvest_rate: number; costs: number[]; benefits: number[]; investment: number }
  published: Record<string, number>
  computed: Record<string, number>
}
const reference = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: Published[] }).cases : []
const named = (id: string): Published => {
  const found = reference.find((one) => one.id === id)
  if (!found) throw new Error(`${id} is not among the reference cases`)
  return found
}

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000

describe('published cases come out as their sources print them', () => {
  it('TEI study of SalesLoft (Forrester): totals, present values, NPV 5,496,170 and ROI 329 %', () => {
    const { base } = computed(
      caseOf({ periods: 3, rateBp: 1000, lines: [line('costs', { kind: 'cost', amount: series([53_150, 666_715, 636_772, 647_783]) }), line('benefits', { amount: series([0, 1_606_511, 3_061_331, 4_229_760]) })] }),
    )
    expect(base.figures.costs).toBe(2_004_420)
    expect(base.figures.counted).toBe(8_897_602)
    expect(base.figures.net).toBe(6_893_182)
    expect(Math.abs(base.figures.pvCosts - 1_672_201)).toBeLessThan(0.5)
    expect(Math.abs(base.figures.pvCounted - 7_168_371)).toBeLessThan(0.5)
    expect(Math.abs(base.figures.npv - 5_496_170)).toBeLessThan(0.5)
    expect(Math.round(base.figures.roi! * 100)).toBe(329)
    expect(base.figures.payback.months).toBeLessThan(6)
    // Printed cells were rounded one by one.
    expect(base.columns.map(({ net }) => net)).toEqual([-53_150, 939_796, 2_424_559, 3_581_977])
  })

  it('Excel, NPV example 1: 1,188.44 with the first value discounted by a period', () => {
    const flows = [-10_000, 3000, 4200, 6800]
    expect(npv(0.1, flows, { firstFlow: 'discounted', timing: 'end' })).toBeCloseTo(1188.4434123352212, 9)
    expect(computed(caseOfFlows(flows, 1000, { firstFlow: 'discounted' })).base.figures.npv).toBeCloseTo(1188.4434123352212, 9)
  })

  it('Excel, NPV example 2: 1,922.06 with the outlay added outside', () => {
    const flows = [-40_000, 8000, 9200, 10_000, 12_000, 14_500]
    expect(npv(0.08, flows)).toBeCloseTo(1922.061554932363, 9)
    expect(computed(caseOfFlows(flows, 800)).base.figures.npv).toBeCloseTo(1922.061554932363, 9)
  })

  it('Excel, IRR: 8.66 % after five years, −2.1 % after four, −44.4 % after two', () => {
    const flows = [-70_000, 12_000, 15_000, 18_000, 21_000, 26_000]
    expect(irr(flows)).toMatchObject({ signChanges: 1, complete: true })
    expect(irr(flows).chosen).toBeCloseTo(0.08663094803653162, 12)
    expect(irr(flows.slice(0, 5)).chosen).toBeCloseTo(-0.021245, 6)
    expect(irr(flows.slice(0, 3)).chosen).toBeCloseTo(-0.443507, 6)
  })

  it('Excel, XIRR: 37.3362535 % (it stops at 10^-6; the root is 37.33625335 %) and XNPV 2,086.65 at 9 %', () => {
    const days = ['2008-01-01', '2008-03-01', '2008-10-30', '2009-02-15', '2009-04-01'].map(dayNumber)
    const flows = [-10_000, 2750, 4250, 3250, 2750].map((amount, i) => ({ at: days[i]!, amount }))
    expect(Math.abs(xirr(flows).chosen! - 0.373362535)).toBeLessThan(1e-6)
    expect(xirr(flows).chosen).toBeCloseTo(0.3733625335, 10)
    expect(xnpv(0.09, flows)).toBeCloseTo(2086.6476, 4)
  })

  it('numpy-financial, npv: 3,065.22267 with the first value undiscounted', () => {
    expect(npv(0.08, [-40_000, 5000, 8000, 12_000, 30_000])).toBeCloseTo(3065.22267, 5)
  })

  it('numpy-financial, irr: 28.095 % and −9.55 %', () => {
    expect(irr([-100, 39, 59, 55, 20]).chosen).toBeCloseTo(0.28095, 5)
    expect(irr([-100, 0, 0, 74]).chosen).toBeCloseTo(-0.0955, 4)
  })

  it('numpy-financial, mirr: 12.6094 %', () => {
    expect(mirr([-120_000, 39_000, 30_000, 21_000, 37_000, 46_000], 0.1, 0.12)).toBeCloseTo(0.126094, 6)
  })

  it('an automation tool for 35,000 (business-case-builder): ROI 79, 50 and 10 %, payback 18, 21 and 32 months rounded up, NPV 14,737', () => {
    const { low, base, high } = computed(
      caseOf({
        periods: 3,
        rateBp: 1000,
        conventions: { roiDenominator: 'all-costs', roiDiscounted: false, payback: 'month-up' },
        lines: [
          line('tool', { kind: 'cost', category: 'build', recurrence: once(0), amount: typed(35_000) }),
          line('upkeep', { kind: 'cost', recurrence: yearly, amount: typed(5000), scenarios: { low: 13_000, high: 8000 } }),
          line('savings', { recurrence: yearly, amount: typed(25_000), scenarios: { low: 8000, high: 11_200 } }),
        ],
      }),
    )
    expect([high, base, low].map(({ figures }) => Math.round(figures.roi! * 100))).toEqual([79, 50, 10])
    expect([high, base, low].map(({ figures }) => figures.payback.months)).toEqual([18, 21, 32])
    expect([high, base, low].map(({ figures }) => Number(figures.npv.toFixed(2)))).toEqual([24_684.45, 14_737.04, -1427.5])
  })

  it('textbook 9.1: NPV 84.23 (the sum of rounded parts; 84.236 unrounded), payback 3.1 years, discounted between 3 and 4', () => {
    const flows = [-200, 50, 60, 70, 200]
    const { figures, columns } = computed(caseOfFlows(flows, 1000)).base
    expect(Math.abs(figures.npv - 84.23)).toBeLessThan(0.0062)
    expect(columns.slice(1).map(({ discounted }) => Number(discounted.toFixed(2)))).toEqual([45.45, 49.59, 52.59, 136.6])
    expect(payback(flows).first).toBeCloseTo(3.1, 12)
    expect(figures.payback.months! / 12).toBeCloseTo(3.1, 12)
    expect(figures.discountedPayback.months! / 12).toBeCloseTo(3.3834, 4)
    expect(figures.irr.chosen).toBeCloseTo(0.241432, 6)
  })

  it('textbook at 9 %: discounted payback 3.45 years, present values 1,174, 2,087, 1,297 and 1,190', () => {
    const { figures, columns } = computed(caseOfFlows([-5100, 1280, 2480, 1680, 1680, 1480, 1280], 900)).base
    expect(columns.slice(1, 5).map(({ discounted }) => Math.round(discounted))).toEqual([1174, 2087, 1297, 1190])
    expect(Math.abs(figures.discountedPayback.months! / 12 - 3.45)).toBeLessThan(0.005)
    expect(figures.npv).toBeCloseTo(2374.22, 2)
    expect(figures.payback.months! / 12).toBeCloseTo(2.7976, 4)
  })

  it('fiveable, a printed NPV of 57,863 and IRR of 15 %, comes out as the right 89,539.34 and 41.04 %', () => {
    const { figures } = computed(caseOfFlows([-100_000, 50_000, 50_000, 50_000, 50_000, 50_000], 1000)).base
    expect(figures.npv).toBeCloseTo(89_539.34, 2)
    expect(figures.irr.chosen! * 100).toBeCloseTo(41.04, 2)
    expect(Math.abs(figures.npv - 57_863)).toBeGreaterThan(30_000)
    expect(Math.abs(figures.irr.chosen! - 0.15)).toBeGreaterThan(0.2)
  })
})

const says = reference.length ? 'the reference data agree' : 'the reference data agree (skipped: shared/data/roi_cases.json does not lie beside the repository)'
describe.skipIf(!reference.length)(says, () => {
  const flowsOf = ({ inputs }: Published) => (inputs.initial === undefined ? inputs.values : [inputs.initial, ...inputs.values])

  it.each(['excel-npv-1', 'excel-npv-2', 'npf-npv', 'textbook-9-1', 'negative-fiveable', 'textbook-9pct'])('%s: net present value', (id) => {
    const one = named(id)
    const { npv: value } = computed(caseOfFlows(flowsOf(one), one.inputs.rate * 10_000, { firstFlow: id === 'excel-npv-1' ? 'discounted' : 'undiscounted' })).base.figures
    expect(Math.abs(value - one.computed.npv!)).toBeLessThan(0.005)
    if (one.published.npv !== undefined && id !== 'negative-fiveable') expect(Math.abs(value - one.published.npv)).toBeLessThan(id === 'textbook-9-1' ? 0.0062 : 0.0051)
  })

  it.each(['excel-irr', 'npf-irr-1', 'npf-irr-2', 'excel-npv-2', 'textbook-9-1'])('%s: internal rate of return', (id) => {
    expect(irr(flowsOf(named(id))).chosen).toBeCloseTo(named(id).computed.irr!, id.startsWith('npf') ? 4 : 6)
  })

  it('negative-fiveable: the right rate of return, not the printed one', () => {
    const { inputs, computed: right, published } = named('negative-fiveable')
    expect(irr(inputs.values).chosen! * 100).toBeCloseTo(right.irr_pct!, 2)
    expect(irr(inputs.values).chosen! * 100).not.toBeCloseTo(published.irr_pct!, 0)
  })

  it.each(['textbook-9-1', 'textbook-9pct', 'excel-npv-2'])('%s: paybacks', (id) => {
    const { figures } = computed(caseOfFlows(flowsOf(named(id)), named(id).inputs.rate * 10_000)).base
    const { payback_years: plain, discounted_payback_years: discounted } = named(id).computed
    if (plain !== undefined) expect(figures.payback.months! / 12).toBeCloseTo(plain, 4)
    if (discounted !== undefined) expect(figures.discountedPayback.months! / 12).toBeCloseTo(discounted, 4)
  })

  it('excel-xirr: rate and XNPV', () => {
    const { inputs, computed: right, published } = named('excel-xirr')
    const flows = inputs.values.map((amount, i) => ({ at: dayNumber(inputs.dates[i]!), amount }))
    expect(xirr(flows).chosen).toBeCloseTo(right.xirr!, 10)
    expect(Math.abs(xirr(flows).chosen! - published.xirr!)).toBeLessThan(1e-6)
    expect(xnpv(0.09, flows)).toBeCloseTo(right.xnpv_at_9pct!, 4)
  })

  it('npf-mirr: modified rate of return', () => {
    const { inputs, published } = named('npf-mirr')
    expect(mirr(inputs.values, inputs.finance_rate, inputs.reinvest_rate)).toBeCloseTo(published.mirr!, 6)
  })

  it('tei-salesloft: the whole table', () => {
    const { inputs, computed: right } = named('tei-salesloft')
    const { figures } = computed(caseOf({ periods: 3, rateBp: inputs.rate ?? 1000, lines: [line('costs', { kind: 'cost', amount: series(inputs.costs) }), line('benefits', { amount: series(inputs.benefits) })] })).base
    expect([figures.costs, figures.counted, figures.net]).toEqual([right.total_costs, right.total_benefits, right.total_net])
    expect(figures.pvCosts).toBeCloseTo(right.pv_costs!, 2)
    expect(figures.pvCounted).toBeCloseTo(right.pv_benefits!, 2)
    expect(figures.npv).toBeCloseTo(right.npv!, 2)
    expect(figures.roi! * 100).toBeCloseTo(right.roi_pct!, 3)
    expect(figures.payback.months).toBeCloseTo(right.payback_months_linear!, 2)
  })

  it('rpa-tool-35k: three scenarios', () => {
    const { scenarios } = named('rpa-tool-35k').computed as unknown as { scenarios: { annual_savings_k: number; annual_maintenance_k: number; computed_roi_pct: number; computed_payback_months: number; published_payback_months: number; npv10: number }[] }
    for (const scenario of scenarios) {
      const lines = [line('tool', { kind: 'cost', category: 'build', recurrence: once(0), amount: typed(35_000) }), line('upkeep', { kind: 'cost', amount: typed(scenario.annual_maintenance_k * 1000) }), line('savings', { amount: typed(scenario.annual_savings_k * 1000) })]
      const of = (rule: 'linear' | 'month-up') => computed(caseOf({ periods: 3, rateBp: 1000, conventions: { roiDenominator: 'all-costs', roiDiscounted: false, payback: rule }, lines })).base.figures
      expect(of('linear').roi! * 100).toBeCloseTo(scenario.computed_roi_pct, 3)
      expect(of('linear').payback.months).toBeCloseTo(scenario.computed_payback_months, 3)
      expect(of('month-up').payback.months).toBe(scenario.published_payback_months)
      expect(of('linear').npv).toBeCloseTo(scenario.npv10, 1)
    }
  })
})
