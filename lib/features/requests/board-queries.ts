import { z } from 'zod'
import { id } from '@/lib/core/portfolio/fields'
import { requestStatuses, type RequestStatus } from '@/lib/core/requests/statuses'
import { decideMove, stepsFrom } from '@/lib/core/requests/workflow'
import { workflow } from '@/lib/core/requests/workflow-table'
import { messageText } from '@/lib/i18n/message-text'
import { query } from '@/lib/server/command'
import { requestPage } from '@/lib/server/sql/request-list'
import { listQuery } from './list-filter'
import { shownRow } from './list-row'
import { countsNow } from './list-requests'
import { RequestFilter } from './list-schema'
import { requestFor } from './visible'
import { factsOfRequest, movedRequest, moverOf } from './workflow-facts'

/** Cards of one column; the rest is counted. */
export const MOST_CARDS = 25

/** Columns of the board: every state of the workflow but drafts, in its order. */
export const boardStatuses: readonly RequestStatus[] = requestStatuses.filter((status) => workflow.some((row) => row.to === status || row.from === status) && status !== 'draft')

/** The newest cards of each state with the honest number of the others. */
export const requestBoard = query({
  permission: 'request:read',
  input: RequestFilter,
  async run(ctx, filter) {
    const { status: _status, ...rest } = filter
    const counts = await countsNow(ctx)
    const plain = Object.values(rest).every((value) => value === undefined)
    const columns = []
    for (const status of boardStatuses) {
      const asking = await listQuery(ctx, { ...rest, status: [status] })
      const { rows, total, more } = await requestPage(ctx, asking, { sort: 'submitted', dir: 'desc', limit: MOST_CARDS }, plain ? (counts.byStatus[status] ?? 0) : null)
      columns.push({ status, total, more, rows: rows.map((row) => shownRow(ctx, row)) })
    }
    return { columns, counts }
  },
})

/** The steps that the reader may take with a card, or why not now in words: asked when it is taken up or its menu is opened. */
export const cardSteps = query({
  permission: 'request:read',
  input: z.strictObject({ id }),
  async run(ctx, input) {
    await requestFor(ctx, input.id)
    const request = await movedRequest(ctx, input.id)
    const facts = await factsOfRequest(ctx, request)
    const actor = moverOf(ctx, request)
    const words = await messageText(ctx.locale)
    return {
      id: request.id,
      version: request.version,
      steps: stepsFrom(facts, actor)
        .filter(({ by }) => !by.every((mover) => mover === 'round' || mover === 'clock'))
        .map(({ name, to, asks, closedAs }) => {
          const decision = decideMove(facts, actor, { to, name, closedAs })
          const open = decision.ok || (asks.original !== undefined && decision.reasons.every(({ key }) => key === 'workflow.checks.originalNamed'))
          return { name, to, asks, reasons: open || decision.ok ? [] : decision.reasons.map(({ key, params }) => words(key, params)) }
        }),
    }
  },
})

/** Bars drawn at once. */
export const MOST_BARS = 60

/** The newest requests with the moments of their way. */
export const requestTimeline = query({
  permission: 'request:read',
  input: RequestFilter,
  async run(ctx, filter) {
    const asking = await listQuery(ctx, { ...filter, status: filter.status ?? ['approved', 'in-delivery', 'live', 'assessed', 'in-assessment', 'submitted', 'needs-information'] })
    const { rows, total, more } = await requestPage(ctx, asking, { sort: 'submitted', dir: 'desc', limit: MOST_BARS })
    return { rows: rows.map((row) => shownRow(ctx, row)), total, more }
  },
})
