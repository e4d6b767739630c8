import { invalid } from '@/lib/core/errors'
import { libraryEntry } from '@/lib/content/risks'
import { requestFor } from '@/lib/features/requests/visible'
import { command } from '@/lib/server/command'
import { canonicalJson } from '@/lib/server/canonical'
import { requireFor } from '@/lib/server/scope'
import { judgedOn, placeColumns } from './judged'
import { storedMatrix } from './matrix'
import { nextRiskNumber } from './numbers'
import { columnsOf, namesOf, nextReview, personId, requireSound, riskOf, tellNew, todayOf } from './record'
import { CreateRisk } from './schema'

/** Opens a risk with its first judgement and, from the library, the controls that were ticked. */
export const createRisk = command({
  permission: 'risk:edit',
  input: CreateRisk,
  async run(ctx, input) {
    const department = await requireSound(ctx, input)
    requireFor(ctx, 'risk:edit', department?.path ?? null)
    if (input.requestId) await requestFor(ctx, input.requestId)
    const entry = input.libraryId ? libraryEntry(input.libraryId) : null
    if (input.libraryId && !entry) throw invalid({ libraryId: [{ key: 'risks.library.unknown' }] })
    const { ordinal, matrix, audit } = await storedMatrix(ctx)
    const judgement = judgedOn(matrix, { likelihood: input.inherentLikelihood, impact: input.inherentImpact }, { likelihood: input.residualLikelihood, impact: input.residualImpact })
    const today = await todayOf(ctx)
    const number = await nextRiskNumber(ctx)
    const { id } = await ctx.db.risk.create({
      data: {
        number, ...columnsOf(input, number), ...placeColumns(judgement), matrixOrdinal: ordinal, ...nextReview(today, input.reviewEveryDays),
        libraryId: entry?.id ?? null, externalKey: input.externalKey ?? null, requestId: input.requestId ?? null, departmentId: department?.id ?? null,
        assessedAt: ctx.now, createdById: personId(ctx), createdAt: ctx.now, updatedAt: ctx.now,
      },
      select: { id: true },
    })
    const controls = [...new Set(input.controls)].flatMap((at) => entry?.controls[at] ?? [])
    await ctx.db.riskAssessment.create({
      data: {
        riskId: id, ordinal: 1, kind: 'opened', matrixOrdinal: ordinal, ...placeColumns(judgement), note: input.note ?? null,
        facts: canonicalJson({ controls: controls.map(({ text }) => ({ text: text.en, textZh: text['zh-CN'] })) }), byId: personId(ctx), at: ctx.now,
      },
      select: { id: true },
    })
    for (const { text, kind } of controls) {
      await ctx.db.riskControl.create({ data: { riskId: id, text: text.en, textZh: text['zh-CN'], kind, ownerId: input.ownerId ?? null, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } })
    }
    const risk = await riskOf(ctx, id)
    await tellNew(ctx, risk, { ownerId: null, deputyId: null })
    return { result: risk, audit: [...audit, { action: 'risk.opened', entity: 'risk', entityId: id, after: risk, facts: { ...namesOf(risk), libraryId: entry?.id, controls: controls.length } }] }
  },
})
