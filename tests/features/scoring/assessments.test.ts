import { beforeEach, describe, expect, it } from 'vitest'
import { adoptAssessment } from '@/lib/features/scoring/adopt-assessment'
import { getAssessments, getAssessPage } from '@/lib/features/scoring/queries'
import { saveAssessment } from '@/lib/features/scoring/save-assessment'
import { makeBaseline } from '@/prisma/seed/factories'
import { assignAssessor } from '@/lib/features/requests/assign-assessor'
import { decideStep } from '@/lib/features/approvals/decide-step'
import { cast, openStep, roundOf, statusOf, step, type Cast } from '../../support/approvals'
import { assessAs, typedFor } from '../../support/assessments'
import { auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { storedRequest } from '../../support/stored-request'

const { db, reset } = useDatabase()
let people: Cast
let id: string

beforeEach(async () => {
  await reset()
  people = await cast()
  const answers = { ruleBased: 4, digitalInput: 5, structuredInput: 4, stability: 4, documentation: 3 }
  const request = await storedRequest(people.submitter, { pain: 'Typed by hand', departmentId: people.department.id, processId: people.process.id, itemsPerYear: 8260, manualMs: 480_000, basis: 'measured', ...answers })
  id = request.id
  await step(people.coe, id, 'in-assessment')
})

const stored = () => db.request.findUniqueOrThrow({ where: { id } })

describe('assessing a request', () => {
  it('writes the assessment down, moves the request and carries the figures that others read', async () => {
    const saved = await assessAs(people.coe, id, { buildCostMinor: '20000', buildTenthDays: '25', runCostMinor: '6000' }, { finish: true })
    const request = await stored()
    expect(request).toMatchObject({ status: 'assessed', assessmentId: saved.id, scoreHundredths: saved.scoreHundredths, buildCostMinor: 2_000_000n, buildTenthDays: 250, riskScore: 6, currency: 'CNY' })
    expect(request.complexity).toBeGreaterThan(0)
    expect(request.benefitMinor).toBeGreaterThan(0n)
    expect(await auditOf('assessment.saved')).toMatchObject({ facts: { ordinal: 1, counts: true, model: 1 } })
    expect(await db.scoringModel.count()).toBe(1)
  })

  it('fills in what is known with where it comes from', async () => {
    await makeBaseline(db, people.process.id)
    const { prefill } = await getAssessPage(people.coe, { number: (await stored()).number })
    expect(prefill.itemsPerYear).toMatchObject({ value: 8260, source: 'request', other: { source: 'baseline' } })
    expect(prefill.ruleBased).toEqual({ value: 4, source: 'request' })
    expect(prefill.owner).toEqual({ value: 'yes', source: 'process' })
    expect(prefill.coverageBp).toEqual({ value: 8000, source: 'model' })
    expect(prefill.screens).toEqual({ value: null, source: 'assessor' })
  })

  it('asks why something that was known is replaced, beside its field', async () => {
    const input = await typedFor(people.coe, id, { manualMs: '5' })
    await expect(saveAssessment(people.coe, { ...input, reasons: {} })).rejects.toMatchObject({ code: 'invalid', fields: { 'reasons.manualMs': [{ key: 'scoring.reasonNeeded' }] } })
    await saveAssessment(people.coe, { ...input, reasons: { manualMs: 'Timed twenty cases' } })
    const { assessments } = await getAssessments(people.coe, { id })
    expect(assessments[0]!.fields.manualMs).toEqual({ value: 300_000, source: 'assessor', reason: 'Timed twenty cases' })
  })

  it('keeps a part that was set by hand beside what was calculated, and only with a reason', async () => {
    const input = await typedFor(people.coe, id)
    await expect(saveAssessment(people.coe, { ...input, overrides: { structure: { value: '50' } } })).rejects.toMatchObject({ fields: { 'overrides.structure.reason': [{ key: 'errors.required' }] } })
    await saveAssessment(people.coe, { ...input, overrides: { structure: { value: '50', reason: 'Half of it is paper' }, benefit: { reason: 'left blank' } } })
    const { assessments } = await getAssessments(people.coe, { id })
    expect(assessments[0]).toMatchObject({ parts: { structure: 50 }, overrides: { structure: { value: 50, reason: 'Half of it is paper' } } })
    expect(assessments[0]!.computed.structure).toBeCloseTo(75, 5)
  })

  it('wants a reason for another technology than the advised one', async () => {
    const input = await typedFor(people.coe, id)
    await expect(saveAssessment(people.coe, { ...input, technology: 'low-code' })).rejects.toMatchObject({ fields: { technologyWhy: [{ key: 'scoring.technologyReason' }] } })
    await expect(saveAssessment(people.coe, { ...input, technology: 'low-code', technologyWhy: 'The team builds it' })).resolves.toMatchObject({ ordinal: 1 })
  })

  it('refuses fields that cannot be read, each by its name, and stores nothing', async () => {
    const input = await typedFor(people.coe, id, { coverageBp: '140', screens: 'many' })
    await expect(saveAssessment(people.coe, { ...input, technology: undefined })).rejects.toMatchObject({ fields: { technology: [{ key: 'errors.required' }], 'typed.coverageBp': [{ key: 'errors.max' }], 'typed.screens': [{ key: 'errors.number' }] } })
    expect(await db.assessment.count()).toBe(0)
  })

  it('gives zero points with the reason when something must not be', async () => {
    await assessAs(people.coe, id, { unlawful: 'yes' })
    expect((await stored()).scoreHundredths).toBe(0)
    expect((await getAssessments(people.coe, { id })).assessments[0]).toMatchObject({ gate: 0, vetoes: ['unlawful'] })
  })

  it('cannot be changed afterwards', async () => {
    await assessAs(people.coe, id)
    await expect(db.assessment.updateMany({ data: { scoreHundredths: 9999 } })).rejects.toThrow()
  })
})

describe('who may assess', () => {
  it('is nobody their own request, even with the role', async () => {
    const own = await storedRequest(people.coe, { status: 'in-assessment', departmentId: people.department.id, processId: people.process.id })
    expect((await getAssessPage(people.coe, { number: own.number })).blocked).toEqual([{ key: 'scoring.own' }])
    await expect(assessAs(people.coe, own.id)).rejects.toMatchObject({ code: 'rule', key: 'scoring.own' })
  })

  it.each(['employee', 'process-owner', 'ops', 'steering', 'finance', 'auditor', 'admin'] as const)('is not the role %s', async (role) => {
    const input = await typedFor(people.coe, id)
    await expect(saveAssessment(await personCtx(role), input)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is nobody before the request was taken into assessment or after the decision', async () => {
    const input = await typedFor(people.coe, id)
    for (const [status, key] of [['submitted', 'scoring.takeFirst'], ['approved', 'scoring.notNow']] as const) {
      await db.request.update({ where: { id }, data: { status } })
      await expect(saveAssessment(people.coe, input)).rejects.toMatchObject({ code: 'rule', key })
    }
  })

  it('does not learn of a draft of somebody else', async () => {
    const draft = await storedRequest(people.submitter, { status: 'draft' })
    await expect(getAssessPage(people.coe, { number: draft.number })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('two people', () => {
  it('who assess at once: the second learns that something changed and loses nothing', async () => {
    const [first, second] = [await typedFor(people.coe, id), await typedFor(people.coe2, id, { screens: '20' })]
    await saveAssessment(people.coe, first)
    await expect(saveAssessment(people.coe2, second)).rejects.toMatchObject({ code: 'conflict', key: 'scoring.changed' })
    const { seen } = await typedFor(people.coe2, id)
    await expect(saveAssessment(people.coe2, { ...second, seen })).resolves.toMatchObject({ ordinal: 2, counts: false })
  })

  it('stand beside each other until one is adopted with a reason', async () => {
    const first = await assessAs(people.coe, id, {}, { finish: true })
    const second = await assessAs(people.coe2, id, { coverageBp: '50' })
    expect((await stored()).assessmentId).toBe(first.id)
    await expect(adoptAssessment(people.coe2, { assessmentId: second.id, insteadOf: first.id })).rejects.toMatchObject({ fields: { reason: [{ key: 'errors.required' }] } })
    await adoptAssessment(people.coe2, { assessmentId: second.id, insteadOf: first.id, reason: 'Half of the items are exceptions' })
    expect(await stored()).toMatchObject({ assessmentId: second.id, scoreHundredths: second.scoreHundredths })
    expect(await auditOf('assessment.adopted')).toMatchObject({ facts: { reason: 'Half of the items are exceptions' } })
    await expect(adoptAssessment(people.coe, { assessmentId: first.id, insteadOf: first.id, reason: 'x' })).rejects.toMatchObject({ code: 'conflict' })
    expect((await getAssessments(people.coe, { id })).assessors).toBe(2)
  })

  it('of whom one assesses again: the newer one of the same assessor counts', async () => {
    await assessAs(people.coe, id)
    const again = await assessAs(people.coe, id, { documentation: '5' })
    expect(again).toMatchObject({ ordinal: 2, counts: true })
    expect((await stored()).assessmentId).toBe(again.id)
  })
})

describe('an assessment while approval is open', () => {
  const cheap = { buildCostMinor: '20000', buildTenthDays: '25', runCostMinor: '6000' }
  const dear = { ...cheap, buildCostMinor: '2000000' }
  const says = async (ctx: typeof people.coe, role: string) => {
    const { id: stepId, version } = await openStep(id, role)
    return decideStep(ctx, { id: stepId, version, outcome: 'approved' })
  }

  it('begins the approval anew by its own cost: what was approved of other figures does not stand', async () => {
    await assessAs(people.coe, id, cheap, { finish: true })
    await says(people.owner, 'process-owner')
    await assessAs(people.coe, id, dear)
    expect((await db.approvalRound.findMany({ where: { requestId: id }, orderBy: { ordinal: 'asc' } })).map(({ status }) => status)).toEqual(['canceled', 'open'])
    expect((await roundOf(id)).steps.map(({ role, status }) => [role, status])).toEqual([['process-owner', 'open'], ['coe', 'open'], ['finance', 'waiting'], ['steering', 'waiting'], ['steering', 'waiting']])
    await says(people.owner, 'process-owner')
    await says(people.coe2, 'coe')
    expect(await statusOf(id)).toBe('assessed')
  })

  it('of somebody else leaves the round alone until it is adopted', async () => {
    const first = await assessAs(people.coe, id, cheap, { finish: true })
    const second = await assessAs(people.coe2, id, dear)
    expect(await db.approvalRound.count({ where: { requestId: id } })).toBe(1)
    await adoptAssessment(people.coe2, { assessmentId: second.id, insteadOf: first.id, reason: 'Dearer than thought' })
    expect((await roundOf(id)).steps).toHaveLength(5)
  })

  it('bars whoever wrote it from the approval of the centre, whoever the request was handed to', async () => {
    await assessAs(people.coe, id, cheap)
    await assignAssessor(people.coe, { id, assessorId: people.coe2.actor.id })
    await step(people.coe2, id, 'assessed')
    await expect(says(people.coe, 'coe')).rejects.toMatchObject({ key: 'approvals.apart.assessorDecidesAlone' })
    await expect(assignAssessor(people.coe, { id, assessorId: people.coe.actor.id })).rejects.toMatchObject({ key: 'requests.bulk.assessed' })
  })
})

describe('money of an assessment', () => {
  it('is left out for those who may not read it', async () => {
    await assessAs(people.coe, id)
    expect((await getAssessments(people.coe, { id })).assessments[0]!.money).not.toBeNull()
    const shown = (await getAssessments(people.submitter, { id })).assessments[0]!
    expect(shown.money).toBeNull()
    expect(Object.keys(shown.fields).filter((name) => name.endsWith('Minor'))).toEqual([])
  })
})
