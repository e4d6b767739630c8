export const MOST_PERIODS = 120
export const MOST_LINES = 60
export const WHOLE_BP = 10_000
/** Yearly discount rates that may be written, basis points; outside `usual` the editor asks whether it is meant. */
export const discountRateLimits = { least: -5_000, most: 10_000, usual: { least: 0, most: 5_000 } } as const

export const costCategories = ['software', 'build', 'run', 'infrastructure', 'training', 'change', 'other'] as const
/** Three kinds of benefit that are never added silently: money, hours that people get back, losses that do not happen. */
export const benefitCategories = ['cash', 'released', 'avoided'] as const
export type CostCategory = (typeof costCategories)[number]
export type BenefitCategory = (typeof benefitCategories)[number]

export const firstFlows = ['undiscounted', 'discounted'] as const
export const timings = ['end', 'mid'] as const
export const roiDenominators = ['all-costs', 'investment', 'pv-costs'] as const
export type RoiDenominator = (typeof roiDenominators)[number]
export const paybackRules = ['linear', 'month-up'] as const
export type PaybackRule = (typeof paybackRules)[number]
export const confidences = ['high', 'medium', 'low'] as const
export type Confidence = (typeof confidences)[number]
export const shapes = ['triangular', 'pert'] as const
export type Shape = (typeof shapes)[number]
export const scenarioNames = ['low', 'base', 'high'] as const
export type ScenarioName = (typeof scenarioNames)[number]

/** Proposed ranges where somebody says only how sure they are; a proposal of ours, without a source. */
export const usualRanges: Readonly<Record<Confidence, { lowBp: number; highBp: number }>> = {
  high: { lowBp: 9_000, highBp: 11_000 },
  medium: { lowBp: 7_500, highBp: 12_500 },
  low: { lowBp: 5_000, highBp: 15_000 },
}
