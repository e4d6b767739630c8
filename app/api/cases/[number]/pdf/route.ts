import { casePdf } from '@/lib/features/cases/files'
import { route } from '@/lib/server/http'
import { asFile } from '@/app/api/as-file'

export const dynamic = 'force-dynamic'

/** The case on paper: `?language=`, and `?version=` for one that was handed in. */
export const GET = route({
  auth: { session: 'case:export' },
  handle: async (ctx, request, { number }) => {
    const asked = new URL(request.url).searchParams
    return asFile(await casePdf(ctx, { number, language: asked.get('language') ?? ctx.locale, version: asked.get('version') ?? undefined }))
  },
})
