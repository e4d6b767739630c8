import { RegisterPage } from '@/lib/features/automations/register'
import { query } from '@/lib/server/command'
import { visibleProcess } from './visible'

/** The register for machines, by code, with the newest frozen baseline. */
export const processRegister = query({
  permission: 'process:read',
  input: RegisterPage,
  async run(ctx, { limit, cursor }) {
    const rows = await ctx.db.businessProcess.findMany({
      where: { AND: [visibleProcess(ctx), { archivedAt: null, ...(cursor && { code: { gt: cursor } }) }] },
      select: {
        id: true, code: true, name: true,
        department: { select: { code: true } },
        owner: { select: { name: true } },
        baselines: { select: { annualVolume: true, manualMs: true, validFrom: true, source: true }, orderBy: { ordinal: 'desc' }, take: 1 },
      },
      orderBy: { code: 'asc' },
      take: limit + 1,
    })
    const data = rows.slice(0, limit).map(({ baselines, department, owner, ...row }) => ({ ...row, department: department?.code ?? null, owner: owner?.name ?? null, baseline: baselines[0] ?? null }))
    return { data, next: rows.length > limit ? (data.at(-1)?.code ?? null) : null }
  },
})
