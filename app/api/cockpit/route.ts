import { asFile } from '@/app/api/as-file'
import { cockpitPdf } from '@/lib/features/packs/cockpit-pdf'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** The cockpit as PDF, `?language=en` or `zh-CN`; without one in the language of the reader. */
export const GET = route({
  auth: { session: 'programme:read' },
  async handle(ctx, request) {
    const locale = new URL(request.url).searchParams.get('language') ?? ctx.locale
    const { name, bytes } = await cockpitPdf(ctx, { locale })
    return asFile({ name, type: 'application/pdf', bytes })
  },
})
