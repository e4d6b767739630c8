import type { ListRow } from '@/lib/features/requests/list-row'
import { pageRequests } from '@/lib/features/requests/list-requests'
import { route } from '@/lib/server/http'
import { queryOf } from '../query'

export const dynamic = 'force-dynamic'

export const GET = route({
  auth: { token: 'requests:read' },
  handle: async (ctx, request) => {
    const { data, ...page } = await pageRequests(ctx, queryOf(request))
    return Response.json({ data: data.map(rowOf), ...page })
  },
})

const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString())

const rowOf = (row: ListRow) => ({
  id: row.id,
  number: row.number,
  type: row.type,
  status: row.status,
  title: row.title,
  submitter: row.submitter && { name: row.submitter.name },
  department: row.departmentName === null ? null : { code: row.departmentCode, name: row.departmentName, nameZh: row.departmentNameZh },
  process: row.processName === null ? null : { code: row.processCode, name: row.processName, nameZh: row.processNameZh },
  place: row.place,
  holder: row.holderRole === null ? null : { role: row.holderRole, name: row.holderName },
  dueOn: row.dueOn,
  score: row.scoreHundredths === null ? null : row.scoreHundredths / 100,
  technology: row.technology,
  itemsPerYear: row.itemsPerYear === null ? null : row.itemsPerYear + row.addedItemsPerYear,
  hoursPerYear: row.hoursPerYearTenths === null ? null : row.hoursPerYearTenths / 10,
  benefit: row.benefitMinor === null || row.currency === null ? null : { minor: String(Math.round(row.benefitMinor)), currency: row.currency },
  votes: row.votes,
  supports: row.supports,
  submittedAt: instant(row.submittedAt),
  decidedAt: instant(row.decidedAt),
  liveAt: instant(row.liveAt),
  updatedAt: instant(row.updatedAt),
})
