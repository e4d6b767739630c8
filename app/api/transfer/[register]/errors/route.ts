import { importErrors } from '@/lib/features/transfer/check-import'
import { route } from '@/lib/server/http'
import { registerOf } from '../../registers'
import { streamed } from '../../stream'

export const dynamic = 'force-dynamic'

/** All errors of an uploaded file as CSV: row, column, reason, value. `?file=` its id, `?map=` the columns as `key:position`, comma-separated. */
export const GET = route({
  auth: { session: 'work:read' },
  handle: async (ctx, request, { register }) => {
    const params = new URL(request.url).searchParams
    const mapping = Object.fromEntries((params.get('map') ?? '').split(',').flatMap((part) => {
      const [key, at] = part.split(':')
      return key && at ? [[key, Number(at)]] : []
    }))
    return streamed(importErrors(ctx, registerOf(register), { fileId: params.get('file') ?? '', mapping }), `${register}-errors.csv`, 'text/csv; charset=utf-8')
  },
})
