import { z } from 'zod'
import { shippedKeys } from '@/lib/content/formulas'
import { canFor } from '@/lib/core/access'
import { notFound } from '@/lib/core/errors'
import { compileFormula } from '@/lib/core/formula/compile'
import { FormulaBody } from '@/lib/core/formula/definition'
import { diffBodies, diffExpressions, type BodyChange, type Stretch } from '@/lib/core/formula/diff'
import { blankDraft, bodyOf, draftOf, type DraftBody } from '@/lib/core/formula/draft'
import { runExamples } from '@/lib/core/formula/examples'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { listAutomationChoices } from './automation-choices'
import { draftBody, guardedFormula, judge, type GuardedFormula } from './drafts'
import { compiledVersion, formulaFor } from './published'
import { FormulaRef } from './schema'
import { usedBy } from './used-by'

export type ListedFormula = Awaited<ReturnType<typeof listFormulas>>['formulas'][number]

/** Every formula with its newest version, whether its examples come out, and what waits for a second person. */
export const listFormulas = query({
  permission: 'formula:read',
  input: z.strictObject({}),
  async run(ctx) {
    const mayEdit = canFor(ctx.actor, 'formula:edit', null)
    const rows = await ctx.db.formula.findMany({
      select: {
        id: true, key: true, origin: true, archivedAt: true,
        versions: { select: { id: true, ordinal: true, body: true, publishedAt: true, author: { select: { name: true } } }, orderBy: { ordinal: 'desc' }, take: 1 },
        draft: { select: { body: true, submittedAt: true, updatedAt: true, authorId: true, author: { select: { name: true } } } },
      },
      orderBy: { key: 'asc' },
    })
    const place = (key: string) => (shippedKeys as string[]).indexOf(key) + 1 || Number.MAX_SAFE_INTEGER
    // In the order of the plan: those of one's own stand behind those that come along.
    const formulas = rows.sort((a, b) => place(a.key) - place(b.key)).flatMap(({ versions: [newest], draft, ...formula }) => {
      const shown = mayEdit ? draft : null
      if (!newest && !shown) return []
      const known = newest && compiledVersion(newest)
      const words: Pick<FormulaBody, 'names' | 'purpose' | 'expression' | 'unit' | 'explanation'> = known?.body ?? draftBody(shown!)
      const { names, purpose, expression, unit, explanation } = words
      const examples = known ? runExamples(known.compiled) : []
      return [{
        ...formula, names, purpose, expression, unit, explanation,
        origin: formula.origin as 'shipped' | 'own', from: known?.body.origin?.name ?? null,
        ordinal: newest?.ordinal ?? null, publishedAt: newest?.publishedAt ?? null, author: newest?.author?.name ?? null,
        examples: examples.length, passed: examples.filter(({ passed }) => passed).length,
        draft: shown && { submittedAt: shown.submittedAt, updatedAt: shown.updatedAt, author: shown.author.name, own: shown.authorId === ctx.actor.id },
      }]
    })
    const mayPublish = canFor(ctx.actor, 'formula:publish', null)
    return { formulas, mayEdit, waiting: mayPublish ? formulas.filter(({ draft }) => draft?.submittedAt && !draft.own).length : 0 }
  },
})

export type FormulaPage = Awaited<ReturnType<typeof getFormula>>

/** One formula with its worked examples, versions with what each changed, its draft for those who may write, and what uses it. */
export const getFormula = query({
  permission: 'formula:read',
  input: FormulaRef,
  async run(ctx, { key }) {
    const formula = await guardedFormula(ctx, key)
    const mayEdit = canFor(ctx.actor, 'formula:edit', null)
    // What was never published is its author's affair and that of those who write formulas.
    if (!formula.newest && !mayEdit) throw notFound('formula')
    const current = formula.newest ? await formulaFor(ctx, key) : null
    const [versions, used] = await Promise.all([versionsOf(ctx, formula.id), usedBy(ctx, key)])
    const { id, origin, archivedAt, version } = formula
    return {
      id, key, origin: origin as 'shipped' | 'own', archivedAt, version,
      ordinal: current?.ordinal ?? null,
      body: current?.body ?? null,
      examples: current ? runExamples(current.compiled) : [],
      versions,
      used,
      draft: mayEdit ? draftView(ctx, formula) : null,
      mayEdit,
      mayPublish: canFor(ctx.actor, 'formula:publish', null),
    }
  },
})

