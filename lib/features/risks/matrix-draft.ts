import { conflict, notFound, ruleError } from '@/lib/core/errors'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import { currentMatrix, storedMatrix } from './matrix'
import { personId } from './record'
import { DiscardMatrixDraft, SaveMatrixDraft } from './schema-matrix'

/** Keeps the next version while it is written: one for everybody, guarded by its version. */
export const saveMatrixDraft = command({
  permission: 'risk-matrix:edit',
  input: SaveMatrixDraft,
  async run(ctx, { matrix, reason, version }) {
    const authorId = personId(ctx)
    if (!authorId) throw ruleError([{ key: 'riskMatrix.person' }])
    const { ordinal, audit } = await storedMatrix(ctx)
    const known = await ctx.db.riskMatrixDraft.findFirst({ select: { id: true, version: true } })
    if ((known?.version ?? null) !== (version ?? null)) throw conflict('riskMatrix.changed')
    const data = { body: canonicalJson(matrix), reason: reason ?? null, authorId, updatedAt: ctx.now }
    const draft = known
      ? await ctx.db.riskMatrixDraft.update({ where: { id: known.id }, data: { ...data, version: { increment: 1 } } })
      : await ctx.db.riskMatrixDraft.create({ data: { ...data, baseOrdinal: ordinal, createdAt: ctx.now } })
    return { result: { version: draft.version }, audit: [...audit, { action: 'risk-matrix.draft-saved', entity: 'risk-matrix', entityId: draft.id, facts: { baseOrdinal: draft.baseOrdinal, matrix } }] }
  },
})

export const discardMatrixDraft = command({
  permission: 'risk-matrix:edit',
  input: DiscardMatrixDraft,
  async run(ctx, { version }) {
    const draft = await ctx.db.riskMatrixDraft.findFirst({ select: { id: true } })
    if (!draft) throw notFound('draft')
    const { count } = await ctx.db.riskMatrixDraft.deleteMany({ where: { id: draft.id, version } })
    if (!count) throw conflict('riskMatrix.changed')
    return { result: { ordinal: (await currentMatrix(ctx)).ordinal }, audit: { action: 'risk-matrix.draft-discarded', entity: 'risk-matrix', entityId: draft.id, facts: {} } }
  },
})
