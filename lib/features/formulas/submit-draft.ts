import { conflict, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { judge, nameOf, seenDraft } from './drafts'
import { DraftRef } from './schema'
import { tellPublishers } from './tell'

/** Hands the draft to a second person: only a formula that holds, says why it is changed and whose examples come out. */
export const submitDraft = command({
  permission: 'formula:edit',
  input: DraftRef,
  async run(ctx, { key, version }) {
    const { formula, draft } = await seenDraft(ctx, key, version)
    if (draft.authorId !== ctx.actor.id) throw ruleError([{ key: 'formulas.draft.ofOther', params: { name: draft.author.name } }])
    if (draft.submittedAt) throw ruleError([{ key: 'formulas.draft.alreadySubmitted' }])
    if (!draft.reason) throw ruleError([{ key: 'formulas.draft.noReason' }])
    const judged = judge(formula, draft)
    if (!judged.ok) throw ruleError(judged.reasons)
    const { count } = await ctx.db.formulaDraft.updateMany({ where: { id: draft.id, version }, data: { submittedAt: ctx.now, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    const told = await tellPublishers(ctx, formula)
    return {
      result: { key, version: version + 1, told },
      audit: { action: 'formula.submitted', entity: 'formula', entityId: formula.id, facts: { ...nameOf(formula), key, reason: draft.reason, body: judged.body } },
    }
  },
})
