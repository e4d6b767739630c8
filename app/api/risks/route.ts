import { riskCode } from '@/lib/core/risks/statement'
import { findRisks } from '@/lib/features/risks/queries'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** Options of the risk picker. */
export const GET = route({
  auth: { session: 'risk:read' },
  handle: async (ctx, request) => {
    const risks = await findRisks(ctx, { q: (new URL(request.url).searchParams.get('q') ?? '').slice(0, 100) })
    return Response.json({ options: risks.map((row) => ({ value: row.id, label: (ctx.locale === 'zh-CN' && row.titleZh) || row.title, note: riskCode(row.number) })) })
  },
})