export type VersionView = Awaited<ReturnType<typeof versionsOf>>[number]

/** Newest first. `changes` is null for the first. */
async function versionsOf(ctx: Ctx, formulaId: string) {
  const rows = await ctx.db.formulaVersion.findMany({
    where: { formulaId },
    select: { id: true, ordinal: true, body: true, digest: true, reason: true, publishedAt: true, author: { select: { name: true } }, publishedBy: { select: { name: true } } },
    orderBy: { ordinal: 'asc' },
  })
  const bodies = rows.map((row) => compiledVersion(row).body)
  return rows
    .map(({ id, ordinal, digest, reason, publishedAt, author, publishedBy }, i) => ({
      id, ordinal, digest, reason, publishedAt, author: author?.name ?? null, publishedBy: publishedBy?.name ?? null,
      expression: bodies[i]!.expression,
      ...(i === 0 ? { changes: null, stretches: [] } : compare(bodies[i - 1]!, bodies[i]!)),
    }))
    .reverse()
}

function compare(before: FormulaBody, after: FormulaBody): { changes: BodyChange[]; stretches: Stretch[] } {
  return { changes: diffBodies(before, after), stretches: before.expression === after.expression ? [] : diffExpressions(before.expression, after.expression) }
}

export interface DraftView {
  version: number
  submittedAt: Date | null
  updatedAt: Date
  reason: string | null
  author: string
  own: boolean
  names: DraftBody['names']
  expression: string
  /** Why it may not become a version yet; empty when it may */
  reasons: { key: string; params?: Record<string, string | number> }[]
  /** Against what counts, also while the draft does not hold; null: nothing was published yet */
  changes: BodyChange[] | null
  stretches: Stretch[]
  examples: { note: FormulaBody['names']; expected: number; value: number | null; passed: boolean }[]
}

function draftView(ctx: Ctx, formula: GuardedFormula): DraftView | null {
  const { draft, newest } = formula
  if (!draft) return null
  const body = draftBody(draft)
  const judged = judge(formula, draft)
  const parsed = FormulaBody.safeParse(bodyOf(body))
  const compiled = parsed.success ? compileFormula(parsed.data) : null
  // What is not complete yet has the same parts: a comparison reads them as they stand.
  const compared = newest ? compare(compiledVersion(newest).body, parsed.success ? parsed.data : (bodyOf(body) as FormulaBody)) : { changes: null, stretches: [] }
  return {
    version: draft.version, submittedAt: draft.submittedAt, updatedAt: draft.updatedAt, reason: draft.reason, author: draft.author.name, own: draft.authorId === ctx.actor.id,
    names: body.names, expression: body.expression, reasons: judged.ok ? [] : judged.reasons, ...compared,
    examples: compiled?.ok ? runExamples(compiled.value).map(({ example, value, passed }) => ({ note: example.note, expected: example.expected, value, passed })) : [],
  }
}

/** What the editor starts from: the draft where there is one, else what counts. Null body: a new formula. */
export const getFormulaEditor = query({
  permission: 'formula:edit',
  input: z.strictObject({ key: FormulaRef.shape.key.optional() }),
  async run(ctx, { key }) {
    const automations = await listAutomationChoices(ctx, {})
    if (key === undefined) return { key: null, body: blankDraft(), draft: null, ordinal: 0, reason: '', automations, blockedBy: null, archived: false }
    const formula = await guardedFormula(ctx, key)
    const { draft, newest } = formula
    const own = draft?.authorId === ctx.actor.id
    return {
      key,
      body: draft ? draftBody(draft) : draftOf(compiledVersion(newest!).body),
      draft: draft && own ? { version: draft.version, submittedAt: draft.submittedAt } : null,
      ordinal: draft?.baseOrdinal ?? newest?.ordinal ?? 0,
      reason: draft?.reason ?? '',
      automations,
      /** Name of somebody else who is writing on it */
      blockedBy: draft && !own ? draft.author.name : null,
      archived: formula.archivedAt !== null,
    }
  },
})
