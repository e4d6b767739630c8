import type { Outcome } from '@/lib/core/gates/review'
import { bothNames } from '@/lib/core/notices/notice'
import type { NoticeDraft } from '@/lib/features/notices/notify'
import type { passGate } from '@/lib/features/programme/pass-gate'
import type { Ctx } from '@/lib/server/ctx'
import type { FrozenReview } from './record'

type Passed = Awaited<ReturnType<typeof passGate>> | null

/**
 * Who is told of a decision: the members, whoever opened the review, the centre of excellence and the owners of both phases;
 * of a promotion, owner and deputy of the automation. Each person once per matter, and nobody of what they did themselves.
 */
export async function concerned(ctx: Ctx, review: FrozenReview, outcome: Outcome, passed: Passed): Promise<NoticeDraft[]> {
  const { rules, phaseId, id } = review
  const phase = await ctx.db.phase.findUnique({ where: { id: phaseId }, select: { ownerId: true } })
  const centre = await ctx.db.person.findMany({ where: { active: true, grants: { some: { role: 'coe', departmentId: null } } }, select: { id: true } })
  const people = new Set([...rules.members.map((member) => member.id), rules.openedBy.id, ...centre.map((person) => person.id), ...[phase?.ownerId, passed?.next?.ownerId].flatMap((owner) => owner ?? [])])
  people.delete(ctx.actor.id)
  const name = bothNames(rules.phase)
  const decided = [...people].map((personId): NoticeDraft => ({ personId, kind: 'gateDecided', params: { phase: name, outcome }, href: `/gates/reviews/${id}` }))
  const next = passed?.next
  const opened = next?.opened && next.ownerId && next.ownerId !== ctx.actor.id ? [{ personId: next.ownerId, kind: 'phaseOpened' as const, params: { phase: bothNames(next) }, href: `/programme/phases/${next.id}` }] : []
  const promoted = (passed?.promoted ?? []).flatMap((automation) =>
    [...new Set([automation.ownerId, automation.deputyId])].flatMap((personId) =>
      personId ? [{ personId, kind: 'automationPromoted' as const, params: { name: bothNames(automation), phase: name }, href: `/automations/${automation.id}` }] : [],
    ),
  )
  return [...decided, ...opened, ...promoted]
}
