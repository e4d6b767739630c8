import { approvalPolicyContent } from '@/lib/content/approvals'
import { decimalsOf } from '@/lib/core/portfolio/money'
import { ApprovalPolicy, type LimitUnits, type Policy } from '@/lib/core/requests/approval-policy'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'

export interface PolicyNow {
  /** Null: the portal's own, nobody has published one yet */
  id: string | null
  ordinal: number
  policy: Policy
}

export const limitUnits = (currency: string): LimitUnits => ({ currency, perUnit: 10 ** decimalsOf(currency) })

/** The newest published policy; before the first, the one that the portal starts with. */
export async function policyNow(ctx: Ctx): Promise<PolicyNow> {
  const newest = await ctx.db.approvalPolicy.findFirst({ select: { id: true, ordinal: true, rules: true }, orderBy: { ordinal: 'desc' } })
  if (!newest) return { id: null, ordinal: 1, policy: approvalPolicyContent() }
  return { id: newest.id, ordinal: newest.ordinal, policy: policyOf(newest.rules) }
}

export const policyOf = (rules: string): Policy => ApprovalPolicy.parse(JSON.parse(rules))

/** The same with a row, which a round points at; inside a transaction. */
export async function policyForRound(ctx: Ctx): Promise<PolicyNow & { id: string }> {
  const now = await policyNow(ctx)
  if (now.id !== null) return { ...now, id: now.id }
  const { id } = await ctx.db.approvalPolicy.create({ data: { ordinal: 1, rules: canonicalJson(now.policy), publishedAt: ctx.now }, select: { id: true } })
  return { ...now, id }
}
