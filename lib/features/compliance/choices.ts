import { z } from 'zod'
import { impactKinds, kindOf, type ImpactKind } from '@/lib/core/compliance/impact'
import { readRecord } from '@/lib/core/compliance/record'
import { screen } from '@/lib/core/compliance/screening'
import { optionalId } from '@/lib/core/portfolio/fields'
import { visibleProcess } from '@/lib/features/processes/visible'
import { query } from '@/lib/server/command'
import { assessmentFor } from './assessment'

/** What the form for a new assessment offers: processes with a record that the reader may change, and what is asked for there. */
export const newAssessment = query({
  permission: 'compliance:edit',
  input: z.strictObject({ process: optionalId, kind: z.enum(impactKinds).optional().catch(undefined), copy: z.coerce.number().int().min(1).max(999_999_999).optional() }),
  async run(ctx, { process, kind, copy }) {
    const earlier = copy === undefined ? null : await assessmentFor(ctx, { number: copy }, 'compliance:edit')
    const rows = await ctx.db.businessProcess.findMany({
      where: { AND: [visibleProcess(ctx, 'compliance:edit'), { archivedAt: null, compliance: { isNot: null } }] },
      select: { id: true, name: true, nameZh: true, compliance: { select: { body: true } } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    })
    const chosen = rows.find(({ id }) => id === (earlier?.processId ?? process))
    const asked: ImpactKind = kind ?? (earlier ? (earlier.kind as ImpactKind) : chosen?.compliance ? kindOf(screen(readRecord(chosen.compliance.body)).asked) : 'pipl')
    return {
      processes: rows.map(({ compliance: _, ...row }) => row),
      processId: chosen?.id ?? null,
      kind: asked,
      earlier: earlier && { number: earlier.number, title: earlier.title },
      me: ctx.actor.kind === 'person' ? { id: ctx.actor.id, name: ctx.actor.name } : null,
    }
  },
})
