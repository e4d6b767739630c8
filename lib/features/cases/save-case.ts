import type { z } from 'zod'
import { caseDiff } from '@/lib/core/cases/diff'
import { headlineOf } from '@/lib/core/cases/stored'
import { can } from '@/lib/core/access'
import { CaseBody } from '@/lib/core/finance/case'
import { forbidden, invalid } from '@/lib/core/errors'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { formulasOf, pinned } from './case-formulas'
import { evaluateCase } from './evaluate'
import { requireVisibleRisks } from './read-risk-inputs'
import { caseSearchText, changeCase, namedFacts, requireStep } from './record'
import { SaveCase } from './schema'
import { caseFor } from './visible'

type Save = z.output<typeof SaveCase>

/** What a body comes to before it is saved: reading and computing take their time and belong before the transaction. */
export async function computeDraft(ctx: Ctx, { id, currency, body: written }: Pick<Save, 'id' | 'currency' | 'body'>) {
  const found = await caseFor(ctx, { id }, 'case:edit')
  await requireVisibleRisks(ctx, CaseBody.parse(JSON.parse(found.body)), written)
  const body = pinned(written, await formulasOf(ctx, written))
  const { resolved, result } = await evaluateCase(ctx, found, currency, body)
  return { body, headline: headlineOf(resolved.lines.some(({ reasons }) => reasons.length) ? null : result, currency) }
}

/** Stores what was computed; inside the transaction of a verb that asked for `case:edit`. */
export async function storeDraft(ctx: Ctx, { id, version, name, currency, ownerId }: Omit<Save, 'body'>, { body, headline }: Awaited<ReturnType<typeof computeDraft>>) {
  const found = await caseFor(ctx, { id }, 'case:edit')
  await requireStep(ctx, found, 'save')
  const owner = ownerId ?? found.ownerId
  if (owner !== found.ownerId) {
    // Whoever hands a case on keeps nobody from deciding on it: only its owner or an administrator of cases may.
    if (found.ownerId !== ctx.actor.id && !can(ctx.actor, 'role:grant')) throw forbidden('case:edit')
    const person = await ctx.db.person.findUnique({ where: { id: owner }, select: { active: true } })
    if (!person?.active) throw invalid({ ownerId: [{ key: 'portfolio.personUnknown' }] })
  }
  await changeCase(ctx, found, version, {
    name, currency, ownerId: owner, body: canonicalJson(body), ...headline,
    searchText: caseSearchText(found.number, name, found),
  })
  const changes = caseDiff(CaseBody.parse(JSON.parse(found.body)), body)
  return {
    result: { id, number: found.number, version: version + 1, body },
    audit: { action: 'case.saved', entity: 'case', entityId: id, before: { name: found.name, currency: found.currency, ownerId: found.ownerId }, after: { name, currency, ownerId: owner }, facts: { ...namedFacts({ number: found.number, name }), changes } },
  }
}

/** Replaces the draft as a whole; refuses with `conflict` when somebody saved after the editor was opened. Lines without an amount are kept. */
export const saveCase = command({ permission: 'case:edit', input: SaveCase, prepare: computeDraft, run: storeDraft })
