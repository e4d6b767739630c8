import { forbidden, ruleError } from '@/lib/core/errors'
import { can } from '@/lib/core/access'
import { command } from '@/lib/server/command'
import { approvedBefore, changeCase, namedFacts, requireStep } from './record'
import { CaseStepRef, WithdrawCase } from './schema'
import { caseFor } from './visible'

/** Gives a case up that was never approved; it stays readable and may be taken up again. */
export const withdrawCase = command({
  permission: 'case:edit',
  input: WithdrawCase,
  async run(ctx, { id, version, reason }) {
    const found = await caseFor(ctx, { id }, 'case:edit')
    const status = await requireStep(ctx, found, 'withdraw')
    await changeCase(ctx, found, version, { status, submittedAt: null })
    return { result: { id, number: found.number }, audit: { action: 'case.withdrawn', entity: 'case', entityId: id, facts: { ...namedFacts(found), reason } } }
  },
})

/** Puts a case away. One that was approved counts as plan no more, so that only finance, and nobody with a stake in it, does this. */
export const archiveCase = command({
  permission: 'case:edit',
  input: CaseStepRef,
  async run(ctx, { id, version }) {
    const found = await caseFor(ctx, { id }, 'case:edit')
    await requireStep(ctx, found, 'archive')
    const counted = await approvedBefore(ctx, id)
    if (counted && !can(ctx.actor, 'case:decide')) throw forbidden('case:decide')
    if (counted && found.ownerId === ctx.actor.id) throw ruleError([{ key: 'approvals.apart.ownerDecidesCase' }])
    await changeCase(ctx, found, version, { archivedAt: ctx.now })
    return { result: { id, number: found.number }, audit: { action: 'case.archived', entity: 'case', entityId: id, facts: { ...namedFacts(found), counted } } }
  },
})

/** Brings an archived case back as it was; one that was approved counts as plan again, by the same people as it is put away. */
export const restoreCase = command({
  permission: 'case:edit',
  input: CaseStepRef,
  async run(ctx, { id, version }) {
    const found = await caseFor(ctx, { id }, 'case:edit')
    if (!found.archivedAt) throw ruleError([{ key: 'cases.refused.notArchived' }])
    const counted = await approvedBefore(ctx, id)
    if (counted && !can(ctx.actor, 'case:decide')) throw forbidden('case:decide')
    if (counted && found.ownerId === ctx.actor.id) throw ruleError([{ key: 'approvals.apart.ownerDecidesCase' }])
    await changeCase(ctx, found, version, { archivedAt: null })
    return { result: { id, number: found.number }, audit: { action: 'case.restored', entity: 'case', entityId: id, facts: { ...namedFacts(found), counted } } }
  },
})
