import { z } from 'zod'
import { requestCode, type RequestStatus, type RequestType } from '@/lib/core/requests/statuses'
import { id } from '@/lib/core/portfolio/fields'
import { visibleRequest } from '@/lib/features/requests/visible'
import { query } from '@/lib/server/command'

const MOST = 50

/** The requests, visible to the reader, that concern one automation, process or system, the newest first; submitters are not named. */
export const linkedRequests = query({
  permission: 'request:read',
  input: z.union([z.strictObject({ automationId: id }), z.strictObject({ processId: id }), z.strictObject({ systemId: id })]),
  async run(ctx, asked) {
    const concerned = 'systemId' in asked ? { systems: { some: { systemId: asked.systemId } } } : asked
    const where = { AND: [visibleRequest(ctx), concerned] }
    const [rows, total] = await Promise.all([
      ctx.db.request.findMany({ where, select: { id: true, number: true, title: true, type: true, status: true, statusSince: true }, orderBy: [{ statusSince: 'desc' }, { id: 'asc' }], take: MOST }),
      ctx.db.request.count({ where }),
    ])
    return { rows: rows.map((row) => ({ ...row, code: requestCode(row.number), type: row.type as RequestType, status: row.status as RequestStatus })), total }
  },
})
export type LinkedRequests = Awaited<ReturnType<typeof linkedRequests>>
