import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { formulaContent, type ShippedKey } from '@/lib/content/formulas'
import { compileFormula } from '@/lib/core/formula/compile'
import { evaluateFormula } from '@/lib/core/formula/evaluate'

interface PublishedCase {
  id: string
  title: string
  source: string
  inputs: Record<string, number | number[]>
  published: Record<string, number>
  computed: Record<string, number>
}

const file = path.resolve(import.meta.dirname, '../../../../shared/data/roi_cases.json')
const cases = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: PublishedCase[] }).cases : []
const caseOf = (id: string): PublishedCase => cases.find((one) => one.id === id)!

function shipped(key: ShippedKey, values: Record<string, number>): number {
  const compiled = compileFormula(formulaContent(key))
  const result = compiled.ok ? evaluateFormula(compiled.value, values) : null
  if (!result?.ok) throw new Error(`${key} has no result`)
  return result.value
}

if (!cases.length) it.skip('published cases: ../shared/data/roi_cases.json is not beside this repository', () => undefined)

describe.runIf(cases.length)('a published case comes out with the formulas that the product brings along', () => {
  it('Microsoft guidance, cash reimbursement: hours saved (MicrosoftDocs/power-automate-docs, analyze-and-assess)', () => {
    const { inputs, published, computed } = caseOf('ms-cash-reimbursement')
    const manualTime = (inputs.manual_minutes as number[]).reduce((sum, minutes) => sum + minutes, 0)
    const values = { items: inputs.runs_in_30_days as number, manualTime, attendedTime: (inputs.automated_seconds as number) / 60 }
    expect(shipped('hours-returned', values)).toBeCloseTo(computed.saved_h_total!, 4)
    // The publisher cuts off after two digits.
    expect(Math.floor(shipped('hours-returned', values) * 100) / 100).toBe(published.saved_h_total)
    expect(shipped('hours-returned', { ...values, items: 1 }) * 3600).toBeCloseTo(published.saved_s_per_run!, 6)
    expect(shipped('hours-returned', values) * 3600).toBeCloseTo(published.saved_s_total!, 3)
  })

  it('Microsoft Automation Kit, order materials and services (MicrosoftDocs/power-automate-docs, microsoft/powercat-automation-kit)', () => {
    const { inputs, computed } = caseOf('ms-automation-kit-order-materials')
    const n = inputs as Record<string, number>
    const all = { wage: n.hourly_cost!, ftes: n.ftes!, totalTime: n.processing_minutes!, frequency: n.working_days_per_year!, errorRate: n.avg_error_rate_pct!, reworkTime: n.rework_minutes!, reworkFtes: n.ftes_rework! }
    const { wage, ftes, totalTime, frequency, errorRate, reworkTime, reworkFtes } = all
    expect(shipped('microsoft-cost-to-complete', { wage, ftes, totalTime, frequency })).toBeCloseTo(computed.flow_cost_to_complete!, 2)
    expect(shipped('microsoft-cost-to-remediate', { frequency, errorRate, reworkTime, wage, reworkFtes })).toBeCloseTo(computed.flow_cost_to_remediate!, 2)
    expect(shipped('microsoft-saving-potential', all)).toBeCloseTo(computed.flow_roi_saving_potential!, 2)
    // The reference prints the dashboard's figure from a cost per instance that is rounded to four digits.
    expect(Math.abs(shipped('microsoft-saving-potential', { ...all, frequency: 251 }) - computed.dashboard_roi_savings_estimate_251!)).toBeLessThan(0.02)
    expect(shipped('microsoft-saving-potential', { ...all, totalTime: totalTime * n.volume_per_process! })).toBeCloseTo(computed['flow_if_total_minutes_is_85x5']!, 2)
    const costPerInstance = shipped('microsoft-saving-potential', all) / frequency
    expect(Math.abs(costPerInstance - computed.dashboard_cost_per_instance!)).toBeLessThan(0.0001)
    const overhead = n.maintenance_overhead_pct!
    expect(Math.abs(shipped('microsoft-success-run', { costPerInstance, overhead }) - computed.saving_success!)).toBeLessThan(0.0001)
    const remediation = shipped('microsoft-cost-to-remediate', { frequency: 1, errorRate: 100, reworkTime, wage, reworkFtes })
    expect(Math.abs(shipped('microsoft-failed-run', { costPerInstance, overhead, remediation }) - computed.saving_failed!)).toBeLessThan(0.0001)
    expect(shipped('microsoft-complexity', { peaks: 5, steps: 5 })).toBe(computed.complexity_score)
  })

  it('Robolytix, run time equivalent (robolytix.com, how to calculate savings per process)', () => {
    const { inputs, published, computed } = caseOf('robolytix-rte')
    const n = inputs as Record<string, number>
    const wage = computed.implied_hourly_cost!
    expect(shipped('robolytix-rte', { timePerRun: n.minutes_per_run!, wage })).toBeCloseTo(published.rte_usd!, 9)
    expect(shipped('robolytix-rte', { timePerRun: n.minutes_per_run!, wage, runs: n.runs_per_day! * n.days_per_week! })).toBeCloseTo(computed.weekly_saving!, 9)
  })

  it('an automation tool for 35,000, three scenarios: undiscounted ROI on all costs (claudeskillhub.com)', () => {
    const { inputs, computed } = caseOf('rpa-tool-35k')
    const n = inputs as Record<string, number>
    for (const one of computed.scenarios as unknown as { annual_savings_k: number; annual_maintenance_k: number; computed_roi_pct: number; published_roi_pct: number }[]) {
      const roi = shipped('quick-roi', { yearlyBenefit: one.annual_savings_k * 1000, investment: n.investment!, yearlyCost: one.annual_maintenance_k * 1000, years: n.years! })
      expect(roi).toBeCloseTo(one.computed_roi_pct, 3)
      expect(Math.round(roi)).toBe(one.published_roi_pct)
    }
  })
})
