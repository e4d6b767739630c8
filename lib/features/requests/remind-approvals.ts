import { z } from 'zod'
import type { Role } from '@/lib/core/access'
import { localDay } from '@/lib/core/calendar/local-day'
import { reminderOn } from '@/lib/core/requests/reminding'
import { requestCode } from '@/lib/core/requests/statuses'
import { notify, type NoticeDraft } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import { clockOf } from './clock'
import { askDeciders } from './open-round'
import { policyOf } from './policy'
import { holdersOf } from './tell-of-step'
import { assessedBy, whoAssessed } from './who-assessed'

/** Who hears of an approval that is not given: the centre of a process owner, steering of the centre and finance, the keepers of steering. */
const above: Record<string, readonly Role[]> = { 'process-owner': ['coe', 'admin'], coe: ['admin', 'steering'], finance: ['admin', 'steering'], steering: ['admin', 'coe'] }

/** Reminds of one open approval as the policy of its round says; the escalation stands on the step. */
export const remindOfStep = command({
  permission: 'request:edit',
  input: z.strictObject({ id: z.string() }),
  async run(ctx, { id }) {
    const step = await ctx.db.approvalStep.findFirst({
      where: { id, status: 'open', round: { status: 'open' } },
      select: {
        id: true, role: true, personId: true, dueOn: true, reminders: true, remindedAt: true, escalatedAt: true, version: true,
        round: {
          select: {
            policy: { select: { rules: true } },
            steps: { select: { decision: { select: { deciderId: true, onBehalfOfId: true } } } },
            request: { select: { id: true, number: true, title: true, submitterId: true, ...assessedBy, department: { select: { id: true, path: true } } } },
          },
        },
      },
    })
    if (!step?.dueOn) return { result: 0, audit: [] }
    const { today, calendar, timeZone } = await clockOf(ctx)
    const { request, steps, policy } = step.round
    const { remindEveryDays, escalateAfter } = policyOf(policy.rules)
    const waiting = { dueOn: step.dueOn, reminders: step.reminders, remindedOn: step.remindedAt && localDay(step.remindedAt.getTime(), timeZone), escalated: step.escalatedAt !== null }
    const { remind, escalate, days } = reminderOn(today, waiting, { everyDays: remindEveryDays, escalateAfter }, calendar)
    if (!remind) return { result: 0, audit: [] }
    const count = step.reminders + 1
    const { count: taken } = await ctx.db.approvalStep.updateMany({
      where: { id, status: 'open', reminders: step.reminders },
      data: { reminders: count, remindedAt: ctx.now, ...(escalate && { escalatedAt: ctx.now }) },
    })
    if (!taken) return { result: 0, audit: [] }
    const decidedIds = steps.flatMap(({ decision }) => (decision ? [decision.deciderId, ...(decision.onBehalfOfId ? [decision.onBehalfOfId] : [])] : []))
    await askDeciders(ctx, { ...request, assessorId: whoAssessed(request) }, [step], 'approvalDue', { days, key: `due-${step.version}-${count}`, decidedIds })
    const code = requestCode(request.number)
    if (escalate) {
      const people = await holdersOf(ctx.db, above[step.role] ?? ['admin'], request.department?.path ?? null)
      const params = { code, title: request.title, due: { day: step.dueOn }, count: step.reminders }
      await notify(
        ctx,
        people.filter((person) => person.id !== step.personId && person.id !== request.submitterId)
          .map((person): NoticeDraft => ({ personId: person.id, kind: 'approvalEscalated', params, href: `/requests/${request.number}`, dedupeKey: `approval/${id}/above-${step.version}/${person.id}` })),
      )
    }
    return { result: 1, audit: { action: 'approval.reminded', entity: 'request', entityId: request.id, facts: { name: `${code} ${request.title}`, stepId: id, role: step.role, reminders: count, escalated: escalate } } }
  },
})
