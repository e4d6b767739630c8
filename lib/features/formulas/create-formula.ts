import { conflict, ruleError } from '@/lib/core/errors'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import { isUniqueViolation } from '@/lib/server/db-errors'
import { CreateFormula } from './schema'

/** Begins a formula of one's own; it counts for nothing before somebody else has published it. */
export const createFormula = command({
  permission: 'formula:edit',
  input: CreateFormula,
  async run(ctx, { key, body, reason }) {
    if (ctx.actor.kind !== 'person') throw ruleError([{ key: 'formulas.draft.byPeople' }])
    const created = await ctx.db.formula
      .create({
        data: { key, origin: 'own', draft: { create: { baseOrdinal: 0, body: canonicalJson(body), reason: reason ?? null, authorId: ctx.actor.id, updatedAt: ctx.now } } },
        select: { id: true, key: true, draft: { select: { version: true } } },
      })
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? conflict('formulas.keyTaken', { key }) : error
      })
    return {
      result: { key, version: created.draft?.version ?? 1 },
      audit: { action: 'formula.draft-saved', entity: 'formula', entityId: created.id, facts: { name: body.names.en || key, nameZh: body.names['zh-CN'] || key, key, base: 0, body } },
    }
  },
})
