import { conflict, ruleError } from '@/lib/core/errors'
import { diffBodies } from '@/lib/core/formula/diff'
import { command } from '@/lib/server/command'
import { isUniqueViolation } from '@/lib/server/db-errors'
import { judge, seenDraft } from './drafts'
import { compiledVersion } from './published'
import { namedOn, storedBody } from './record'
import { DraftRef } from './schema'
import { tellAuthor } from './tell'

/** From now on the draft counts. Never by who wrote it; figures that were computed before keep the version they had. */
export const publishDraft = command({
  permission: 'formula:publish',
  input: DraftRef,
  async run(ctx, { key, version }) {
    if (ctx.actor.kind !== 'person') throw ruleError([{ key: 'formulas.draft.byPeople' }])
    const { formula, draft } = await seenDraft(ctx, key, version)
    if (draft.authorId === ctx.actor.id) throw ruleError([{ key: 'formulas.draft.ownWork' }])
    if (!draft.submittedAt) throw ruleError([{ key: 'formulas.draft.notSubmitted' }])
    const judged = judge(formula, draft)
    if (!judged.ok) throw ruleError(judged.reasons)
    const { body } = judged
    const ordinal = (formula.newest?.ordinal ?? 0) + 1
    const { count } = await ctx.db.formulaDraft.deleteMany({ where: { id: draft.id, version } })
    if (!count) throw conflict()
    const created = await ctx.db.formulaVersion
      .create({
        data: { formulaId: formula.id, ordinal, ...storedBody(body), reason: draft.reason, authorId: draft.authorId, publishedById: ctx.actor.id, publishedAt: ctx.now },
        select: { id: true },
      })
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? conflict() : error
      })
    await tellAuthor(ctx, formula, draft.authorId, 'formulaPublished', { ordinal })
    return {
      result: { key, ordinal, versionId: created.id },
      audit: {
        action: 'formula.published', entity: 'formula', entityId: formula.id,
        facts: { ...namedOn(body), key, ordinal, formulaVersionId: created.id, author: draft.author.name, reason: draft.reason, changes: formula.newest ? diffBodies(compiledVersion(formula.newest).body, body) : null },
      },
    }
  },
})
