import avoidedFines from '@/content/formulas/avoided-fines.json'
import complaintReduction from '@/content/formulas/complaint-reduction.json'
import directBenefit from '@/content/formulas/direct-benefit.json'
import directBenefitNet from '@/content/formulas/direct-benefit-net.json'
import firstYearRoi from '@/content/formulas/first-year-roi.json'
import firstYearRoiOnInvestment from '@/content/formulas/first-year-roi-on-investment.json'
import fteEquivalent from '@/content/formulas/fte-equivalent.json'
import hoursReturned from '@/content/formulas/hours-returned.json'
import lostDowntime from '@/content/formulas/lost-downtime.json'
import lostFailed from '@/content/formulas/lost-failed.json'
import lostLate from '@/content/formulas/lost-late.json'
import microsoftComplexity from '@/content/formulas/microsoft-complexity.json'
import microsoftCostToComplete from '@/content/formulas/microsoft-cost-to-complete.json'
import microsoftCostToRemediate from '@/content/formulas/microsoft-cost-to-remediate.json'
import microsoftFailedRun from '@/content/formulas/microsoft-failed-run.json'
import microsoftSavingPotential from '@/content/formulas/microsoft-saving-potential.json'
import microsoftSuccessRun from '@/content/formulas/microsoft-success-run.json'
import quickHours from '@/content/formulas/quick-hours.json'
import quickRoi from '@/content/formulas/quick-roi.json'
import realisedBenefit from '@/content/formulas/realised-benefit.json'
import robolytixRte from '@/content/formulas/robolytix-rte.json'
import totalCost from '@/content/formulas/total-cost.json'
import totalRoi from '@/content/formulas/total-roi.json'
import uipathBenefitHours from '@/content/formulas/uipath-benefit-hours.json'
import uipathBenefitMoney from '@/content/formulas/uipath-benefit-money.json'
import uipathFte from '@/content/formulas/uipath-fte.json'
import uipathHours from '@/content/formulas/uipath-hours.json'
import uipathTransactions from '@/content/formulas/uipath-transactions.json'
import { FormulaBody } from '@/lib/core/formula/definition'

const files = {
  'direct-benefit': directBenefit,
  'direct-benefit-net': directBenefitNet,
  'avoided-fines': avoidedFines,
  'complaint-reduction': complaintReduction,
  'hours-returned': hoursReturned,
  'fte-equivalent': fteEquivalent,
  'total-cost': totalCost,
  'first-year-roi': firstYearRoi,
  'first-year-roi-on-investment': firstYearRoiOnInvestment,
  'total-roi': totalRoi,
  'realised-benefit': realisedBenefit,
  'lost-failed': lostFailed,
  'lost-late': lostLate,
  'lost-downtime': lostDowntime,
  'uipath-transactions': uipathTransactions,
  'uipath-hours': uipathHours,
  'uipath-fte': uipathFte,
  'uipath-benefit-hours': uipathBenefitHours,
  'uipath-benefit-money': uipathBenefitMoney,
  'microsoft-cost-to-complete': microsoftCostToComplete,
  'microsoft-cost-to-remediate': microsoftCostToRemediate,
  'microsoft-saving-potential': microsoftSavingPotential,
  'microsoft-success-run': microsoftSuccessRun,
  'microsoft-failed-run': microsoftFailedRun,
  'microsoft-complexity': microsoftComplexity,
  'robolytix-rte': robolytixRte,
  'quick-roi': quickRoi,
  'quick-hours': quickHours,
} satisfies Record<string, unknown>

/** Keys of the formulas that the product brings along, in the order in which they are listed. */
export type ShippedKey = keyof typeof files
export const shippedKeys = Object.keys(files) as ShippedKey[]

const parsed = new Map<ShippedKey, FormulaBody>()

/** A formula as the product brings it along. Throws when the file does not fit (a test reads all of them). */
export function formulaContent(key: ShippedKey): FormulaBody {
  let body = parsed.get(key)
  if (!body) parsed.set(key, (body = FormulaBody.parse(files[key])))
  return body
}
