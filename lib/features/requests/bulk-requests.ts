import { z } from 'zod'
import { AppError, type Reason } from '@/lib/core/errors'
import { day, id, optionalId } from '@/lib/core/portfolio/fields'
import { requestCode } from '@/lib/core/requests/statuses'
import { messageText } from '@/lib/i18n/message-text'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { assignAssessor } from './assign-assessor'
import { setDepartment } from './set-department'
import { takeStep } from './take-step'
import { visibleRequest } from './visible'

/** Rows of one page; more are changed page by page. */
const MOST = 200
const ids = z.array(id).min(1).max(MOST).transform((all) => [...new Set(all)])
const words = z.string().trim().min(1).max(4000)

export const BulkInput = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('assign'), ids, assessorId: id }),
  z.strictObject({ what: z.literal('department'), ids, departmentId: optionalId }),
  z.strictObject({ what: z.literal('park'), ids, reason: words, day }),
  z.strictObject({ what: z.literal('decline'), ids, reason: words, advice: words }),
])

export interface BulkOutcome {
  done: number
  /** Those that could not be done, and why */
  refused: { id: string; code: string | null; title: string | null; reason: Reason; why: string }[]
}

/** The same for many requests: each is a transaction of its own through its own verb, so that one that cannot be done holds up no other. */
export const bulkRequests = query({
  permission: 'request:edit',
  input: BulkInput,
  async run(ctx, input): Promise<BulkOutcome> {
    const rows = await ctx.db.request.findMany({ where: { AND: [{ id: { in: input.ids } }, visibleRequest(ctx)] }, select: { id: true, number: true, title: true, version: true } })
    const words = await messageText(ctx.locale)
    const byId = new Map(rows.map((row) => [row.id, row]))
    const outcome: BulkOutcome = { done: 0, refused: [] }
    for (const requestId of input.ids) {
      const row = byId.get(requestId)
      const reason = row ? await reasonAgainst(() => doOne(ctx, row, input)) : { key: 'requests.bulk.missing' }
      if (reason) outcome.refused.push({ id: requestId, code: row ? requestCode(row.number) : null, title: row?.title ?? null, reason, why: words(reason.key, reason.params) })
      else outcome.done += 1
    }
    return outcome
  },
})

function doOne(ctx: Ctx, row: { id: string; version: number }, input: z.output<typeof BulkInput>): Promise<unknown> {
  switch (input.what) {
    case 'assign':
      return assignAssessor(ctx, { id: row.id, assessorId: input.assessorId })
    case 'department':
      return setDepartment(ctx, { id: row.id, departmentId: input.departmentId })
    case 'park':
      return takeStep(ctx, { id: row.id, version: row.version, to: 'parked', reason: input.reason, day: input.day })
    case 'decline':
      return takeStep(ctx, { id: row.id, version: row.version, step: 'decline', to: 'rejected', reason: input.reason, advice: input.advice })
  }
}

async function reasonAgainst(work: () => Promise<unknown>): Promise<Reason | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'internal') throw error
    return Object.values(error.fields ?? {})[0]?.[0] ?? error.reasons?.[0] ?? { key: error.key, params: error.params }
  }
}

/** Who can be chosen as an assessor: active people of the automation centre. */
export const assessorChoices = query({
  permission: 'request:edit',
  input: z.strictObject({}),
  run: (ctx) => ctx.db.person.findMany({ where: { active: true, grants: { some: { role: 'coe' } } }, select: { id: true, name: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }], take: 200 }),
})
