import { createHash } from 'node:crypto'
import { matrixContent } from '@/lib/content/risks'
import { MatrixBody, type Matrix } from '@/lib/core/risks/matrix'
import type { AuditDraft } from '@/lib/server/audit'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'

export interface CurrentMatrix {
  id: string | null
  ordinal: number
  matrix: Matrix
}

const parsed = new Map<string, Matrix>()
const KEPT = 50

/** A published version never changes, so its text is read once. */
export function matrixOf(body: string): Matrix {
  const known = parsed.get(body)
  if (known) return known
  const matrix = MatrixBody.parse(JSON.parse(body)) as Matrix
  if (parsed.size >= KEPT) parsed.clear()
  parsed.set(body, matrix)
  return matrix
}

export const digestOf = (body: string): string => createHash('sha256').update(body).digest('hex')

/** The matrix that counts now. Before anything was published it is what the product brings along, as version 1 without an id. */
export async function currentMatrix(ctx: Pick<Ctx, 'db'>): Promise<CurrentMatrix> {
  const newest = await ctx.db.riskMatrix.findFirst({ select: { id: true, ordinal: true, body: true }, orderBy: { ordinal: 'desc' } })
  return newest ? { id: newest.id, ordinal: newest.ordinal, matrix: matrixOf(newest.body) } : { id: null, ordinal: 1, matrix: matrixContent() }
}

/** The same as a stored version: the first risk of all publishes what the product brings along. */
export async function storedMatrix(ctx: Ctx): Promise<{ ordinal: number; matrix: Matrix; audit: AuditDraft[] }> {
  const { id, ordinal, matrix } = await currentMatrix(ctx)
  if (id !== null) return { ordinal, matrix, audit: [] }
  const body = canonicalJson(matrix)
  const created = await ctx.db.riskMatrix.create({ data: { ordinal, body, digest: digestOf(body), publishedAt: ctx.now }, select: { id: true } })
  return { ordinal, matrix, audit: [{ action: 'risk-matrix.published', entity: 'risk-matrix', entityId: created.id, facts: { name: String(ordinal), ordinal } }] }
}
