import { conflict, notFound, ruleError } from '@/lib/core/errors'
import { diffOf, withSince } from '@/lib/core/gates/diff'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import { changesInWords } from './record'
import { DraftRef } from './schema'
import { criteriaOf, draftFor, effectiveGateOf, openPhaseFor } from './versions'

/**
 * From now on the draft counts; a review that is open keeps what it froze. That the author also published it is allowed and
 * recorded; the page advises against it. A signed criterion that now says something else asks for new signatures.
 */
export const publishVersion = command({
  permission: 'gate:edit',
  input: DraftRef,
  async run(ctx, { phaseId, version }) {
    const phase = await openPhaseFor(ctx, phaseId)
    const draft = await draftFor(ctx, phase)
    if (!draft) throw notFound('gateVersion')
    if (draft.version !== version) throw conflict()
    const current = await effectiveGateOf(ctx, phase)
    const criteria = withSince(current.criteria, criteriaOf(draft), ctx.now.toISOString())
    const changes = diffOf(current.criteria, criteria)
    if (current.version && !changes.length) throw ruleError([{ key: 'gates.unchanged' }])
    const { count } = await ctx.db.gateVersion.updateMany({
      where: { id: draft.id, version, status: 'draft' },
      data: { status: 'published', criteria: canonicalJson(criteria), publishedAt: ctx.now, publishedById: ctx.actor.kind === 'person' ? ctx.actor.id : null, version: { increment: 1 } },
    })
    if (!count) throw conflict()
    const byAuthor = ctx.actor.kind === 'person' && ctx.actor.id === draft.authorId
    return {
      result: { id: draft.id, ordinal: draft.ordinal, byAuthor },
      audit: {
        action: 'gate.published', entity: 'gate', entityId: phaseId,
        facts: { name: phase.name, nameZh: phase.nameZh, gateVersionId: draft.id, ordinal: draft.ordinal, replaces: current.version, byAuthor, changes: changesInWords(changes), criteria },
      },
    }
  },
})
