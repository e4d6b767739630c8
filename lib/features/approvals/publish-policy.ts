import { conflict, ruleError } from '@/lib/core/errors'
import { policyNow } from '@/lib/features/requests/policy'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import { PublishPolicy } from './schema'

/** A further version of the policy, which rounds opened from now on follow; rounds that are open keep theirs. */
export const publishPolicy = command({
  permission: 'approval:edit',
  input: PublishPolicy,
  async run(ctx, { policy, after, note }) {
    const now = await policyNow(ctx)
    const newest = now.id === null ? 0 : now.ordinal
    if (newest !== after) throw conflict()
    if (canonicalJson(now.policy) === canonicalJson(policy)) throw ruleError([{ key: 'approvals.policy.same' }])
    const ordinal = newest + 1
    const { id } = await ctx.db.approvalPolicy.create({
      data: { ordinal, rules: canonicalJson(policy), note: note ?? null, createdById: ctx.actor.kind === 'person' ? ctx.actor.id : null, publishedAt: ctx.now },
      select: { id: true },
    })
    return { result: { id, ordinal }, audit: { action: 'approval.policy-published', entity: 'approvalPolicy', entityId: id, before: now.policy, after: policy, facts: { name: String(ordinal), note } } }
  },
})
