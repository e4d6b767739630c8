import { recognitionContent } from '@/lib/content/recognition'
import { RecognitionRules } from '@/lib/core/recognition/rules'
import type { Ctx } from '@/lib/server/ctx'

export interface RulesInForce {
  /** 1: the rules of the product, as long as nobody has published others */
  ordinal: number
  rules: RecognitionRules
  publishedAt: Date | null
  note: string | null
}

/** The newest published rules. */
export async function rulesInForce(ctx: Pick<Ctx, 'db'>): Promise<RulesInForce> {
  const row = await ctx.db.recognitionRules.findFirst({ orderBy: { ordinal: 'desc' }, select: { ordinal: true, rules: true, publishedAt: true, note: true } })
  if (!row) return { ordinal: 1, rules: recognitionContent, publishedAt: null, note: null }
  return { ordinal: row.ordinal, rules: RecognitionRules.parse(JSON.parse(row.rules)), publishedAt: row.publishedAt, note: row.note }
}
