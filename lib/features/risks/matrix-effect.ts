import { bands, placeOn, rescaled, type Band, type Matrix } from '@/lib/core/risks/matrix'
import { riskCode } from '@/lib/core/risks/statement'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { currentMatrix } from './matrix'
import { PreviewMatrix } from './schema-matrix'
import { visibleRisk } from './visible'

export interface Moved {
  id: string
  number: number
  code: string
  title: string
  titleZh: string | null
  before: { score: number; band: Band }
  after: { score: number; band: Band }
}

/** What a matrix would make of the open risks: those that change their band, largest change first; nothing is stored. */
export async function effectOf(ctx: Ctx, matrix: Matrix): Promise<{ compared: number; moved: Moved[]; rescored: number; before: Record<Band, number>; after: Record<Band, number> }> {
  const now = await currentMatrix(ctx)
  const rows = await ctx.db.risk.findMany({
    where: { AND: [visibleRisk(ctx), { status: 'open' }] },
    select: { id: true, number: true, title: true, titleZh: true, residualLikelihood: true, residualImpact: true, residualScore: true, residualBand: true },
    orderBy: { number: 'asc' },
  })
  const none = () => Object.fromEntries(bands.map((band) => [band, 0])) as Record<Band, number>
  const [before, after] = [none(), none()]
  const placed = rows.map(({ residualLikelihood, residualImpact, residualScore, residualBand, ...row }): Moved => {
    const place = placeOn(matrix, rescaled(now.matrix.size, matrix.size, { likelihood: residualLikelihood, impact: residualImpact }))
    const next = place.ok ? place.value : { score: residualScore, band: residualBand as Band }
    before[residualBand as Band] += 1
    after[next.band] += 1
    return { ...row, code: riskCode(row.number), before: { score: residualScore, band: residualBand as Band }, after: { score: next.score, band: next.band } }
  })
  const jump = ({ before: was, after: is }: Moved) => Math.abs(bands.indexOf(is.band) - bands.indexOf(was.band))
  const moved = placed.filter((one) => jump(one) > 0).sort((a, b) => jump(b) - jump(a) || b.after.score - a.after.score)
  return { compared: rows.length, moved, rescored: placed.filter((one) => one.before.score !== one.after.score).length, before, after }
}

export const previewMatrix = query({
  permission: 'risk-matrix:edit',
  input: PreviewMatrix,
  run: (ctx, { matrix }) => effectOf(ctx, matrix),
})
