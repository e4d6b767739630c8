import { beforeEach, describe, expect, it } from 'vitest'
import { scoringContent } from '@/lib/content/scoring'
import { previewModel } from '@/lib/features/scoring/preview-model'
import { publishModel } from '@/lib/features/scoring/publish-model'
import { getAssessments, getScoringModels } from '@/lib/features/scoring/queries'
import { cast } from '../../support/approvals'
import { assessAs } from '../../support/assessments'
import { auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { storedRequest } from '../../support/stored-request'

const { db, reset } = useDatabase()
beforeEach(reset)

const constants = scoringContent()
const clear = { ...constants, weightsBp: { frequency: 0, structure: 10_000, benefit: 0 } }
const often = { ...constants, weightsBp: { frequency: 8000, structure: 1000, benefit: 1000 } }

async function assessedRequests() {
  const people = await cast()
  const make = async (title: string, itemsPerYear: number, answer: number) => {
    const answers = { ruleBased: answer, digitalInput: answer, structuredInput: answer, stability: answer, documentation: answer }
    const request = await storedRequest(people.submitter, { title, status: 'in-assessment', processId: people.process.id, departmentId: people.department.id, itemsPerYear, manualMs: 600_000, basis: 'measured', ...answers })
    await assessAs(people.coe, request.id)
    return request
  }
  return { people, seldom: await make('Seldom but clear', 2_000, 5), many: await make('Often but vague', 100_000, 2) }
}

describe('weights of the score', () => {
  it('come out as a new version with a note, and assessments keep theirs', async () => {
    const { people, seldom } = await assessedRequests()
    const before = await getAssessments(people.coe, { id: seldom.id })
    await publishModel(people.coe, { basedOn: 1, constants: often, note: 'Volume first this year' })
    expect(await getScoringModels(people.coe, {})).toMatchObject({ current: { ordinal: 2, constants: often }, versions: [{ ordinal: 2, note: 'Volume first this year', assessments: 0 }, { ordinal: 1, assessments: 2 }] })
    expect(await getAssessments(people.coe, { id: seldom.id })).toEqual(before)
    expect(await auditOf('scoring.published')).toBeTruthy()
  })

  it('show what they would do to the ranking and store nothing', async () => {
    const { people, seldom, many } = await assessedRequests()
    const same = await previewModel(people.coe, { constants })
    expect(same).toMatchObject({ compared: 2, changed: 0 })
    for (const mover of same.movers) expect(mover.after).toBeCloseTo(mover.before, 1)
    const effect = await previewModel(people.coe, { constants: clear })
    expect(effect).toMatchObject({ compared: 2, changed: 2 })
    expect(effect.top.map(({ id }) => id)).toEqual([seldom.id, many.id])
    expect(await db.scoringModel.count()).toBe(1)
  })

  it('refuse what does not make 100 %, no change, and a version that somebody was faster with', async () => {
    const ctx = await personCtx('coe')
    const broken = { ...constants, weightsBp: { frequency: 5000, structure: 3500, benefit: 3500 } }
    await expect(publishModel(ctx, { basedOn: 1, constants: broken, note: 'x' })).rejects.toMatchObject({ fields: { 'constants.weightsBp': [{ key: 'scoring.model.sum' }] } })
    await expect(publishModel(ctx, { basedOn: 1, constants, note: 'x' })).rejects.toMatchObject({ key: 'scoring.model.unchanged' })
    await expect(publishModel(ctx, { basedOn: 1, constants: often })).rejects.toMatchObject({ fields: { note: [{ key: 'errors.required' }] } })
    await publishModel(ctx, { basedOn: 1, constants: often, note: 'x' })
    await expect(publishModel(ctx, { basedOn: 1, constants, note: 'y' })).rejects.toMatchObject({ code: 'conflict', key: 'scoring.model.changed' })
  })

  it.each(['employee', 'process-owner', 'steering', 'finance', 'ops', 'auditor'] as const)('are not changed by the role %s', async (role) => {
    await expect(publishModel(await personCtx(role), { basedOn: 1, constants: often, note: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db.scoringModel.count()).toBe(0)
  })
})
