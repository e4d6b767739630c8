import { dayOf } from '@/lib/core/calendar/stored-day'
import { notFound, ruleError } from '@/lib/core/errors'
import type { PhaseKey, PhaseStatus } from '@/lib/core/programme/phases'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'

/** The one programme of an installation. */
export const PROGRAMME_CODE = 'main'

export const phaseRow = {
  id: true, ordinal: true, key: true, name: true, nameZh: true, objective: true, objectiveZh: true, status: true,
  plannedStart: true, plannedEnd: true, actualStart: true, actualEnd: true, version: true,
  budgetMinor: true, currency: true,
  owner: { select: { id: true, name: true } },
} satisfies Prisma.PhaseSelect

type StoredPhase = Prisma.PhaseGetPayload<{ select: typeof phaseRow }>

/** A phase with days in place of stored dates. */
export const phaseView = (phase: StoredPhase) => ({
  ...phase,
  key: phase.key as PhaseKey,
  status: phase.status as PhaseStatus,
  plannedStart: phase.plannedStart && dayOf(phase.plannedStart),
  plannedEnd: phase.plannedEnd && dayOf(phase.plannedEnd),
  actualStart: phase.actualStart && dayOf(phase.actualStart),
  actualEnd: phase.actualEnd && dayOf(phase.actualEnd),
})

export type PhaseView = ReturnType<typeof phaseView>

export async function phaseOf(ctx: Ctx, id: string): Promise<PhaseView> {
  const phase = await ctx.db.phase.findUnique({ where: { id }, select: phaseRow })
  if (!phase) throw notFound('phase')
  return phaseView(phase)
}

/** The phase for a change of its plan; a closed one keeps what it was closed with. */
export async function openPhaseOf(ctx: Ctx, id: string): Promise<PhaseView> {
  const phase = await phaseOf(ctx, id)
  if (phase.status === 'closed') throw ruleError([{ key: 'programme.phase.closed' }])
  return phase
}
