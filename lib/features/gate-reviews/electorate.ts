import { addDays, localDay, startOfDay } from '@/lib/core/calendar/local-day'
import { addWorkingDays } from '@/lib/core/calendar/working-calendar'
import { interestsOf, type Member, type ScopedAutomation } from '@/lib/core/gates/review'
import type { Ctx } from '@/lib/server/ctx'
import { readSettings } from '@/lib/server/settings'
import { steeringNow } from './visible'

/** The automations that the gate of a phase is about: those of the phase that are not archived. */
export const scopeOfPhase = (ctx: Ctx, phaseId: string): Promise<ScopedAutomation[]> =>
  ctx.db.automation.findMany({
    where: { phaseId, archivedAt: null },
    select: { id: true, code: true, name: true, nameZh: true, stage: true, ownerId: true, deputyId: true, builderId: true },
    orderBy: [{ code: 'asc' }, { id: 'asc' }],
  })

/** What a review opened now would be held under: members with their interests, shares, and the end of the vote. */
export async function electorateNow(ctx: Ctx, phaseId: string) {
  // One after the other: inside a transaction there is one connection.
  const scope = await scopeOfPhase(ctx, phaseId)
  const people = await steeringNow(ctx.db)
  const { gates, organisation, calendar } = await readSettings(ctx.db)
  const { timeZone, currency } = organisation
  const today = localDay(ctx.now.getTime(), timeZone)
  const lastDay = addWorkingDays(calendar, today, gates.reviewDays) ?? addDays(today, gates.reviewDays)
  return {
    scope,
    members: people.map(({ id, name }): Member => ({ id, name, interests: interestsOf(id, scope) })),
    quorumBp: gates.quorumBp,
    majorityBp: gates.majorityBp,
    organisation: organisation.name,
    timeZone,
    currency,
    lastDay,
    /** The last instant of that day in the zone of the programme */
    closesAt: new Date(startOfDay(addDays(lastDay, 1), timeZone) - 1),
  }
}

export type ElectorateNow = Awaited<ReturnType<typeof electorateNow>>
