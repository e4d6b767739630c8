import { can } from '@/lib/core/access'
import { ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { WithdrawAttestation } from './schema'
import { signedCriterionFor } from './signing'

/** Whoever signed takes it back, or who keeps the gate does; both say why. The signature stays readable. */
export const withdrawAttestation = command({
  permission: 'gate:attest',
  input: WithdrawAttestation,
  async run(ctx, { phaseId, criterionId, role, statement }) {
    const { phase, criterion } = await signedCriterionFor(ctx, phaseId, criterionId, role)
    const last = await ctx.db.gateAttestation.findFirst({ where: { phaseId, criterionId, role }, select: { id: true, kind: true, signedById: true }, orderBy: [{ signedAt: 'desc' }, { id: 'desc' }] })
    if (last?.kind !== 'signed') throw ruleError([{ key: 'gates.nothingToWithdraw' }])
    if (last.signedById !== ctx.actor.id && !can(ctx.actor, 'gate:edit')) throw ruleError([{ key: 'gates.notYourSignature' }])
    const row = await ctx.db.gateAttestation.create({
      data: { phaseId, criterionId, role, statement, kind: 'withdrawn', signedById: ctx.actor.id, signedAt: ctx.now },
      select: { id: true, signedAt: true },
    })
    return {
      result: row,
      audit: {
        action: 'gate.attestation-withdrawn', entity: 'gate', entityId: phaseId,
        facts: { name: criterion.label.en, nameZh: criterion.label['zh-CN'], phase: phase.key, attestationId: row.id, withdraws: last.id, criterionId, role, statement },
      },
    }
  },
})
