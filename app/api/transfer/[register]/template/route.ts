import { asFile } from '@/app/api/as-file'
import { templateOf } from '@/lib/features/transfer/template'
import { route } from '@/lib/server/http'
import { registerOf } from '../../registers'

export const dynamic = 'force-dynamic'

/** An empty table with the columns that an import understands. */
export const GET = route({
  auth: { session: 'work:read' },
  handle: async (ctx, _request, { register }) => {
    return asFile({ name: `${register}-template.csv`, type: 'text/csv; charset=utf-8', bytes: await templateOf(ctx, registerOf(register)) })
  },
})
