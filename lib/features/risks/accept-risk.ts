import { conflict, forbidden, invalid, ruleError } from '@/lib/core/errors'
import { acceptingRole, expiryReason } from '@/lib/core/risks/acceptance'
import type { Band, Matrix } from '@/lib/core/risks/matrix'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { currentMatrix } from './matrix'
import { namesOf, riskOf, tell, todayOf } from './record'
import { AcceptRisk, WithdrawAcceptance } from './schema'
import { riskFor, type GuardedRisk } from './visible'

/** The facts that decide who may accept a risk as it stands. */
export const acceptingFacts = async (ctx: Ctx, risk: GuardedRisk) => ({ ...standingFacts(ctx, risk), heldBefore: await heldBefore(ctx, risk.id) })

const standingFacts = (ctx: Ctx, risk: GuardedRisk) => ({
  status: risk.status, band: risk.residualBand as Band, departmentPath: risk.department?.path ?? null,
  ownerId: risk.ownerId, deputyId: risk.deputyId, proposed: risk.proposedAt !== null, approver: ctx.actor,
})

type Held = Partial<Record<'owner' | 'deputy', { id: string } | null>> | null

/** Whether the risk carried the reader's name once: the trail knows every hand-over. */
async function heldBefore(ctx: Ctx, riskId: string): Promise<boolean> {
  const rows = await ctx.db.auditEntry.findMany({
    where: { entity: 'risk', entityId: riskId, action: { in: ['risk.opened', 'risk.updated'] }, data: { contains: JSON.stringify(ctx.actor.id) } },
    select: { data: true },
  })
  const held = (side: Held | undefined) => [side?.owner?.id, side?.deputy?.id].includes(ctx.actor.id)
  return rows.some(({ data }) => {
    const { before, after } = JSON.parse(data) as { before?: Held; after?: Held }
    return held(before) || held(after)
  })
}

/** Whoever gave an acceptance may take it back; anybody else in a role that could give it, owners of red risks among them. */
export const withdrawingRole = (ctx: Ctx, risk: GuardedRisk, matrix: Matrix) => acceptingRole(matrix, { ...standingFacts(ctx, risk), ownerId: null, deputyId: null, heldBefore: false, status: 'open', proposed: false })

const lastOf = (ctx: Ctx, riskId: string) => ctx.db.riskAcceptance.findFirst({ where: { riskId }, orderBy: { ordinal: 'desc' } })

/** Takes the risk as it stands until a day, for the newest assessment and in the role that the matrix asks for. */
export const acceptRisk = command({
  permission: 'risk:accept',
  input: AcceptRisk,
  async run(ctx, { id, version, reason, conditions, expiresOn }) {
    const risk = await riskFor(ctx, id)
    if (ctx.actor.kind !== 'person') throw forbidden('risk:accept')
    const { matrix } = await currentMatrix(ctx)
    const role = acceptingRole(matrix, await acceptingFacts(ctx, risk))
    if (!role.ok) throw ruleError(role.reasons)
    const wrongDay = expiryReason(matrix, risk.residualBand as Band, expiresOn, await todayOf(ctx))
    if (wrongDay) throw invalid({ expiresOn: [wrongDay] })
    const [assessment, last, before] = [await ctx.db.riskAssessment.findFirstOrThrow({ where: { riskId: id }, orderBy: { ordinal: 'desc' }, select: { id: true } }), await lastOf(ctx, id), await riskOf(ctx, id)]
    const { count } = await ctx.db.risk.updateMany({ where: { id, version }, data: { acceptance: 'valid', acceptedUntil: expiresOn, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    await ctx.db.riskAcceptance.create({
      data: {
        riskId: id, ordinal: (last?.ordinal ?? 0) + 1, assessmentId: assessment.id, score: risk.residualScore, band: risk.residualBand,
        role: role.value, reason, conditions: conditions ?? null, expiresOn, approverId: ctx.actor.id, at: ctx.now,
      },
      select: { id: true },
    })
    const after = await riskOf(ctx, id)
    await tell(ctx, [risk.ownerId, risk.deputyId], 'riskAccepted', after, { by: ctx.actor.name, until: { day: expiresOn } })
    return {
      result: after,
      audit: { action: 'risk.accepted', entity: 'risk', entityId: id, before: { acceptance: before.acceptance, acceptedUntil: before.acceptedUntil }, after: { acceptance: 'valid', acceptedUntil: expiresOn }, facts: { ...namesOf(after), role: role.value, score: risk.residualScore, band: risk.residualBand, reason, conditions } },
    }
  },
})

/** Ends an acceptance before its day; it stays on record as it was given. */
export const withdrawAcceptance = command({
  permission: 'risk:accept',
  input: WithdrawAcceptance,
  async run(ctx, { id, version, reason }) {
    const risk = await riskFor(ctx, id)
    if (ctx.actor.kind !== 'person') throw forbidden('risk:accept')
    const last = await lastOf(ctx, id)
    if (!last || last.kind !== 'accepted') throw ruleError([{ key: 'risks.accepting.none' }])
    const { matrix } = await currentMatrix(ctx)
    const role = withdrawingRole(ctx, risk, matrix)
    if (last.approverId !== ctx.actor.id && !role.ok) throw ruleError(role.reasons)
    const { count } = await ctx.db.risk.updateMany({ where: { id, version }, data: { acceptance: 'none', acceptedUntil: null, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    await ctx.db.riskAcceptance.create({
      data: { riskId: id, ordinal: last.ordinal + 1, kind: 'withdrawn', assessmentId: last.assessmentId, score: last.score, band: last.band, role: role.ok ? role.value : last.role, reason, approverId: ctx.actor.id, at: ctx.now },
      select: { id: true },
    })
    const after = await riskOf(ctx, id)
    await tell(ctx, [risk.ownerId, risk.deputyId, last.approverId], 'riskAcceptanceWithdrawn', after, { by: ctx.actor.name, reason })
    return { result: after, audit: { action: 'risk.acceptance-withdrawn', entity: 'risk', entityId: id, before: { acceptance: risk.acceptance, acceptedUntil: risk.acceptedUntil }, after: { acceptance: 'none', acceptedUntil: null }, facts: { ...namesOf(after), reason } } }
  },
})
