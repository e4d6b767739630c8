import { z } from 'zod'
import { requestTypes, type RequestType } from './statuses'

/** Who is asked. A process owner is the one named by the process; the others are whoever holds the role for the department. */
export const approverRoles = ['process-owner', 'coe', 'finance', 'steering'] as const
export type ApproverRole = (typeof approverRoles)[number]

export const MOST_STAGES = 4
export const MOST_STEPS = 12

const ApprovalRule = z.strictObject({
  /** Steps of one stage are asked at once, stages one after the other */
  stage: z.number().int().min(1).max(MOST_STAGES),
  role: z.enum(approverRoles),
  /** So many different people have to say yes */
  count: z.number().int().min(1).max(5),
  /** Working days for the decision */
  days: z.number().int().min(1).max(60),
  /** Only when building costs more than this, whole units of the organisation's currency */
  above: z.number().int().min(1).max(1_000_000_000_000).nullish(),
})
export type ApprovalRule = z.output<typeof ApprovalRule>

const rulesOfType = z.array(ApprovalRule).max(MOST_STEPS)

/** Content of a version: for each type of request its approvals; a type without any is approved once it is assessed. */
export const ApprovalPolicy = z.strictObject({
  format: z.literal(1),
  /** Working days between two reminders */
  remindEveryDays: z.number().int().min(1).max(20),
  /** Reminders after which somebody else hears of it */
  escalateAfter: z.number().int().min(1).max(10),
  rules: z.strictObject(Object.fromEntries(requestTypes.map((type) => [type, rulesOfType])) as Record<RequestType, typeof rulesOfType>),
})
export type Policy = z.output<typeof ApprovalPolicy>

/** What the rules are chosen by. */
export interface PolicyFacts {
  type: RequestType
  /** Cost of building in minor units; null: not known, which counts as above every limit */
  costMinor: bigint | null
  currency: string | null
}

/** Units in which the limits are written. */
export interface LimitUnits {
  currency: string
  /** Minor units in one, 100 for CNY */
  perUnit: number
}

/** The rules that apply, by stage; a cost that is unknown or in another currency passes no limit by. */
export function rulesFor(policy: Policy, { type, costMinor, currency }: PolicyFacts, units: LimitUnits): ApprovalRule[] {
  const known = costMinor !== null && currency === units.currency
  return policy.rules[type]
    .filter(({ above }) => above == null || !known || costMinor > BigInt(above) * BigInt(units.perUnit))
    .toSorted((a, b) => a.stage - b.stage)
}

export interface PolicyWarning {
  type: RequestType
  warning: 'noApproval' | 'onlyAboveLimit'
}

/** Reasons why a policy is weaker than people may expect; it can be published all the same. */
export function policyWarnings(policy: Policy): PolicyWarning[] {
  return requestTypes.flatMap((type): PolicyWarning[] => {
    const rules = policy.rules[type]
    if (!rules.length) return [{ type, warning: 'noApproval' }]
    return rules.every(({ above }) => above != null) ? [{ type, warning: 'onlyAboveLimit' }] : []
  })
}
