import { caseWorkbookFile } from '@/lib/features/cases/files'
import { route } from '@/lib/server/http'
import { asFile } from '@/app/api/as-file'

export const dynamic = 'force-dynamic'

/** The case as a workbook that computes by itself: `?language=`. */
export const GET = route({
  auth: { session: 'case:export' },
  handle: async (ctx, request, { number }) => asFile(await caseWorkbookFile(ctx, { number, language: new URL(request.url).searchParams.get('language') ?? ctx.locale })),
})
