import { z } from 'zod'
import { query } from '@/lib/server/command'
import { visibleAutomation } from './visible'

export const RegisterPage = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(200).optional().describe('`next` of the page before'),
})

/** The register for machines, by code; `next` continues behind the last one, whatever is added meanwhile. */
export const automationRegister = query({
  permission: 'automation:read',
  input: RegisterPage,
  async run(ctx, { limit, cursor }) {
    const rows = await ctx.db.automation.findMany({
      where: { AND: [visibleAutomation(ctx), { archivedAt: null, ...(cursor && { code: { gt: cursor } }) }] },
      select: {
        id: true, code: true, name: true, stage: true, technology: true,
        phase: { select: { key: true } },
        process: { select: { id: true, code: true, name: true } },
        owner: { select: { name: true } },
        deputy: { select: { name: true } },
      },
      orderBy: { code: 'asc' },
      take: limit + 1,
    })
    const data = rows.slice(0, limit).map((row) => ({ ...row, phase: row.phase?.key ?? null, owner: row.owner?.name ?? null, deputy: row.deputy?.name ?? null }))
    return { data, next: rows.length > limit ? (data.at(-1)?.code ?? null) : null }
  },
})
