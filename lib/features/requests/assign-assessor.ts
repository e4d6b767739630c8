import { conflict, ruleError } from '@/lib/core/errors'
import { id } from '@/lib/core/portfolio/fields'
import { requestCode, type RequestStatus } from '@/lib/core/requests/statuses'
import { notify } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import { requireFor } from '@/lib/server/scope'
import { z } from 'zod'
import { clockOf } from './clock'
import { centreFor } from './tell-of-step'
import { requestFor } from './visible'
import { movedRequest } from './workflow-facts'

/** States in which an assessment is still to come; afterwards it is on record who assessed. */
const waiting: readonly string[] = ['submitted', 'in-assessment', 'needs-information', 'parked', 'rejected'] satisfies RequestStatus[]

/** Says who assesses a request; one that is being assessed goes over to them. */
export const assignAssessor = command({
  permission: 'request:edit',
  input: z.strictObject({ id, assessorId: id }),
  async run(ctx, input) {
    await requestFor(ctx, input.id)
    const request = await movedRequest(ctx, input.id)
    requireFor(ctx, 'request:edit', request.department?.path ?? null)
    if (!waiting.includes(request.status)) throw ruleError([{ key: request.status === 'closed' || request.status === 'draft' ? 'requests.bulk.closed' : 'requests.bulk.assessed' }])
    if (request.assessorId === input.assessorId) throw ruleError([{ key: 'requests.bulk.same' }])
    const person = await ctx.db.person.findUnique({ where: { id: input.assessorId }, select: { id: true, name: true } })
    const able = (await centreFor(ctx, request)).some((one) => one.id === input.assessorId)
    if (!person || !able) throw ruleError([{ key: 'requests.bulk.notAssessor', params: { name: person?.name ?? '' } }])
    if (request.submitterId === person.id) throw ruleError([{ key: 'requests.bulk.ownRequest' }])
    const takesOver = request.status === 'in-assessment'
    const { count } = await ctx.db.request.updateMany({
      where: { id: request.id, version: request.version, status: request.status },
      data: { assessorId: person.id, ...(takesOver && { holderRole: 'assessor', holderId: person.id }), updatedAt: ctx.now, version: { increment: 1 } },
    })
    if (!count) throw conflict()
    const code = requestCode(request.number)
    const { today } = await clockOf(ctx)
    if (person.id !== ctx.actor.id) await notify(ctx, [{ personId: person.id, kind: 'requestArrived', params: { code, title: request.title, due: today }, href: `/requests/${request.number}` }])
    return {
      result: { id: request.id, number: request.number },
      audit: { action: 'request.assigned', entity: 'request', entityId: request.id, before: { assessorId: request.assessorId }, after: { assessorId: person.id }, facts: { name: `${code} ${request.title}`, assessor: person.name } },
    }
  },
})
