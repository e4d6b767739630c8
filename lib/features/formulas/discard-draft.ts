import { canFor } from '@/lib/core/access'
import { conflict, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { draftBody, nameOf, seenDraft } from './drafts'
import { DraftRef } from './schema'

/** Withdraws a draft: its author, or an administrator when the author is away. What was in it stays on the trail. */
export const discardDraft = command({
  permission: 'formula:edit',
  input: DraftRef,
  async run(ctx, { key, version }) {
    const { formula, draft } = await seenDraft(ctx, key, version)
    if (draft.authorId !== ctx.actor.id && !canFor(ctx.actor, 'settings:edit', null)) throw ruleError([{ key: 'formulas.draft.ofOther', params: { name: draft.author.name } }])
    const { count } = await ctx.db.formulaDraft.deleteMany({ where: { id: draft.id, version } })
    if (!count) throw conflict()
    // A formula that was never published was its draft.
    if (!formula.newest) await ctx.db.formula.delete({ where: { id: formula.id } })
    return {
      result: { key, gone: !formula.newest },
      audit: { action: 'formula.draft-discarded', entity: 'formula', entityId: formula.id, facts: { ...nameOf(formula), key, author: draft.author.name, body: draftBody(draft) } },
    }
  },
})
