import { conflict, notFound, type Reason } from '@/lib/core/errors'
import { compileFormula, type Compiled } from '@/lib/core/formula/compile'
import { FormulaBody } from '@/lib/core/formula/definition'
import { diffBodies } from '@/lib/core/formula/diff'
import { bodyOf, DraftBody } from '@/lib/core/formula/draft'
import { runExamples } from '@/lib/core/formula/examples'
import { placesOf } from '@/lib/core/formula/places'
import type { Ctx } from '@/lib/server/ctx'
import { compiledVersion } from './published'

const guarded = {
  id: true, key: true, origin: true, archivedAt: true, version: true,
  versions: { select: { id: true, ordinal: true, body: true, authorId: true }, orderBy: { ordinal: 'desc' }, take: 1 },
  draft: { select: { id: true, baseOrdinal: true, body: true, reason: true, authorId: true, submittedAt: true, version: true, updatedAt: true, author: { select: { id: true, name: true } } } },
} as const

/** A formula with its newest version and its draft; throws `not_found`. */
export async function guardedFormula(ctx: Ctx, key: string) {
  const formula = await ctx.db.formula.findUnique({ where: { key }, select: guarded })
  if (!formula) throw notFound('formula')
  const { versions, ...rest } = formula
  return { ...rest, newest: versions[0] ?? null }
}
export type GuardedFormula = Awaited<ReturnType<typeof guardedFormula>>

/** The draft that the caller saw; throws `not_found` without one and `conflict` when it was changed since. */
export async function seenDraft(ctx: Ctx, key: string, version: number) {
  const formula = await guardedFormula(ctx, key)
  const { draft } = formula
  if (!draft) throw notFound('formulaDraft')
  if (draft.version !== version) throw conflict()
  return { formula, draft }
}

export const draftBody = (draft: { body: string }): DraftBody => DraftBody.parse(JSON.parse(draft.body))

export type Judged = { ok: true; body: FormulaBody; compiled: Compiled } | { ok: false; reasons: Reason[] }

/** Whether a draft may become a version: it holds, it is new, it starts from what counts, and its examples come out. */
export function judge(formula: GuardedFormula, draft: { body: string; baseOrdinal: number }): Judged {
  const parsed = FormulaBody.safeParse(bodyOf(draftBody(draft)))
  if (!parsed.success) return refused('formulas.draft.incomplete')
  const compiled = compileFormula(parsed.data)
  if (!compiled.ok) return { ok: false, reasons: compiled.problems.map(({ key, params }) => ({ key, params })) }
  const results = runExamples(compiled.value)
  if (!results.length) return refused('formulas.draft.noExample')
  const failed = results.filter(({ passed }) => !passed).length
  if (failed) return refused('formulas.draft.examplesFail', { count: failed })
  const { newest } = formula
  if (newest && newest.ordinal !== draft.baseOrdinal) return refused('formulas.draft.overtaken', { ordinal: newest.ordinal })
  if (newest && !diffBodies(compiledVersion(newest).body, parsed.data).length) return refused('formulas.draft.unchanged')
  if (newest && placesOf(formula.key).length && !sameUnits(compiledVersion(newest).body, parsed.data)) return refused('formulas.draft.unitsStay')
  return { ok: true, body: parsed.data, compiled: compiled.value }
}

/** What the portal computes with by itself is read in the units that it had: the result, and each variable that stays. */
function sameUnits(before: FormulaBody, after: FormulaBody): boolean {
  const units = new Map(before.variables.map(({ name, unit }) => [name, unit]))
  return before.unit === after.unit && after.variables.every(({ name, unit }) => (units.get(name) ?? unit) === unit)
}

const refused = (key: string, params?: Reason['params']): Judged => ({ ok: false, reasons: [{ key, ...(params && { params }) }] })

/** How the trail and notices name a formula that may have no version yet. */
export function nameOf(formula: GuardedFormula): { name: string; nameZh: string } {
  const names = formula.newest ? compiledVersion(formula.newest).body.names : formula.draft ? draftBody(formula.draft).names : null
  return { name: names?.en || formula.key, nameZh: names?.['zh-CN'] || formula.key }
}
