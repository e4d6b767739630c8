import { assessmentPdf } from '@/lib/features/compliance/files'
import { route } from '@/lib/server/http'
import { asFile } from '@/app/api/as-file'

export const dynamic = 'force-dynamic'

/** The impact assessment on paper: `?language=`. */
export const GET = route({
  auth: { session: 'compliance:export' },
  handle: async (ctx, request, { number }) => asFile(await assessmentPdf(ctx, { number, language: new URL(request.url).searchParams.get('language') ?? ctx.locale })),
})
