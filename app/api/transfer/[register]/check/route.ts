import { checkImport, type ImportRef } from '@/lib/features/transfer/check-import'
import { sayReport } from '@/lib/features/transfer/say-report'
import { boundedJson, route } from '@/lib/server/http'
import type { z } from 'zod'
import { registerOf } from '../../registers'
import { requireJson } from '../../require-json'

export const dynamic = 'force-dynamic'

/** The dry run: what would be taken and what not; nothing is stored. */
export const POST = route({
  auth: { session: 'work:read' },
  handle: async (ctx, request, { register }) => {
    requireJson(request)
    const table = registerOf(register)
    const report = await checkImport(ctx, table, (await boundedJson(request, 64 * 1024)) as z.input<typeof ImportRef>)
    return Response.json(await sayReport(ctx, table, report))
  },
})
