import { readStored, storedHeadline } from '@/lib/core/cases/stored'
import { notFound } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { changeCase, namedFacts, requireStep } from './record'
import { CaseStepRef } from './schema'
import { countingVersion } from './versions'
import { caseFor } from './visible'

/** Begins to write the next version; what was approved stays frozen and goes on counting until a later version is approved. */
export const beginCaseDraft = command({
  permission: 'case:edit',
  input: CaseStepRef,
  async run(ctx, { id, version }) {
    const found = await caseFor(ctx, { id }, 'case:edit')
    const status = await requireStep(ctx, found, 'beginDraft')
    await changeCase(ctx, found, version, { status, submittedAt: null })
    return { result: { id, number: found.number }, audit: { action: 'case.draft-begun', entity: 'case', entityId: id, facts: { ...namedFacts(found), from: found.ordinal } } }
  },
})

/** Throws the draft of a later version away: the case stands again as it was approved. What was in it stays on the audit trail. */
export const discardCaseDraft = command({
  permission: 'case:edit',
  input: CaseStepRef,
  async run(ctx, { id, version }) {
    const found = await caseFor(ctx, { id }, 'case:edit')
    const status = await requireStep(ctx, found, 'discardDraft')
    const counting = await countingVersion(ctx, id)
    if (!counting) throw notFound('case')
    const results = readStored(counting.results)
    await changeCase(ctx, found, version, { status, body: counting.body, currency: results.currency, submittedAt: null, ...storedHeadline(results) })
    return { result: { id, number: found.number }, audit: { action: 'case.draft-discarded', entity: 'case', entityId: id, facts: { ...namedFacts(found), body: found.body, backTo: counting.ordinal } } }
  },
})
