import { command } from '@/lib/server/command'
import { changeCase, namedFacts, requireStep } from './record'
import { CaseStepRef } from './schema'
import { caseFor } from './visible'

/** Takes a case back before finance has answered; the version that was handed in stays on record without an answer. */
export const takeCaseBack = command({
  permission: 'case:edit',
  input: CaseStepRef,
  async run(ctx, { id, version }) {
    const found = await caseFor(ctx, { id }, 'case:edit')
    const status = await requireStep(ctx, found, 'takeBack')
    await changeCase(ctx, found, version, { status, submittedAt: null })
    return { result: { id, number: found.number }, audit: { action: 'case.taken-back', entity: 'case', entityId: id, facts: { ...namedFacts(found), ordinal: found.ordinal } } }
  },
})
