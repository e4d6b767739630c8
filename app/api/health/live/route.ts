import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** The process answers. */
export const GET = route({ auth: 'public', handle: async () => Response.json({ status: 'ok' }) })
