import { conflict, invalid, ruleError } from '@/lib/core/errors'
import { DAY_MS } from '@/lib/core/calendar/local-day'
import { signsAs } from '@/lib/core/gates/signed'
import { claimFile } from '@/lib/features/files/store-file'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { Attest } from './schema'
import { signedCriterionFor } from './signing'

/** A named person attests a signed criterion in a role that they hold. One person signs for one role of a criterion. */
export const attest = command({
  permission: 'gate:attest',
  input: Attest,
  async run(ctx, { phaseId, criterionId, role, statement, evidenceUrl, fileId }) {
    const { phase, criterion } = await signedCriterionFor(ctx, phaseId, criterionId, role)
    if (ctx.actor.kind !== 'person' || !signsAs(ctx.actor.grants, role)) throw ruleError([{ key: 'gates.notYourRole' }])
    if (criterion.evidence && !evidenceUrl && !fileId) throw invalid({ evidenceUrl: [{ key: 'gates.evidenceNeeded' }] })
    await requireOtherPerson(ctx, phaseId, criterionId, role)
    const row = await ctx.db.gateAttestation.create({
      data: {
        phaseId, criterionId, role, statement,
        evidenceUrl: evidenceUrl ?? null,
        fileId: fileId ?? null,
        signedById: ctx.actor.id,
        signedAt: ctx.now,
        validUntil: criterion.validDays === null ? null : new Date(ctx.now.getTime() + criterion.validDays * DAY_MS),
      },
      select: { id: true, signedAt: true, validUntil: true },
    })
    const file = fileId ? await claimFile(ctx, fileId, { entity: 'attestation', entityId: row.id }) : null
    return {
      result: row,
      audit: {
        action: 'gate.attested', entity: 'gate', entityId: phaseId,
        facts: { name: criterion.label.en, nameZh: criterion.label['zh-CN'], phase: phase.key, attestationId: row.id, criterionId, role, statement, evidenceUrl, file, validUntil: row.validUntil },
      },
    }
  },
})

async function requireOtherPerson(ctx: Ctx, phaseId: string, criterionId: string, role: string): Promise<void> {
  // Takes turns with other signatures of the same phase, and with its closing: each must see the one before.
  const { count } = await ctx.db.phase.updateMany({ where: { id: phaseId, status: { not: 'closed' } }, data: { updatedAt: ctx.now } })
  if (!count) throw conflict()
  const rows = await ctx.db.gateAttestation.findMany({ where: { phaseId, criterionId, role: { not: role } }, select: { role: true, kind: true, signedById: true }, orderBy: [{ signedAt: 'asc' }, { id: 'asc' }] })
  const last = new Map(rows.map((row) => [row.role, row]))
  if ([...last.values()].some(({ kind, signedById }) => kind === 'signed' && signedById === ctx.actor.id)) throw ruleError([{ key: 'gates.signedOtherRole' }])
}
