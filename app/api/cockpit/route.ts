import { cockpitPdf } from '@/lib/features/packs/cockpit-pdf'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** The cockpit as PDF, `?language=en` or `zh-CN`; without one in the language of the reader. */
export const GET = route({
  auth: { session: 'programme:read' },
  async handle(ctx, request) {
    const locale = new URL(request.url).searchParams.get('language') ?? ctx.locale
    const { name, bytes } = await cockpitPdf(ctx, { locale })
    return new Response(Buffer.from(bytes), {
      headers: {
        'content-type': 'application/pdf',
        'content-length': String(bytes.byteLength),
        'content-disposition': `attachment; filename="cockpit.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    })
  },
})
