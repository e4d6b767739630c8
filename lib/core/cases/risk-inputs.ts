import type { Reason } from '@/lib/core/errors'
import type { AvoidedLoss } from '@/lib/core/risks/money'
import type { SourceValue } from './amounts'

/** Variables of a formula that a risk answers, with the unit that they are told in. */
export const riskVariables = { likelihoodBefore: '%/year', likelihoodAfter: '%/year', fine: 'money' } as const
export type RiskVariable = keyof typeof riskVariables

/** Whether a formula with these variables can take its figures from a risk of the register. */
export const takesRisk = (names: readonly string[]): boolean => (Object.keys(riskVariables) as RiskVariable[]).every((name) => names.includes(name))

/** What a line's risk says: null values carry the reason as a note. `fine` in whole units of the case's currency. */
export type RiskInputs = Readonly<Record<RiskVariable, SourceValue>>

interface ToldRisk {
  /** RK-12 */
  code: string
  number: number
  /** Of the risk's estimate; a text says why there is none: `unknown`, `tooOften` */
  avoided: AvoidedLoss | 'unknown' | 'tooOften'
  /** Middle loss of one event in whole units of the case's currency; null: no exchange rate */
  fine: number | null
  exchange: { from: string; to: string }
}

export function riskInputs({ code, number, avoided, fine, exchange }: ToldRisk): RiskInputs {
  const href = `/risks/${number}#money`
  const said = (variable: RiskVariable, value: number | null, note: Reason): SourceValue => ({ value, unit: riskVariables[variable], note, href })
  if (typeof avoided === 'string') {
    const note = { key: avoided === 'tooOften' ? 'riskTooOften' : 'riskUnknown', params: { code } }
    return { likelihoodBefore: said('likelihoodBefore', null, note), likelihoodAfter: said('likelihoodAfter', null, note), fine: said('fine', null, note) }
  }
  const note = { key: 'risk', params: { code } }
  return {
    likelihoodBefore: said('likelihoodBefore', avoided.likelihoodBefore, note),
    likelihoodAfter: said('likelihoodAfter', avoided.likelihoodAfter, note),
    fine: fine === null ? said('fine', null, { key: 'noExchange', params: exchange }) : said('fine', fine, note),
  }
}
