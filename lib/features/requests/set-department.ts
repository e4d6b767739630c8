import { z } from 'zod'
import { conflict, invalid, ruleError } from '@/lib/core/errors'
import { id, optionalId } from '@/lib/core/portfolio/fields'
import { requestCode } from '@/lib/core/requests/statuses'
import { command } from '@/lib/server/command'
import { requireFor } from '@/lib/server/scope'
import { requestFor } from './visible'
import { movedRequest } from './workflow-facts'

/** Says which department a request belongs to; the actor must keep requests of the old one and of the new one. */
export const setDepartment = command({
  permission: 'request:edit',
  input: z.strictObject({ id, departmentId: optionalId }),
  async run(ctx, { id: requestId, departmentId = null }) {
    const guarded = await requestFor(ctx, requestId)
    const request = await movedRequest(ctx, requestId)
    requireFor(ctx, 'request:edit', request.department?.path ?? null)
    const department = departmentId ? await ctx.db.department.findUnique({ where: { id: departmentId }, select: { id: true, name: true, path: true } }) : null
    if (departmentId && !department) throw invalid({ departmentId: [{ key: 'requestForm.unknown.department' }] })
    requireFor(ctx, 'request:edit', department?.path ?? null)
    if (request.status === 'closed' || request.status === 'draft') throw ruleError([{ key: 'requests.bulk.closed' }])
    if (guarded.departmentId === departmentId) throw ruleError([{ key: 'requests.bulk.same' }])
    const { count } = await ctx.db.request.updateMany({ where: { id: requestId, version: request.version }, data: { departmentId, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    return {
      result: { id: requestId, number: request.number },
      audit: {
        action: 'request.department-set', entity: 'request', entityId: requestId, before: { departmentId: guarded.departmentId }, after: { departmentId },
        facts: { name: `${requestCode(request.number)} ${request.title}`, department: department?.name ?? null },
      },
    }
  },
})
