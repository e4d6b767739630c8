import { openBlockersIn, redRisksOf } from '@/lib/core/gates/assurance-registers'
import type { SourceReading } from '@/lib/core/gates/facts'
import { needsTest, openBlockersOf } from '@/lib/features/compatibility/blockers'
import { risksAround, riskFacts } from '@/lib/features/risks/facts'
import type { Ctx } from '@/lib/server/ctx'
import type { FramePhase, GateFrame } from './frame'

type Answer = (phase: FramePhase) => SourceReading
const members = (frame: GateFrame, { id }: Pick<FramePhase, 'id'>) => frame.automations.filter(({ phaseId }) => phaseId === id)

/** Untreated red risks, read once for all phases. */
export async function redRisks(ctx: Ctx, frame: GateFrame): Promise<Answer> {
  const { byAutomation, programme } = await riskFacts(ctx, frame.automations.map(({ id }) => id))
  const ofProgramme = await ctx.db.risk.count({ where: { scope: 'programme' } })
  const judged = new Map<string, number>()
  for (const phase of frame.phases) judged.set(phase.id, ofProgramme + (await ctx.db.risk.count({ where: await risksAround(ctx, members(frame, phase).map(({ id }) => id)) })))
  return (phase) => redRisksOf(members(frame, phase).map(({ id, name, nameZh }) => ({ id, name, nameZh, riskIds: (byAutomation.get(id) ?? []).map((risk) => risk.id) })), programme.length, judged.get(phase.id) ?? 0, '/risks?band=red')
}

/** Blockers of compatibility tests, read once for all phases. */
export async function openBlockers(ctx: Ctx, frame: GateFrame): Promise<Answer> {
  const found = await openBlockersOf(ctx, frame.automations.map(({ id }) => id))
  const needed = new Set<string>()
  for (const { id, live } of frame.automations) if (found.get(id)?.tested || (live && (await needsTest(ctx, id)))) needed.add(id)
  return (phase) =>
    openBlockersIn(
      members(frame, phase).filter(({ id }) => needed.has(id)).map(({ id, name, nameZh, live }) => ({ id, name, nameZh, live, open: found.get(id)?.tested ? found.get(id)!.open : null })),
      '/compatibility',
    )
}
