import { conflict, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { nameOf, seenDraft } from './drafts'
import { ReturnDraft } from './schema'
import { tellAuthor } from './tell'

/** The second person hands the draft back with words instead of publishing it. */
export const returnDraft = command({
  permission: 'formula:publish',
  input: ReturnDraft,
  async run(ctx, { key, version, comment }) {
    const { formula, draft } = await seenDraft(ctx, key, version)
    if (draft.authorId === ctx.actor.id) throw ruleError([{ key: 'formulas.draft.ownWork' }])
    if (!draft.submittedAt) throw ruleError([{ key: 'formulas.draft.notSubmitted' }])
    const { count } = await ctx.db.formulaDraft.updateMany({ where: { id: draft.id, version }, data: { submittedAt: null, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    await tellAuthor(ctx, formula, draft.authorId, 'formulaReturned', { comment })
    return { result: { key }, audit: { action: 'formula.returned', entity: 'formula', entityId: formula.id, facts: { ...nameOf(formula), key, author: draft.author.name, comment } } }
  },
})
