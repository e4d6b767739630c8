import { z } from 'zod'
import { riskCode } from '@/lib/core/risks/statement'
import { query } from '@/lib/server/command'
import { listStates } from './schema'
import { visibleRisk } from './visible'

export const RegisterInput = z.object({
  status: z.enum(listStates).default('open'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.coerce.number().int().min(1).max(2_147_483_647).optional().describe('`next` of the page before'),
})

const named = { select: { id: true, code: true, name: true, nameZh: true } } as const

/** The register for machines, by number; `next` continues behind the last one, whatever is added meanwhile. */
export const riskRegister = query({
  permission: 'risk:read',
  input: RegisterInput,
  async run(ctx, { status, limit, cursor }) {
    const rows = await ctx.db.risk.findMany({
      where: { AND: [visibleRisk(ctx), status === 'all' ? {} : { status }, cursor ? { number: { gt: cursor } } : {}] },
      include: { process: named, automation: named, interface: named, system: named, owner: { select: { name: true } }, deputy: { select: { name: true } } },
      orderBy: { number: 'asc' },
      take: limit + 1,
    })
    const data = rows.slice(0, limit).map((row) => ({
      id: row.id,
      code: riskCode(row.number),
      title: row.title, titleZh: row.titleZh,
      cause: row.cause, event: row.event, consequence: row.consequence,
      category: row.category, scope: row.scope,
      on: row.process ?? row.automation ?? row.interface ?? row.system,
      owner: row.owner?.name ?? null, deputy: row.deputy?.name ?? null,
      status: row.status, response: row.response,
      inherent: { likelihood: row.inherentLikelihood, impact: row.inherentImpact, score: row.inherentScore, band: row.inherentBand },
      residual: { likelihood: row.residualLikelihood, impact: row.residualImpact, score: row.residualScore, band: row.residualBand },
      matrix: row.matrixOrdinal,
      proposed: row.proposedLikelihood !== null && row.proposedImpact !== null ? { likelihood: row.proposedLikelihood, impact: row.proposedImpact } : null,
      acceptance: row.acceptance, acceptedUntil: row.acceptedUntil,
      nextReviewOn: row.nextReviewOn,
      assessedAt: row.assessedAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    }))
    return { data, next: rows.length > limit ? String(rows[limit - 1]!.number) : null }
  },
})
