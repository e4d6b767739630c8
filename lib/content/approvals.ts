import file from '@/content/approvals/policy.json'
import { ApprovalPolicy, type Policy } from '@/lib/core/requests/approval-policy'

let parsed: Policy | null = null

/** The approval policy that the portal starts with; its limits are in units of the organisation's currency. */
export const approvalPolicyContent = (): Policy => (parsed ??= ApprovalPolicy.parse(file))
