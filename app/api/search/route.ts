import { can, type Permission } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { findAutomations } from '@/lib/features/automations/queries'
import { findComponents } from '@/lib/features/components/queries'
import { findEngines } from '@/lib/features/engines/queries'
import { findInterfaces } from '@/lib/features/interfaces/queries'
import { findPeople } from '@/lib/features/people/queries'
import { findProcesses } from '@/lib/features/processes/queries'
import { findRequests } from '@/lib/features/requests/search'
import { findSystems } from '@/lib/features/systems/queries'
import type { Ctx } from '@/lib/server/ctx'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

interface Found {
  id: string | number
  name: string
  nameZh?: string | null
  code?: string
  email?: string
  slug?: string
}

const kinds: { kind: string; path: string; permission: Permission; find: (ctx: Ctx, input: { q: string }) => Promise<Found[]> }[] = [
  { kind: 'request', path: '/requests', permission: 'request:read', find: findRequests },
  { kind: 'automation', path: '/automations', permission: 'automation:read', find: findAutomations },
  { kind: 'process', path: '/processes', permission: 'process:read', find: findProcesses },
  { kind: 'system', path: '/systems', permission: 'system:read', find: findSystems },
  { kind: 'interface', path: '/interfaces', permission: 'interface:read', find: findInterfaces },
  { kind: 'component', path: '/components', permission: 'component:read', find: findComponents },
  { kind: 'engine', path: '/engines', permission: 'engine:read', find: findEngines },
  { kind: 'person', path: '/people', permission: 'person:read', find: findPeople },
]

const MOST_OF_A_KIND = 5

/** Records for the command palette, of the kinds that the reader may open. */
export const GET = route({
  auth: { session: 'work:read' },
  handle: async (ctx, request) => {
    const q = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 100)
    if (!q) return Response.json({ results: [] })
    const found = await Promise.all(
      kinds
        .filter(({ permission }) => can(ctx.actor, permission))
        .map(async ({ kind, path, find }) =>
          (await find(ctx, { q })).slice(0, MOST_OF_A_KIND).map((row) => ({
            kind,
            id: String(row.id),
            title: nameIn(ctx.locale, row),
            subtitle: row.code ?? row.email ?? row.slug,
            href: `${path}/${row.slug ?? row.id}`,
          })),
        ),
    )
    return Response.json({ results: found.flat() })
  },
})
