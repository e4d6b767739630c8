import { nameIn } from '@/lib/core/localized'
import { pickProcess } from '@/lib/features/requests/choices'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** Where it happens: names of the processes in use, for everybody who files. */
export const GET = route({
  auth: { session: 'request:file' },
  handle: async (ctx, request) => {
    const rows = await pickProcess(ctx, { q: (new URL(request.url).searchParams.get('q') ?? '').slice(0, 100) })
    return Response.json({ options: rows.map((row) => ({ value: row.id, label: nameIn(ctx.locale, row), note: row.department ? nameIn(ctx.locale, row.department) : row.code })) })
  },
})
