import { hidesPerson } from '@/lib/features/requests/submitter'
import { requestFor } from '@/lib/features/requests/visible'
import { isVerified } from '@/lib/core/recognition/history'
import { query } from '@/lib/server/command'
import { measuredFacts } from './measured-rows'
import { RequestRef } from './schema'
import type { EarnedByRequest } from './schema-panel'

/** What a request has earned for whom, most first; an anonymous submitter stays so. */
export const requestRecognition = query({
  permission: 'recognition:read',
  input: RequestRef,
  async run(ctx, { requestId }): Promise<EarnedByRequest[]> {
    const request = await requestFor(ctx, requestId)
    const rows = await ctx.db.pointEntry.findMany({
      where: { requestId },
      select: { personId: true, kind: true, points: true, facts: true, person: { select: { name: true } } },
      orderBy: { id: 'asc' },
    })
    const earned = new Map<string, EarnedByRequest>()
    for (const { personId, person, kind, points, facts } of rows) {
      const hidden = hidesPerson(ctx, request, personId)
      const known = earned.get(personId) ?? {
        key: hidden ? 'submitter' : personId, name: hidden ? null : person.name, role: personId === request.submitterId ? 'submitter' : 'supporter', own: personId === ctx.actor.id,
        points: 0, verified: 0, measuredMs: 0,
      }
      const measured = measuredFacts(facts)
      const verified = isVerified({ kind: kind as 'benefit', facts: JSON.parse(facts) as Record<string, unknown> })
      earned.set(personId, {
        ...known,
        points: known.points + points,
        verified: known.verified + (verified ? points : 0),
        measuredMs: known.measuredMs + (measured ? measured.shareMs - measured.beforeMs : 0),
      })
    }
    return [...earned.values()].sort((a, b) => b.points - a.points)
  },
})
