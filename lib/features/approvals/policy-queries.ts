import { z } from 'zod'
import { clockOf } from '@/lib/features/requests/clock'
import { limitUnits, policyNow } from '@/lib/features/requests/policy'
import { requestTypes, type RequestType } from '@/lib/core/requests/statuses'
import { query } from '@/lib/server/command'

/** The policy that counts, its versions, and cases to try a change on: made-up ones at every height of the limits. */
export const approvalPolicy = query({
  permission: 'request:decide',
  input: z.strictObject({}),
  async run(ctx) {
    const [{ id, ordinal, policy }, { currency }, versions] = [
      await policyNow(ctx),
      await clockOf(ctx),
      await ctx.db.approvalPolicy.findMany({ select: { ordinal: true, note: true, publishedAt: true, createdById: true }, orderBy: { ordinal: 'desc' }, take: 50 }),
    ]
    const people = await ctx.db.person.findMany({ where: { id: { in: versions.flatMap(({ createdById }) => createdById ?? []) } }, select: { id: true, name: true } })
    const names = new Map(people.map((person) => [person.id, person.name]))
    return {
      published: id !== null, ordinal, policy, currency, perUnit: limitUnits(currency).perUnit,
      samples: samplesOf(policy.rules),
      versions: versions.map(({ createdById, ...version }) => ({ ...version, by: (createdById && names.get(createdById)) || null })),
    }
  },
})

export interface PolicySample {
  type: RequestType
  /** Whole units; null: not known */
  cost: number | null
}

/** Below, between and above the limits of each kind, and a cost that is not known. */
function samplesOf(rules: Record<RequestType, { above?: number | null }[]>): PolicySample[] {
  return requestTypes.flatMap((type): PolicySample[] => {
    const limits = [...new Set(rules[type].flatMap(({ above }) => above ?? []))].sort((a, b) => a - b)
    const costs = limits.length ? [Math.round(limits[0]! / 2), ...limits.map((limit) => Math.round(limit * 1.5))] : [10_000]
    return [...costs, ...(limits.length ? [null] : [])].map((cost) => ({ type, cost }))
  })
}
