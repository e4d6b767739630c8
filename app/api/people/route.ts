import { findPeople } from '@/lib/features/people/queries'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** Options of the person picker. */
export const GET = route({
  auth: { session: 'person:read' },
  handle: async (ctx, request) => {
    const people = await findPeople(ctx, { q: (new URL(request.url).searchParams.get('q') ?? '').slice(0, 100) })
    return Response.json({ options: people.map((person) => ({ value: person.id, label: person.name, note: person.email })) })
  },
})
