import { nameIn } from '@/lib/core/localized'
import { findProcesses } from '@/lib/features/processes/queries'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** Options of the process picker. */
export const GET = route({
  auth: { session: 'process:read' },
  handle: async (ctx, request) => {
    const processes = await findProcesses(ctx, { q: (new URL(request.url).searchParams.get('q') ?? '').slice(0, 100) })
    return Response.json({ options: processes.map((row) => ({ value: row.id, label: nameIn(ctx.locale, row), note: row.code })) })
  },
})
