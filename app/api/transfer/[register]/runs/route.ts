import { startImport, type RunImport } from '@/lib/features/transfer/run-import'
import { sayProgress } from '@/lib/features/transfer/say-report'
import { boundedJson, route } from '@/lib/server/http'
import type { z } from 'zod'
import { registerOf } from '../../registers'
import { requireJson } from '../../require-json'

export const dynamic = 'force-dynamic'

/** Begins an import; it goes on when the page is left. */
export const POST = route({
  auth: { session: 'work:read' },
  handle: async (ctx, request, { register }) => {
    requireJson(request)
    const progress = await startImport(ctx, registerOf(register), (await boundedJson(request, 64 * 1024)) as z.input<typeof RunImport>)
    return Response.json(await sayProgress(ctx, registerOf(register), progress), { status: 202 })
  },
})
