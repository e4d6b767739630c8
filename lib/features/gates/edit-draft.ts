import { conflict } from '@/lib/core/errors'
import { diffOf } from '@/lib/core/gates/diff'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import { changesInWords } from './record'
import { EditDraft } from './schema'
import { criteriaOf, draftFor, effectiveGateOf, openPhaseFor } from './versions'

/** Saves the one draft of a gate; what counts stays untouched until it is published. */
export const editDraft = command({
  permission: 'gate:edit',
  input: EditDraft,
  async run(ctx, { phaseId, version, criteria, note }) {
    const phase = await openPhaseFor(ctx, phaseId)
    const draft = await draftFor(ctx, phase)
    if ((draft?.version ?? undefined) !== version) throw conflict()
    const stored = { criteria: canonicalJson(criteria), note: note ?? null, authorId: ctx.actor.kind === 'person' ? ctx.actor.id : null, updatedAt: ctx.now }
    const before = draft ? criteriaOf(draft) : (await effectiveGateOf(ctx, phase)).criteria
    const saved = draft ? await change(ctx.db.gateVersion, draft.id, draft.version, stored) : await ctx.db.gateVersion.create({ data: { ...stored, programmeId: phase.programmeId, phaseKey: phase.key, ordinal: await nextOrdinal(ctx, phase) } })
    return {
      result: { id: saved.id, ordinal: saved.ordinal, version: saved.version },
      audit: { action: 'gate.draft-saved', entity: 'gate', entityId: phaseId, facts: { name: phase.name, nameZh: phase.nameZh, ordinal: saved.ordinal, changes: changesInWords(diffOf(before, criteria)) } },
    }
  },
})

type Ctx = Parameters<typeof draftFor>[0]

async function change(table: Ctx['db']['gateVersion'], id: string, version: number, data: { criteria: string; note: string | null; authorId: string | null; updatedAt: Date }) {
  const { count } = await table.updateMany({ where: { id, version, status: 'draft' }, data: { ...data, version: { increment: 1 } } })
  if (!count) throw conflict()
  return table.findUniqueOrThrow({ where: { id }, select: { id: true, ordinal: true, version: true } })
}

async function nextOrdinal(ctx: Ctx, phase: { programmeId: string; key: string }): Promise<number> {
  const { _max } = await ctx.db.gateVersion.aggregate({ where: { programmeId: phase.programmeId, phaseKey: phase.key }, _max: { ordinal: true } })
  return (_max.ordinal ?? 0) + 1
}
