import { nameIn } from '@/lib/core/localized'
import { pickPerson } from '@/lib/features/requests/choices'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** People to mention. */
export const GET = route({
  auth: { session: 'request:react' },
  handle: async (ctx, request) => {
    const rows = await pickPerson(ctx, { q: (new URL(request.url).searchParams.get('q') ?? '').slice(0, 100) })
    return Response.json({ options: rows.map((row) => ({ value: row.id, label: row.name, note: row.department ? nameIn(ctx.locale, row.department) : undefined })) })
  },
})
