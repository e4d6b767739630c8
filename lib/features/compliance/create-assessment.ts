import { ImpactAnswers, prefilled } from '@/lib/core/compliance/impact'
import { readRecord } from '@/lib/core/compliance/record'
import { invalid, ruleError } from '@/lib/core/errors'
import { processFor } from '@/lib/features/processes/visible'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { assessmentFor, namedFacts } from './assessment'
import { readHandedIn } from './gaps'
import { CreateAssessment } from './schema'

/**
 * Begins an assessment: its first answers come from the record of the process, or from an earlier assessment of the same process
 * that is made anew. The earlier one counts until its end or until this one is approved.
 */
export const createAssessment = command({
  permission: 'compliance:edit',
  input: CreateAssessment,
  async run(ctx, { processId, kind, title, ownerId, copyOf }) {
    const process = await processFor(ctx, processId, 'compliance:edit')
    if (process.archivedAt) throw ruleError([{ key: 'compliance.refused.archived' }])
    const owner = ownerId ?? (ctx.actor.kind === 'person' ? ctx.actor.id : null)
    if (!owner) throw invalid({ ownerId: [{ key: 'errors.required' }] })
    await requireOwner(ctx, owner)
    const record = await ctx.db.complianceRecord.findUnique({ where: { processId }, select: { body: true } })
    if (!record) throw ruleError([{ key: 'impact.refused.noRecord' }])
    const answers = copyOf === undefined ? prefilled(readRecord(record.body)) : await answersOf(ctx, copyOf, processId)
    const { value: number } = await ctx.db.counter.upsert({ where: { name: 'impact' }, create: { name: 'impact', value: 1 }, update: { value: { increment: 1 } }, select: { value: true } })
    const { id } = await ctx.db.impactAssessment.create({
      data: { number, processId, kind, title, ownerId: owner, body: canonicalJson(answers), createdAt: ctx.now, updatedAt: ctx.now },
      select: { id: true },
    })
    return {
      result: { id, number },
      audit: { action: 'impact.created', entity: 'impact', entityId: id, after: { number, title, kind, processId, ownerId: owner }, facts: { ...namedFacts({ number, title }), process: process.name, copyOf: copyOf ?? null } },
    }
  },
})

export async function requireOwner(ctx: Ctx, ownerId: string): Promise<void> {
  const owner = await ctx.db.person.findUnique({ where: { id: ownerId }, select: { active: true } })
  if (!owner?.active) throw invalid({ ownerId: [{ key: 'portfolio.personUnknown' }] })
}

/** What an earlier assessment was last handed in with, else its draft. */
async function answersOf(ctx: Ctx, number: number, processId: string): Promise<ImpactAnswers> {
  const earlier = await assessmentFor(ctx, { number })
  if (earlier.processId !== processId) throw invalid({ copyOf: [{ key: 'impact.refused.otherProcess' }] })
  const newest = await ctx.db.impactAssessmentVersion.findFirst({ where: { assessmentId: earlier.id }, select: { body: true }, orderBy: { ordinal: 'desc' } })
  return newest ? readHandedIn(newest.body).answers : ImpactAnswers.parse(JSON.parse(earlier.body))
}
