import type { RequestStatus } from '@/lib/core/requests/statuses'
import type { Ctx } from '@/lib/server/ctx'

/**
 * Credits or takes back the points that follow from a step of a request. Called inside the transaction of the verb that makes
 * the step, after the request has its new status.
 */
export async function pointsForStep(_ctx: Ctx, _request: { id: string }, _to: RequestStatus): Promise<void> {}
