import { AppError } from '@/lib/core/errors'
import { MAX_FILE_BYTES } from '@/lib/core/files/file-type'
import { attachFile, removeAttachment } from '@/lib/features/requests/attach-file'
import { boundedBytes, decodedName, route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** The file as the body, its name in a header: a page of another origin cannot send that header without being asked about. */
export const POST = route({
  auth: { session: 'request:file' },
  handle: async (ctx, request, { id = '' }) => {
    const name = request.headers.get('x-file-name')
    if (!name) throw new AppError({ code: 'invalid', key: 'files.nameMissing' })
    const bytes = await boundedBytes(request, MAX_FILE_BYTES)
    const seriesId = request.headers.get('x-series') ?? undefined
    return Response.json(await attachFile(ctx, { id, seriesId, name: decodedName(name), bytes }), { status: 201 })
  },
})

export const DELETE = route({
  auth: { session: 'request:file' },
  handle: async (ctx, request, { id = '' }) => Response.json(await removeAttachment(ctx, { id, seriesId: request.headers.get('x-series') ?? '' })),
})
