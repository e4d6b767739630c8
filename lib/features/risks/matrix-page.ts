import { z } from 'zod'
import { query } from '@/lib/server/command'
import { currentMatrix, matrixOf } from './matrix'
import { can } from '@/lib/core/access'

/** The matrix that counts, the draft, and the versions so far. */
export const readMatrix = query({
  permission: 'risk:read',
  input: z.strictObject({}),
  async run(ctx) {
    const [now, draft, versions] = await Promise.all([
      currentMatrix(ctx),
      ctx.db.riskMatrixDraft.findFirst({ include: { author: { select: { name: true } } } }),
      ctx.db.riskMatrix.findMany({ select: { id: true, ordinal: true, reason: true, publishedAt: true, author: { select: { name: true } } }, orderBy: { ordinal: 'desc' }, take: 50 }),
    ])
    const mayEdit = can(ctx.actor, 'risk-matrix:edit')
    return {
      ...now,
      versions,
      may: { edit: mayEdit },
      draft: mayEdit && draft ? { version: draft.version, matrix: matrixOf(draft.body), reason: draft.reason, author: draft.author.name, updatedAt: draft.updatedAt, behind: draft.baseOrdinal !== now.ordinal } : null,
    }
  },
})
export type MatrixPage = Awaited<ReturnType<typeof readMatrix>>
