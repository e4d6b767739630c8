import { conflict, invalid, ruleError } from '@/lib/core/errors'
import { decideEdit } from '@/lib/core/requests/editing'
import { missingIn } from '@/lib/core/requests/completeness'
import { requestCode, type RequestStatus } from '@/lib/core/requests/statuses'
import { notify } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import { indexRequest } from './index-request'
import { editsRequest, namedFacts } from './reaction'
import { columnsOf, requireReferences, setSystems, writtenOf } from './record'
import { recountVolume } from './recount-volume'
import { UpdateRequest } from './schema'
import { requestFor } from './visible'

/** Words and figures of a handed-in request: by its submitter while it waits for them, and by those who change requests. */
export const updateRequest = command({
  permission: 'request:file',
  input: UpdateRequest,
  async run(ctx, { id, version, ...fields }) {
    const request = await requestFor(ctx, id)
    const department = request.departmentId ? await ctx.db.department.findUnique({ where: { id: request.departmentId }, select: { path: true } }) : null
    const own = request.submitterId === ctx.actor.id
    const decision = decideEdit({ status: request.status as RequestStatus, submitter: own, edits: editsRequest(ctx, { department }) })
    if (!decision.ok) throw ruleError(decision.reasons)
    const before = await writtenOf(ctx, id)
    // What is no longer in use may stay where it was named before.
    await requireReferences(ctx, { ...fields, processId: fields.processId === request.processId ? undefined : fields.processId })
    const { type: _type, ...columns } = await columnsOf(ctx, { ...fields, type: before.type as typeof fields.type })
    const { count } = await ctx.db.request.updateMany({ where: { id, version, status: request.status }, data: { ...columns, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict('requestDetail.changedElsewhere')
    await setSystems(ctx, id, fields.systemIds)
    await recountVolume(ctx, id)
    const after = await writtenOf(ctx, id)
    const missing = missingIn(after)
    if (Object.keys(missing).length) throw invalid(missing)
    await indexRequest(ctx, id)
    if (!own) await notify(ctx, [{ personId: request.submitterId, kind: 'requestChanged', params: { code: requestCode(request.number), title: after.title, by: ctx.actor.name }, href: `/requests/${request.number}` }])
    return { result: { id, number: request.number, version: version + 1 }, audit: { action: 'request.updated', entity: 'request', entityId: id, before, after, facts: namedFacts(after) } }
  },
})
