import { gateContent } from '@/lib/content/gates'
import { Criteria, type Criterion } from '@/lib/core/gates/criterion'
import { notFound, ruleError } from '@/lib/core/errors'
import type { PhaseKey } from '@/lib/core/programme/phases'
import type { Ctx } from '@/lib/server/ctx'

/** What counts for a phase. Before anything was published that is what the product brings along, without an id. */
export interface EffectiveGate {
  version: { id: string; ordinal: number } | null
  criteria: Criterion[]
}

const parsed = new Map<string, Criterion[]>()
const KEPT = 200

/** A published version never changes, so its text is read once. */
export function criteriaOf(version: { id: string; criteria: string; status: string }): Criterion[] {
  const known = version.status === 'published' ? parsed.get(version.id) : undefined
  if (known) return known
  const criteria = Criteria.parse(JSON.parse(version.criteria))
  if (version.status !== 'published') return criteria
  if (parsed.size >= KEPT) parsed.clear()
  parsed.set(version.id, criteria)
  return criteria
}

/** The newest published version by programme and phase. */
export async function effectiveGates(ctx: Ctx, phases: readonly { id: string; programmeId: string; key: string }[]): Promise<Map<string, EffectiveGate>> {
  const rows = await ctx.db.gateVersion.findMany({
    where: { status: 'published', programmeId: { in: [...new Set(phases.map(({ programmeId }) => programmeId))] } },
    select: { id: true, programmeId: true, phaseKey: true, ordinal: true, status: true, criteria: true },
    orderBy: { ordinal: 'asc' },
  })
  const newest = new Map(rows.map((row) => [`${row.programmeId} ${row.phaseKey}`, row]))
  return new Map(
    phases.map((phase): [string, EffectiveGate] => {
      const row = newest.get(`${phase.programmeId} ${phase.key}`)
      return [phase.id, row ? { version: { id: row.id, ordinal: row.ordinal }, criteria: criteriaOf(row) } : { version: null, criteria: gateContent(phase.key as PhaseKey) }]
    }),
  )
}

export async function phaseFor(ctx: Ctx, phaseId: string) {
  const phase = await ctx.db.phase.findUnique({ where: { id: phaseId }, select: { id: true, programmeId: true, key: true, name: true, nameZh: true, ordinal: true, status: true } })
  if (!phase) throw notFound('phase')
  return phase
}

/** A phase whose gate may still be changed or signed. */
export async function openPhaseFor(ctx: Ctx, phaseId: string) {
  const phase = await phaseFor(ctx, phaseId)
  if (phase.status === 'closed') throw ruleError([{ key: 'gates.phaseClosed' }])
  return phase
}

export async function effectiveGateOf(ctx: Ctx, phase: { id: string; programmeId: string; key: string }): Promise<EffectiveGate> {
  return (await effectiveGates(ctx, [phase])).get(phase.id)!
}

/** The one draft of a gate, if somebody is working on it. */
export const draftFor = (ctx: Ctx, phase: { programmeId: string; key: string }) =>
  ctx.db.gateVersion.findFirst({
    where: { programmeId: phase.programmeId, phaseKey: phase.key, status: 'draft' },
    select: { id: true, ordinal: true, status: true, criteria: true, note: true, authorId: true, version: true, updatedAt: true },
    orderBy: { ordinal: 'desc' },
  })
