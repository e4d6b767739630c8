import { readFile } from '@/lib/features/files/queries'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** Always saved, never shown: nothing that somebody uploaded runs in the portal's name. */
export const GET = route({
  auth: { session: 'work:read' },
  handle: async (ctx, _request, { id = '' }) => {
    const { name, mime, bytes } = await readFile(ctx, id)
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': mime,
        'content-length': String(bytes.byteLength),
        'content-disposition': `attachment; filename="${name.replace(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)}`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    })
  },
})
