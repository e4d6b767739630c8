import { notFound } from '@/lib/core/errors'
import { importProgress } from '@/lib/features/transfer/run-import'
import { sayProgress } from '@/lib/features/transfer/say-report'
import { route } from '@/lib/server/http'
import { registerOf } from '../../../registers'

export const dynamic = 'force-dynamic'

/** How far an import has come. */
export const GET = route({
  auth: { session: 'work:read' },
  handle: async (ctx, _request, { register, id }) => {
    const progress = importProgress(ctx, id ?? '')
    if (!progress) throw notFound('import')
    return Response.json(await sayProgress(ctx, registerOf(register), progress))
  },
})
