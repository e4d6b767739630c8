import { AppError, invalid } from '@/lib/core/errors'
import { MAX_CSV_BYTES } from '@/lib/core/transfer/limits'
import { exportTable } from '@/lib/features/transfer/export-table'
import { keepImport } from '@/lib/features/transfer/keep-import'
import { boundedBytes, decodedName, route } from '@/lib/server/http'
import { registerOf } from '../registers'
import { streamed } from '../stream'

export const dynamic = 'force-dynamic'

/** A file of exactly what the list with this query shows: `?format=csv` or `xlsx`, and the list's own parameters. */
export const GET = route({
  auth: { session: 'work:read' },
  handle: async (ctx, request, { register }) => {
    const { format, ...params } = Object.fromEntries(new URL(request.url).searchParams)
    if (format !== 'csv' && format !== 'xlsx') throw invalid({ format: [{ key: 'errors.choice' }] })
    const { name, mime, body } = await exportTable(ctx, registerOf(register), { format, params })
    return streamed(body, name, mime)
  },
})

/** The file of an import as the body, its name in a header: a page of another origin cannot send that header unasked. */
export const POST = route({
  auth: { session: 'work:read' },
  handle: async (ctx, request, { register }) => {
    const table = registerOf(register)
    const name = request.headers.get('x-file-name')
    if (!name) throw new AppError({ code: 'invalid', key: 'files.nameMissing' })
    return Response.json(await keepImport(ctx, table, { name: decodedName(name), bytes: await boundedBytes(request, MAX_CSV_BYTES) }), { status: 201 })
  },
})
