import { conflict, notFound, ruleError } from '@/lib/core/errors'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import { isUniqueViolation } from '@/lib/server/db-errors'
import { guardedFormula, nameOf } from './drafts'
import { SaveDraft } from './schema'

/**
 * Saves the one draft of a formula as it was typed, whether or not it holds. Only its author writes on it; saving takes it back
 * from the second person. What counts stays untouched.
 */
export const saveDraft = command({
  permission: 'formula:edit',
  input: SaveDraft,
  async run(ctx, { key, version, body, reason }) {
    if (ctx.actor.kind !== 'person') throw ruleError([{ key: 'formulas.draft.byPeople' }])
    const formula = await guardedFormula(ctx, key)
    if (formula.archivedAt) throw ruleError([{ key: 'formulas.archived' }])
    const { draft, newest } = formula
    if (draft && draft.authorId !== ctx.actor.id) throw ruleError([{ key: 'formulas.draft.ofOther', params: { name: draft.author.name } }])
    if ((draft?.version ?? undefined) !== version) throw conflict()
    const stored = { body: canonicalJson(body), reason: reason ?? null, submittedAt: null, updatedAt: ctx.now }
    let saved = 1
    if (draft) {
      const { count } = await ctx.db.formulaDraft.updateMany({ where: { id: draft.id, version: draft.version }, data: { ...stored, version: { increment: 1 } } })
      if (!count) throw conflict()
      saved = draft.version + 1
    } else {
      if (!newest) throw notFound('formula')
      await ctx.db.formulaDraft.create({ data: { ...stored, formulaId: formula.id, baseOrdinal: newest.ordinal, authorId: ctx.actor.id } }).catch((error: unknown) => {
        throw isUniqueViolation(error) ? conflict() : error
      })
    }
    const base = draft?.baseOrdinal ?? newest?.ordinal ?? 0
    return {
      result: { key, version: saved, takenBack: draft?.submittedAt != null },
      audit: { action: 'formula.draft-saved', entity: 'formula', entityId: formula.id, facts: { ...nameOf(formula), key, base, body } },
    }
  },
})
