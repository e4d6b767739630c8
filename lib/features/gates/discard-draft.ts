import { conflict, notFound } from '@/lib/core/errors'
import { diffOf } from '@/lib/core/gates/diff'
import { command } from '@/lib/server/command'
import { changesInWords } from './record'
import { DraftRef } from './schema'
import { criteriaOf, draftFor, effectiveGateOf, phaseFor } from './versions'

/** Throws the draft away; what was in it stays readable on the audit trail. */
export const discardDraft = command({
  permission: 'gate:edit',
  input: DraftRef,
  async run(ctx, { phaseId, version }) {
    const phase = await phaseFor(ctx, phaseId)
    const draft = await draftFor(ctx, phase)
    if (!draft) throw notFound('gateVersion')
    const { count } = await ctx.db.gateVersion.deleteMany({ where: { id: draft.id, version, status: 'draft' } })
    if (!count) throw conflict()
    const changes = changesInWords(diffOf((await effectiveGateOf(ctx, phase)).criteria, criteriaOf(draft)))
    return { result: { phaseId }, audit: { action: 'gate.draft-discarded', entity: 'gate', entityId: phaseId, facts: { name: phase.name, nameZh: phase.nameZh, ordinal: draft.ordinal, changes } } }
  },
})
