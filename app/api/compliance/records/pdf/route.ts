import { recordsPdf } from '@/lib/features/compliance/files'
import { route } from '@/lib/server/http'
import { asFile } from '@/app/api/as-file'

export const dynamic = 'force-dynamic'

/** Records of processing on paper: `?language=`, and `?process=` for one. */
export const GET = route({
  auth: { session: 'compliance:export' },
  handle: async (ctx, request) => {
    const asked = new URL(request.url).searchParams
    return asFile(await recordsPdf(ctx, { processId: asked.get('process') ?? undefined, language: asked.get('language') ?? ctx.locale }))
  },
})
