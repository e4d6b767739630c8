import { can, canFor } from '@/lib/core/access'
import { dueState, type ActionStatus } from '@/lib/core/actions/action-item'
import { daysBetween } from '@/lib/core/calendar/local-day'
import { dayOf } from '@/lib/core/calendar/stored-day'
import { notFound } from '@/lib/core/errors'
import { acceptingRole, lastExpiry, type AcceptanceState } from '@/lib/core/risks/acceptance'
import { movementOf, type AssessmentKind } from '@/lib/core/risks/assessment'
import { effectivenessOf, type ControlKind, type Rating } from '@/lib/core/risks/controls'
import { isAboveAppetite, placeOn, type ApproverRole, type Band } from '@/lib/core/risks/matrix'
import type { ProposalFacts } from '@/lib/core/risks/proposal'
import { riskCode, riskNumber, type Category, type RiskResponse, type RiskScope, type RiskStatus } from '@/lib/core/risks/statement'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { acceptingFacts, withdrawingRole } from './accept-risk'
import { currentMatrix } from './matrix'
import { riskRow, todayOf } from './record'
import { RiskAddress } from './schema'
import { riskFor, visibleRisk } from './visible'

const person = { select: { id: true, name: true } } as const
const linked = { select: { id: true, number: true, title: true, titleZh: true, status: true, residualScore: true, residualBand: true } } as const

/** One risk with everything that was judged, controlled, tested, accepted and done about it, and what the reader may do. */
export const getRisk = query({
  permission: 'risk:read',
  input: RiskAddress,
  async run(ctx, { ref }) {
    const number = riskNumber(ref)
    const found = await ctx.db.risk.findFirst({ where: { AND: [visibleRisk(ctx), number === null ? { id: ref } : { number }] }, select: { id: true } })
    if (!found) throw notFound('risk')
    const { id } = found
    const guarded = await riskFor(ctx, id)
    const [row, { matrix, ordinal }, today, request] = await Promise.all([
      ctx.db.risk.findUniqueOrThrow({
        where: { id },
        select: {
          ...riskRow,
          currency: true, frequencyMilli: true, lossLowMinor: true, lossHighMinor: true,
          assessments: { include: { by: person }, orderBy: { ordinal: 'desc' } },
          controls: { include: { tests: { include: { by: person, file: { select: { id: true, name: true } } }, orderBy: { ordinal: 'desc' } } }, orderBy: [{ archivedAt: 'asc' }, { createdAt: 'asc' }] },
          acceptances: { include: { approver: person }, orderBy: { ordinal: 'desc' } },
          causes: { select: { note: true, to: linked }, where: { to: visibleRisk(ctx) } },
          causedBy: { select: { note: true, from: linked }, where: { from: visibleRisk(ctx) } },
        },
      }),
      currentMatrix(ctx),
      todayOf(ctx),
      guarded.requestId ? ctx.db.request.findFirst({ where: { id: guarded.requestId, status: { not: 'draft' } }, select: { number: true, title: true } }) : null,
    ])
    const carers = await ctx.db.person.findMany({ where: { id: { in: row.controls.flatMap(({ ownerId }) => ownerId ?? []) } }, select: { id: true, name: true } })
    const edit = canFor(ctx.actor, 'risk:edit', guarded.department?.path ?? null) || ([guarded.ownerId, guarded.deputyId].includes(ctx.actor.id) && can(ctx.actor, 'risk:edit'))
    const open = row.status === 'open'
    const role = can(ctx.actor, 'risk:accept') ? acceptingRole(matrix, await acceptingFacts(ctx, guarded)) : null
    const newest = row.acceptances[0]
    const mayWithdraw = can(ctx.actor, 'risk:accept') && newest?.kind === 'accepted' && (newest.approverId === ctx.actor.id || withdrawingRole(ctx, guarded, matrix).ok)
    const proposed = row.proposedLikelihood !== null && row.proposedImpact !== null ? placeOn(matrix, { likelihood: row.proposedLikelihood, impact: row.proposedImpact }) : null
    return {
      ...row,
      code: riskCode(row.number),
      category: row.category as Category,
      scope: row.scope as RiskScope,
      response: row.response as RiskResponse | null,
      status: row.status as RiskStatus,
      inherentBand: row.inherentBand as Band,
      residualBand: row.residualBand as Band,
      acceptance: row.acceptance as AcceptanceState,
      on: row.process ?? row.automation ?? row.interface ?? row.system,
      request,
      movement: movementOf(row.residualScore, row.previousScore),
      aboveAppetite: isAboveAppetite(matrix, row.residualScore),
      proposal: proposed?.ok ? { ...proposed.value, facts: row.proposalFacts ? (JSON.parse(row.proposalFacts) as ProposalFacts) : null } : null,
      assessments: row.assessments.map(({ facts, ...one }) => ({ ...one, kind: one.kind as AssessmentKind, inherentBand: one.inherentBand as Band, residualBand: one.residualBand as Band, proposal: (JSON.parse(facts) as { proposal?: ProposalFacts }).proposal ?? null })),
      controls: row.controls.map((one) => ({ ...one, owner: carers.find(({ id: carer }) => carer === one.ownerId) ?? null, kind: one.kind as ControlKind, design: one.design as Rating, operating: one.operating as Rating, worth: effectivenessOf(one.design as Rating, one.operating as Rating), testDaysLeft: one.nextTestOn ? daysBetween(today, one.nextTestOn) : null })),
      acceptances: row.acceptances.map((one) => ({ ...one, kind: one.kind as 'accepted' | 'withdrawn', band: one.band as Band, role: one.role as ApproverRole })),
      actions: await actionsOf(ctx, id, today),
      matrix,
      matrixNow: ordinal,
      today,
      daysLeft: daysBetween(today, row.nextReviewOn),
      lastExpiry: lastExpiry(matrix, row.residualBand as Band, today),
      approvers: matrix.bands[row.residualBand as Band].approvers,
      may: {
        edit: edit && open,
        reopen: edit && !open,
        accept: role?.ok ?? false,
        /** Why not, for those whose role would accept it */
        acceptReasons: role && !role.ok && open ? role.reasons.filter(({ key }) => key !== 'risks.accepting.role') : [],
        withdraw: mayWithdraw && open,
        addAction: edit && open && can(ctx.actor, 'action:edit'),
      },
    }
  },
})
export type RiskDetail = Awaited<ReturnType<typeof getRisk>>

async function actionsOf(ctx: Ctx, riskId: string, today: string) {
  const rows = await ctx.db.actionItem.findMany({ where: { source: 'risk', sourceId: riskId }, select: { id: true, text: true, dueOn: true, status: true, doneAt: true, result: true, owner: person }, orderBy: [{ status: 'desc' }, { dueOn: 'asc' }, { id: 'asc' }] })
  const mayOpen = (ownerId: string | undefined) => canFor(ctx.actor, 'action:read', null) || ownerId === ctx.actor.id
  return rows.map((row) => ({ ...row, status: row.status as ActionStatus, dueOn: dayOf(row.dueOn), due: dueState(dayOf(row.dueOn), today), daysLeft: daysBetween(today, dayOf(row.dueOn)), mayOpen: mayOpen(row.owner?.id) }))
}
