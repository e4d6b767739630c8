import { ImpactAnswers } from '@/lib/core/compliance/impact'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import { assessmentFor, changeAssessment, namedFacts, requireAction } from './assessment'
import { requireOwner } from './create-assessment'
import { ChangeAssessment, SaveStep } from './schema'

/** Keeps the answers of one step of the guided form; an unfinished answer is kept as it is. */
export const saveStep = command({
  permission: 'compliance:edit',
  input: SaveStep,
  async run(ctx, { id, version, step, answers }) {
    const found = await assessmentFor(ctx, { id }, 'compliance:edit')
    requireAction(found, 'save')
    const before = ImpactAnswers.parse(JSON.parse(found.body))
    const after = { ...before, [step]: answers }
    const [was, is] = [canonicalJson(before[step]), canonicalJson(answers)]
    if (was === is && found.version === version) return { result: { id, number: found.number, version }, audit: [] }
    await changeAssessment(ctx, found, version, { body: canonicalJson(after) })
    return {
      result: { id, number: found.number, version: version + 1 },
      audit: { action: 'impact.saved', entity: 'impact', entityId: id, before: { [step]: before[step] }, after: { [step]: answers }, facts: { ...namedFacts(found), step } },
    }
  },
})

/** Title, laws that it answers for, and who answers for it. */
export const changeAssessmentFacts = command({
  permission: 'compliance:edit',
  input: ChangeAssessment,
  async run(ctx, { id, version, title, kind, ownerId }) {
    const found = await assessmentFor(ctx, { id }, 'compliance:edit')
    requireAction(found, 'save')
    if (ownerId !== found.ownerId) await requireOwner(ctx, ownerId)
    await changeAssessment(ctx, found, version, { title, kind, ownerId })
    return {
      result: { id, number: found.number },
      audit: { action: 'impact.changed', entity: 'impact', entityId: id, before: { title: found.title, kind: found.kind, ownerId: found.ownerId }, after: { title, kind, ownerId }, facts: namedFacts({ number: found.number, title }) },
    }
  },
})
