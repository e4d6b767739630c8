import { asFile } from '@/app/api/as-file'
import { readFile } from '@/lib/features/files/queries'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** Always saved, never shown: nothing that somebody uploaded runs in the portal's name. */
export const GET = route({
  auth: { session: 'work:read' },
  handle: async (ctx, _request, { id = '' }) => {
    const { name, mime, bytes } = await readFile(ctx, id)
    return asFile({ name, type: mime, bytes })
  },
})
