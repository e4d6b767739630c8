import { asFile } from '@/app/api/as-file'
import { runReport } from '@/lib/features/compatibility/run-report'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** A compatibility test as PDF, `?language=en` or `zh-CN`; without one in the language of the reader. */
export const GET = route({
  auth: { session: 'compatibility:export' },
  async handle(ctx, request, { number }) {
    const asked = new URL(request.url).searchParams.get('language')
    const { name, bytes } = await runReport(ctx, { number, locale: asked === 'en' || asked === 'zh-CN' ? asked : ctx.locale })
    return asFile({ name, type: 'application/pdf', bytes })
  },
})
