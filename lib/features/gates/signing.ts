import { notFound, ruleError } from '@/lib/core/errors'
import type { Role } from '@/lib/core/access'
import type { SignedCriterion } from '@/lib/core/gates/criterion'
import type { Ctx } from '@/lib/server/ctx'
import { effectiveGateOf, openPhaseFor } from './versions'

/** The signed criterion of an open phase as it counts now, and that it asks for this role. */
export async function signedCriterionFor(ctx: Ctx, phaseId: string, criterionId: string, role: Role) {
  const phase = await openPhaseFor(ctx, phaseId)
  const { criteria } = await effectiveGateOf(ctx, phase)
  const criterion = criteria.find((entry): entry is SignedCriterion => entry.id === criterionId && entry.kind === 'signed')
  if (!criterion) throw notFound('criterion')
  if (!criterion.roles.includes(role)) throw ruleError([{ key: 'gates.roleNotAsked' }])
  return { phase, criterion }
}
