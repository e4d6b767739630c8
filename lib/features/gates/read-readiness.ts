import { canFor, scopeOf } from '@/lib/core/access'
import { evaluateAll } from '@/lib/core/gates/evaluate'
import type { GateFacts } from '@/lib/core/gates/facts'
import { readinessFrom, type Readiness } from '@/lib/core/gates/readiness'
import type { Reading } from '@/lib/core/gates/reading'
import type { Ctx } from '@/lib/server/ctx'
import { readFrame, type FramePhase, type GateFrame } from './frame'
import { readRuns, type RunReader } from './read-runs'
import { readRegisters, type RegisterReader } from './registers'
import { effectiveGates, type EffectiveGate } from './versions'

/** Readiness of one phase or of all, in order. What a gate reads does not depend on who looks. */
export async function readReadiness(ctx: Ctx, asked: { phaseId?: string; forecasts: boolean }): Promise<Readiness[]> {
  const reader: Ctx = { ...ctx, actor: { kind: 'system', id: 'gates', name: 'gates', grants: [] } }
  const frame = await readFrame(reader)
  const phases = frame.phases.filter(({ id }) => !asked.phaseId || id === asked.phaseId)
  const gates = await effectiveGates(reader, phases)
  const criteria = phases.flatMap(({ id }) => gates.get(id)!.criteria)
  const [runs, registers] = await Promise.all([readRuns(reader, criteria, { today: frame.today, calendar: frame.settings.calendar }), readRegisters(reader, frame, criteria)])
  return Promise.all(
    phases.map(async (phase) => {
      const gate = gates.get(phase.id)!
      const facts = factsOf(phase, frame, runs, registers, gate)
      const now = ctx.now.getTime()
      const first = evaluateAll(gate.criteria, facts, now)
      const readings = asked.forecasts ? evaluateAll(gate.criteria, { ...facts, days: await runs.days(phase.id, first, gate.criteria) }, now) : first
      const { programmeId: _, start: __, ...shown } = phase
      return readinessFrom(shown, gate.version, hideForeign(ctx, frame, readings), frame.today)
    }),
  )
}

function factsOf(phase: FramePhase, { settings, automations, signatures, today }: GateFrame, runs: RunReader, registers: RegisterReader, gate: EffectiveGate): GateFacts {
  const { targets, calendar, gates, organisation } = settings
  const { start } = phase
  return {
    phase: { id: phase.id, key: phase.key, start },
    today,
    calendar,
    timeZone: organisation.timeZone,
    staleMs: gates.staleHours * 3_600_000,
    automations: automations
      .filter(({ phaseId }) => phaseId === phase.id)
      .map(({ id, name, nameZh, live, liveOn, plannedLiveOn, targetSuccessBp, targetAhtReductionBp }) => ({
        id, name, nameZh, live, plannedLiveOn,
        isNew: start !== null && liveOn !== null && liveOn >= start,
        targets: { successBp: targetSuccessBp ?? targets.successBp, ahtReductionBp: targetAhtReductionBp ?? targets.ahtReductionBp },
      })),
    runs: runs.of(phase.id),
    sources: registers.of(phase, gate.criteria),
    signatures: signatures.filter(({ phaseId }) => phaseId === phase.id),
    days: null,
  }
}

/** Automations that the reader may not see count, but are not named. */
function hideForeign(ctx: Ctx, { automations }: GateFrame, readings: Reading[]): Reading[] {
  if (scopeOf(ctx.actor, 'automation:read').kind === 'all') return readings
  const seen = new Set(automations.filter(({ departmentPath }) => canFor(ctx.actor, 'automation:read', departmentPath)).map(({ id }) => id))
  return readings.map((reading) => ({ ...reading, parts: reading.parts.filter(({ key, name }) => name === null || seen.has(key)) }))
}
