import { conflict, ruleError } from '@/lib/core/errors'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import { isUniqueViolation } from '@/lib/server/db-errors'
import { storedModel } from './model'
import { PublishModel } from './schema'

/** Makes a new version count for assessments from now on; those that were made keep theirs. */
export const publishModel = command({
  permission: 'scoring:edit',
  input: PublishModel,
  async run(ctx, { basedOn, constants, note }) {
    const { model: current, audit } = await storedModel(ctx)
    if (current.ordinal !== basedOn) throw conflict('scoring.model.changed')
    if (canonicalJson(current.constants) === canonicalJson(constants)) throw ruleError([{ key: 'scoring.model.unchanged' }])
    const data = { ordinal: current.ordinal + 1, weights: canonicalJson(constants), note, createdById: ctx.actor.kind === 'person' ? ctx.actor.id : null, publishedAt: ctx.now }
    const created = await ctx.db.scoringModel.create({ data, select: { id: true, ordinal: true } }).catch((error: unknown) => {
      throw isUniqueViolation(error) ? conflict('scoring.model.changed') : error
    })
    return {
      result: created,
      audit: [...audit, { action: 'scoring.published', entity: 'scoringModel', entityId: created.id, before: current.constants, after: constants, facts: { name: String(created.ordinal), ordinal: created.ordinal, note } }],
    }
  },
})
