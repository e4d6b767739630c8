import { valueRows, type ValueRow } from '@/lib/features/value/value-rows'
import { route } from '@/lib/server/http'
import { queryOf } from '../query'

export const dynamic = 'force-dynamic'

export const GET = route({
  auth: { token: 'value:read' },
  handle: async (ctx, request) => {
    const { data, next } = await valueRows(ctx, queryOf(request))
    return Response.json({ data: data.map(rowOf), next })
  },
})

const minor = (value: bigint | null) => (value === null ? null : String(value))

const rowOf = ({ plannedMinor, realisedMinor, lostMinor, ...row }: ValueRow) => ({
  automation: row.automation,
  month: row.month,
  state: row.state,
  currency: row.currency,
  plannedMinor: minor(plannedMinor),
  realisedMinor: minor(realisedMinor),
  lostMinor: minor(lostMinor),
  plannedMs: row.plannedMs,
  returnedMs: row.returnedMs,
  lostMs: row.lostMs,
  units: row.units,
  failedUnits: row.failedUnits,
  lateUnits: row.lateUnits,
  missedUnits: row.missedUnits,
  downMs: row.downMs,
  coverageBp: row.coverageBp,
  adoptionBp: row.adoptionBp,
  gap: row.gap,
})
