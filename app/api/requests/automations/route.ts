import { nameIn } from '@/lib/core/localized'
import { pickAutomation } from '@/lib/features/requests/choices'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** What a change, a problem or a retirement concerns: names of automations, for everybody who files. */
export const GET = route({
  auth: { session: 'request:file' },
  handle: async (ctx, request) => {
    const rows = await pickAutomation(ctx, { q: (new URL(request.url).searchParams.get('q') ?? '').slice(0, 100) })
    return Response.json({ options: rows.map((row) => ({ value: row.id, label: nameIn(ctx.locale, row), note: nameIn(ctx.locale, row.process) })) })
  },
})
