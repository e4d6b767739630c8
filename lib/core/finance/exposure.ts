import type { CaseBody, CaseLine } from './case'
import { WHOLE_BP } from './kinds'
import { baseAmount, factorsOf, isCounted, type Amounts } from './compute'
import { lineColumns } from './schedule'
import { riskFactor } from './tei'

/** How a line enters the net at its base amount: NPV and totals are sums of these times the multiple of each line. */
export interface Exposure {
  id: string
  kind: CaseLine['kind']
  range: CaseLine['range']
  /** Signed net flows a column, whole units; costs are negative, kinds that do not count are left out altogether */
  flows: number[]
  /** Signed present value */
  pv: number
}

/** The lines that enter the net. The case's amounts have to be known (`knownAmounts`). */
export function exposures(body: CaseBody, amounts: Amounts): Exposure[] {
  const factors = factorsOf(body)
  return body.lines
    .filter((line) => isCounted(line, body))
    .map((line) => {
      const factor = (line.kind === 'cost' ? -1 : 1) * (body.conventions.riskAdjusted ? riskFactor(line.kind, line.riskBp / WHOLE_BP) : 1)
      const flows = lineColumns(line, body.horizon, baseAmount(line, amounts) ?? 0).map((amount) => amount * factor)
      return { id: line.id, kind: line.kind, range: line.range, flows, pv: flows.reduce((sum, flow, i) => sum + flow * factors[i]!, 0) }
    })
}
