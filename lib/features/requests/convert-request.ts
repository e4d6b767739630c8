import { conflict, invalid, ruleError } from '@/lib/core/errors'
import type { Technology } from '@/lib/core/portfolio/stages'
import { requestCode } from '@/lib/core/requests/statuses'
import { insertAutomation } from '@/lib/features/automations/insert-automation'
import { setStage } from '@/lib/features/automations/set-stage'
import { automationFor } from '@/lib/features/automations/visible'
import { processFor } from '@/lib/features/processes/visible'
import { appendAudit, type AuditDraft } from '@/lib/server/audit'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { requireFor } from '@/lib/server/scope'
import { moveInside } from './move'
import { ConvertRequest } from './schema-steps'
import { requestFor, type GuardedRequest } from './visible'
import type { z } from 'zod'

type Input = z.output<typeof ConvertRequest>

/**
 * Starts the delivery of an approved request: its automation is made from what the request and its assessment say, or an existing
 * one is joined; a problem can do without. The new automation begins as approved, since the request is.
 */
export const convertRequest = command({
  permission: 'request:deliver',
  input: ConvertRequest,
  async run(ctx, input) {
    const request = await requestFor(ctx, input.id)
    if (request.version !== input.version) throw conflict()
    if (request.status !== 'approved') throw ruleError([{ key: 'workflow.convert.notApproved' }])
    const lead = await ctx.db.person.findUnique({ where: { id: input.leadId }, select: { active: true } })
    if (!lead?.active) throw invalid({ leadId: [{ key: 'portfolio.personUnknown' }] })
    const made = input.how === 'new' ? await createFrom(ctx, request, input) : input.how === 'join' ? await join(ctx, request, input) : { automationId: request.automationId, processId: request.processId, audit: [] }
    const { count } = await ctx.db.request.updateMany({
      where: { id: request.id, version: input.version, status: 'approved' },
      data: { automationId: made.automationId, processId: request.processId ?? made.processId, deliveryLeadId: input.leadId, version: { increment: 1 } },
    })
    if (!count) throw conflict()
    const moved = await moveInside(ctx, request.id, 'in-delivery', { name: 'deliver', day: input.day, facts: { how: input.how, automationId: made.automationId, leadId: input.leadId } })
    return { result: { id: request.id, number: request.number, automationId: made.automationId }, audit: [...made.audit, moved] }
  },
})

async function createFrom(ctx: Ctx, request: GuardedRequest, input: Input) {
  if (!request.processId) throw ruleError([{ key: 'workflow.checks.processLinked' }])
  if (!input.ownerId) throw invalid({ ownerId: [{ key: 'errors.required' }] })
  const process = await processFor(ctx, request.processId)
  requireFor(ctx, 'automation:edit', process.department?.path ?? null)
  const { automation, audit } = await insertAutomation(
    ctx,
    {
      processId: request.processId,
      phaseId: input.phaseId,
      name: input.name ?? request.title.slice(0, 120),
      nameZh: input.nameZh,
      description: [request.pain, request.wish].filter(Boolean).join('\n\n').slice(0, 4000) || undefined,
      technology: input.technology ?? (await technologyOf(ctx, request)),
      ownerId: input.ownerId,
      deputyId: input.deputyId,
      plannedCoveragePercent: input.plannedCoveragePercent,
      plannedLiveOn: input.day,
      yearOneCost: input.yearOneCost,
    },
    process,
  )
  await appendAudit(ctx, [audit])
  const staged = await setStage(ctx, { id: automation.id, version: automation.version, to: 'approved', note: requestCode(request.number) })
  return { automationId: staged.id, processId: request.processId, audit: [] }
}

async function join(ctx: Ctx, request: GuardedRequest, input: Input): Promise<{ automationId: string; processId: string; audit: AuditDraft[] }> {
  const automationId = input.automationId ?? request.automationId
  if (!automationId) throw invalid({ automationId: [{ key: 'errors.required' }] })
  const automation = await automationFor(ctx, automationId, 'automation:edit')
  if (automation.archivedAt || (automation.stage === 'retired' && request.type !== 'retirement')) throw invalid({ automationId: [{ key: 'workflow.convert.outOfService' }] })
  return {
    automationId, processId: automation.processId,
    audit: [{ action: 'request.automation-joined', entity: 'request', entityId: request.id, facts: { name: `${requestCode(request.number)} ${request.title}`, automationId, automation: automation.name } }],
  }
}

/** The technology that the counted assessment chose. */
export async function technologyOf(ctx: Ctx, { assessmentId }: { assessmentId: string | null }): Promise<Technology> {
  const counted = assessmentId ? await ctx.db.assessment.findUnique({ where: { id: assessmentId }, select: { technology: true } }) : null
  return (counted?.technology as Technology | undefined) ?? 'workflow'
}
