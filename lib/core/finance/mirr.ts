/**
 * MIRR = ((FV of the inflows at the reinvestment rate) / (PV of the outflows at the finance rate))^(1/(n − 1)) − 1 (domain
 * reference §1.1; numpy-financial, Excel's MIRR()). Rates are fractions a period. Null without both inflows and outflows.
 */
export function mirr(flows: readonly number[], financeRate: number, reinvestRate: number): number | null {
  const last = flows.length - 1
  let future = 0
  let present = 0
  flows.forEach((flow, index) => {
    if (flow > 0) future += flow * (1 + reinvestRate) ** (last - index)
    else present -= flow * (1 + financeRate) ** -index
  })
  return future > 0 && present > 0 ? (future / present) ** (1 / last) - 1 : null
}
