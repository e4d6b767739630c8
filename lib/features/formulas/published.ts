import { formulaContent, shippedKeys, type ShippedKey } from '@/lib/content/formulas'
import { internal, notFound } from '@/lib/core/errors'
import { compileFormula, type Compiled } from '@/lib/core/formula/compile'
import type { FormulaBody } from '@/lib/core/formula/definition'
import type { Ctx } from '@/lib/server/ctx'

/** A formula as it counts, ready to be computed with. */
export interface PublishedFormula {
  key: string
  ordinal: number
  /** Null: as the product brings it along, in an installation that has not published it yet */
  versionId: string | null
  body: FormulaBody
  compiled: Compiled
}

const kept = new Map<string, { body: FormulaBody; compiled: Compiled }>()
const KEPT = 500

/** A published version never changes, so it is read and checked once. */
export function compiledVersion(version: { id: string; body: string }): { body: FormulaBody; compiled: Compiled } {
  let known = kept.get(version.id)
  if (known) return known
  known = compiled(JSON.parse(version.body) as FormulaBody, version.id)
  if (kept.size >= KEPT) kept.clear()
  kept.set(version.id, known)
  return known
}

function shipped(key: ShippedKey): { body: FormulaBody; compiled: Compiled } {
  const id = `shipped ${key}`
  let known = kept.get(id)
  if (!known) kept.set(id, (known = compiled(formulaContent(key), id)))
  return known
}

function compiled(body: FormulaBody, id: string) {
  const result = compileFormula(body)
  if (!result.ok) throw internal(new Error(`the published formula ${id} does not hold: ${result.problems[0]?.key}`))
  return { body, compiled: result.value }
}

const isShipped = (key: string): key is ShippedKey => (shippedKeys as string[]).includes(key)

/**
 * The newest published version by key, archived ones too: what counted once may be asked for again. Asks for no permission: a
 * formula is no secret. A key that nobody published is left out, unless the product brings it along.
 */
export async function formulasFor(ctx: Pick<Ctx, 'db'>, keys: readonly string[]): Promise<Map<string, PublishedFormula>> {
  const wanted = [...new Set(keys)]
  const formulas = await ctx.db.formula.findMany({
    where: { key: { in: wanted } },
    select: { key: true, versions: { select: { id: true, ordinal: true, body: true }, orderBy: { ordinal: 'desc' }, take: 1 } },
  })
  const found = new Map(formulas.flatMap(({ key, versions: [newest] }) => (newest ? [[key, newest] as const] : [])))
  return new Map(
    wanted.flatMap((key): [string, PublishedFormula][] => {
      const newest = found.get(key)
      if (newest) return [[key, { key, ordinal: newest.ordinal, versionId: newest.id, ...compiledVersion(newest) }]]
      return isShipped(key) ? [[key, { key, ordinal: 1, versionId: null, ...shipped(key) }]] : []
    }),
  )
}

/** One formula that has to be there; throws `not_found` where nobody published it. */
export async function formulaFor(ctx: Pick<Ctx, 'db'>, key: string): Promise<PublishedFormula> {
  const formula = (await formulasFor(ctx, [key])).get(key)
  if (!formula) throw notFound('formula')
  return formula
}

/** A version as it counted once, by its id. */
export async function formulaVersion(ctx: Pick<Ctx, 'db'>, versionId: string): Promise<PublishedFormula> {
  const version = await ctx.db.formulaVersion.findUnique({ where: { id: versionId }, select: { id: true, ordinal: true, body: true, formula: { select: { key: true } } } })
  if (!version) throw notFound('formula')
  return { key: version.formula.key, ordinal: version.ordinal, versionId: version.id, ...compiledVersion(version) }
}

/** A version by key and number; a shipped formula that nobody published yet counts as its version 1. */
export async function formulaAt(ctx: Pick<Ctx, 'db'>, key: string, ordinal: number): Promise<PublishedFormula> {
  const version = await ctx.db.formulaVersion.findFirst({ where: { ordinal, formula: { key } }, select: { id: true, ordinal: true, body: true } })
  if (version) return { key, ordinal: version.ordinal, versionId: version.id, ...compiledVersion(version) }
  const newest = await formulaFor(ctx, key)
  if (newest.ordinal !== ordinal) throw notFound('formula')
  return newest
}
