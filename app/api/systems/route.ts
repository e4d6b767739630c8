import { nameIn } from '@/lib/core/localized'
import { findSystems } from '@/lib/features/systems/queries'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** Options of the system picker. */
export const GET = route({
  auth: { session: 'system:read' },
  handle: async (ctx, request) => {
    const systems = await findSystems(ctx, { q: (new URL(request.url).searchParams.get('q') ?? '').slice(0, 100) })
    return Response.json({ options: systems.map((row) => ({ value: row.id, label: nameIn(ctx.locale, row), note: [row.code, row.vendor].filter(Boolean).join(' · ') })) })
  },
})
