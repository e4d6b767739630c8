import { nameIn } from '@/lib/core/localized'
import { findAutomations } from '@/lib/features/automations/queries'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** Options of the automation picker. */
export const GET = route({
  auth: { session: 'automation:read' },
  handle: async (ctx, request) => {
    const automations = await findAutomations(ctx, { q: (new URL(request.url).searchParams.get('q') ?? '').slice(0, 100) })
    return Response.json({ options: automations.map((row) => ({ value: row.id, label: nameIn(ctx.locale, row), note: row.code })) })
  },
})
