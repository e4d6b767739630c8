import { AppError } from '@/lib/core/errors'
import { MAX_FILE_BYTES } from '@/lib/core/files/file-type'
import { uploadFile } from '@/lib/features/files/upload-file'
import { boundedBytes, decodedName, route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** The file as the body, its name in a header: a page of another origin cannot send that header without being asked about. */
export const POST = route({
  auth: { session: 'file:add' },
  handle: async (ctx, request) => {
    const name = request.headers.get('x-file-name')
    if (!name) throw new AppError({ code: 'invalid', key: 'files.nameMissing' })
    const bytes = await boundedBytes(request, MAX_FILE_BYTES)
    return Response.json(await uploadFile(ctx, { name: decodedName(name), bytes }), { status: 201 })
  },
})
