import { formValuesOf } from '@/lib/features/requests/form-values'
import { editableRequest } from '@/lib/features/requests/detail-queries'
import { saveDraft } from '@/lib/features/requests/save-draft'
import { boundedJson, route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

const MOST_BYTES = 65_536

/** Keeps a draft while it is written; also when the page is being left. */
export const POST = route({
  auth: { session: 'request:file' },
  handle: async (ctx, request) => Response.json(await saveDraft(ctx, await boundedJson(request, MOST_BYTES))),
})

/** What is stored now, to compare with what is in the form. */
export const GET = route({
  auth: { session: 'request:file' },
  handle: async (ctx, request) => {
    const stored = await editableRequest(ctx, { id: new URL(request.url).searchParams.get('id') ?? '' })
    return Response.json({ version: stored.version, number: stored.number, status: stored.status, values: formValuesOf(stored) })
  },
})
