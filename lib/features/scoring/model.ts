import { scoringContent } from '@/lib/content/scoring'
import { ScoringConstants } from '@/lib/core/scoring/model'
import type { AuditDraft } from '@/lib/server/audit'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'

/** The weights that count now. Before anything was published they are what the product brings along, as version 1 without an id. */
export interface CurrentModel {
  id: string | null
  ordinal: number
  constants: ScoringConstants
}

const parsed = new Map<string, ScoringConstants>()
const KEPT = 200

/** A published version never changes, so its text is read once. */
export function constantsOf(model: { id: string; weights: string }): ScoringConstants {
  const known = parsed.get(model.id)
  if (known) return known
  const constants = ScoringConstants.parse(JSON.parse(model.weights))
  if (parsed.size >= KEPT) parsed.clear()
  parsed.set(model.id, constants)
  return constants
}

export async function currentModel(ctx: Ctx): Promise<CurrentModel> {
  const newest = await ctx.db.scoringModel.findFirst({ select: { id: true, ordinal: true, weights: true }, orderBy: { ordinal: 'desc' } })
  return newest ? { id: newest.id, ordinal: newest.ordinal, constants: constantsOf(newest) } : { id: null, ordinal: 1, constants: scoringContent() }
}

/** The same as a stored version: the first assessment of all publishes what the product brings along. */
export async function storedModel(ctx: Ctx): Promise<{ model: CurrentModel & { id: string }; audit: AuditDraft[] }> {
  const current = await currentModel(ctx)
  if (current.id !== null) return { model: { ...current, id: current.id }, audit: [] }
  const { id } = await ctx.db.scoringModel.create({ data: { ordinal: 1, weights: canonicalJson(current.constants), publishedAt: ctx.now }, select: { id: true } })
  return {
    model: { ...current, id },
    audit: [{ action: 'scoring.published', entity: 'scoringModel', entityId: id, facts: { name: '1', ordinal: 1, constants: current.constants } }],
  }
}
