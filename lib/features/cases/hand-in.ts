import { CaseBody } from '@/lib/core/finance/case'
import { headlineOf, storedResults } from '@/lib/core/cases/stored'
import { conflict, ruleError } from '@/lib/core/errors'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import { formulasOf, pinned } from './case-formulas'
import { evaluateCase } from './evaluate'
import { changeCase, namedFacts, requireStep } from './record'
import { HandInCase } from './schema'
import { tellFinance } from './tell'
import { digestOf } from './versions'
import { caseFor } from './visible'

/**
 * Hands the draft in to finance: body, every input that was read, formula versions, rates and results are frozen under a digest.
 * Refused while a line has no amount: finance decides on whole cases.
 */
export const handInCase = command({
  permission: 'case:edit',
  input: HandInCase,
  // Computed before the transaction; whoever saves in between makes this a conflict, since the version moves on.
  async prepare(ctx, { id }) {
    const found = await caseFor(ctx, { id }, 'case:edit')
    await requireStep(ctx, found, 'handIn')
    const stored = CaseBody.parse(JSON.parse(found.body))
    const body = pinned(stored, await formulasOf(ctx, stored))
    const evaluated = await evaluateCase(ctx, found, found.currency, body)
    const open = evaluated.resolved.lines.filter(({ reasons }) => reasons.length).length
    if (open) throw ruleError([{ key: 'cases.refused.openLines', params: { count: open } }])
    if (!evaluated.result) throw ruleError(evaluated.reasons)
    if (!body.lines.some(({ kind }) => kind === 'benefit') || !body.lines.some(({ kind }) => kind === 'cost')) throw ruleError([{ key: 'cases.refused.bothKinds' }])
    return { seen: found.version, texts: { body: canonicalJson(body), results: canonicalJson(storedResults(evaluated, evaluated.result, found.currency)) }, headline: headlineOf(evaluated.result, found.currency) }
  },
  async run(ctx, { id, version, note }, { seen, texts, headline }) {
    const found = await caseFor(ctx, { id }, 'case:edit')
    const status = await requireStep(ctx, found, 'handIn')
    if (seen !== version) throw conflict()
    const ordinal = found.ordinal + 1
    const digest = digestOf({ name: found.name, currency: found.currency, ...texts })
    await changeCase(ctx, found, version, { status, ordinal, submittedAt: ctx.now, body: texts.body, ...headline })
    const saved = await ctx.db.businessCaseVersion.create({
      data: { caseId: id, ordinal, ...texts, digest, note: note ?? null, savedById: ctx.actor.kind === 'person' ? ctx.actor.id : null, savedAt: ctx.now },
      select: { id: true },
    })
    await tellFinance(ctx, found)
    return {
      result: { id, number: found.number, ordinal, digest },
      audit: { action: 'case.handed-in', entity: 'case', entityId: id, facts: { ...namedFacts(found), ordinal, versionId: saved.id, digest, note: note ?? null } },
    }
  },
})
