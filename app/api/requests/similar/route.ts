import { nameIn } from '@/lib/core/localized'
import { requestCode } from '@/lib/core/requests/statuses'
import { similarRequests } from '@/lib/features/requests/similar'
import { messageText } from '@/lib/i18n/message-text'
import { boundedJson, route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

const MOST_BYTES = 32_768

/** Filed ideas that may be the same as what is being written; the text comes as the body, so that no log holds it. */
export const POST = route({
  auth: { session: 'request:read' },
  handle: async (ctx, request) => {
    const found = await similarRequests(ctx, await boundedJson(request, MOST_BYTES))
    const text = await messageText(ctx.locale)
    return Response.json({ similar: found.map(({ department, number, ...row }) => ({ ...row, number, statusWord: text(`workflow.statuses.${row.status}`), code: requestCode(number), department: department && nameIn(ctx.locale, department) })) })
  },
})
