import { beforeEach, describe, expect, it } from 'vitest'
import { beginCaseDraft, discardCaseDraft } from '@/lib/features/cases/begin-draft'
import { createCase } from '@/lib/features/cases/create-case'
import { decideCase } from '@/lib/features/cases/decide-case'
import { getCase } from '@/lib/features/cases/detail'
import { handInCase } from '@/lib/features/cases/hand-in'
import { approvedPlan } from '@/lib/features/cases/planned'
import { casesOf, listCases } from '@/lib/features/cases/queries'
import { saveCase } from '@/lib/features/cases/save-case'
import { takeCaseBack } from '@/lib/features/cases/take-back'
import { archiveCase, restoreCase, withdrawCase } from '@/lib/features/cases/withdraw-case'
import { casesAwaiting, casesReturned } from '@/lib/features/cases/awaiting'
import { digestOf } from '@/lib/features/cases/versions'
import { diffVersions } from '@/lib/features/cases/compare'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { benefit, caseWorld, cost, now, plainCase, withLines } from './case-world'

const { db, reset } = useDatabase()
beforeEach(reset)

const coe = () => personCtx('coe', { now })
const finance = () => personCtx('finance', { now })
const actionsOf = async (id: string) => (await db.auditEntry.findMany({ where: { entity: 'case', entityId: id }, select: { action: true }, orderBy: { seq: 'asc' } })).map(({ action }) => action)

async function handedIn() {
  const { automation } = await caseWorld(db)
  const ctx = await coe()
  const found = await plainCase(ctx, automation.id)
  await handInCase(ctx, { id: found.id, version: found.version, note: 'please' })
  return { ctx, automation, found: await getCase(ctx, { number: found.number }) }
}

describe('a new case', () => {
  it('for an automation is filled from its baseline, coverage, targets and recorded cost, and says where each figure comes from', async () => {
    const { automation } = await caseWorld(db)
    const ctx = await coe()
    const { number } = await createCase(ctx, { automationId: automation.id })
    const found = await getCase(ctx, { number })
    expect(found.body.lines.map(({ id }) => id)).toEqual(['build', 'run', 'time'])
    expect(found.body.lines[0]!.amount).toEqual({ kind: 'typed', perPeriod: '40000' })
    const [, , time] = found.resolved.lines
    // 12,000 × 80 % × 98 % × (10 − 5) min × 60.00 an hour
    expect(time!.base).toBeCloseTo(12_000 * 0.8 * 0.98 * (5 / 60) * 60, 6)
    expect(time!.formula!.inputs.find(({ name }) => name === 'volume')).toMatchObject({ from: 'source', said: 12_000, note: { key: 'baseline' } })
    expect(time!.formula!.inputs.find(({ name }) => name === 'success')).toMatchObject({ from: 'override', value: 98 })
    expect(found.figures!.items!.planned).toBe(12_000)
    expect(await actionsOf(found.id)).toEqual(['case.created'])
  })

  it.each(['attended-rpa', 'workflow-integration', 'ai-documents'])('starts from the template %s with what is known filled in', async (template) => {
    const { automation } = await caseWorld(db)
    const ctx = await coe()
    const { number } = await createCase(ctx, { automationId: automation.id, template })
    const { body, resolved } = await getCase(ctx, { number })
    expect(body.lines.length).toBeGreaterThan(7)
    expect(resolved.lines.find(({ lineId }) => lineId === 'time')!.base).toBeGreaterThan(0)
    expect(resolved.lines.filter(({ reasons }) => reasons.length).every(({ reasons }) => ['cases.amount.missing', 'cases.amount.zero'].includes(reasons[0]!.key))).toBe(true)
  })

  it('is refused outside the reach of its writer, and finds no foreign automation', async () => {
    const { automation, foreign } = await caseWorld(db)
    const owner = await personCtx('process-owner', { now, departmentId: foreign.id })
    await expect(createCase(owner, { automationId: automation.id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(createCase(owner, {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(createCase(await personCtx('steering', { now }), { automationId: automation.id })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('saving', () => {
  it('keeps the draft with its headline, and refuses a second writer who began before', async () => {
    const { automation } = await caseWorld(db)
    const ctx = await coe()
    const found = await plainCase(ctx, automation.id)
    // −10,000 + 6,000 × (1/1.1 + 1/1.21 + 1/1.331)
    expect(await db.businessCase.findUnique({ where: { id: found.id }, select: { npvMinor: true, paybackMonths: true, paybackTenths: true } })).toEqual({ npvMinor: 492_111n, paybackMonths: 20, paybackTenths: 200 })
    const { id, version, currency, body } = found
    await saveCase(ctx, { id, version, name: 'First', currency, body })
    await expect(saveCase(await coe(), { id, version, name: 'Second', currency, body })).rejects.toMatchObject({ code: 'conflict' })
    expect((await getCase(ctx, { number: found.number })).name).toBe('First')
  })

  it.each([
    ['a negative amount', [cost('-5')], {}],
    ['an absurd amount', [cost('9999999999999999')], {}],
    ['a line after the end', [cost('5', { recurrence: { kind: 'once', at: 9 } })], {}],
    ['no period', [cost('5')], { horizon: { unit: 'year', start: '2027-01', periods: 0 } }],
    ['600 months', [cost('5')], { horizon: { unit: 'month', start: '2027-01', periods: 600 } }],
  ] as const)('refuses %s', async (_, lines, more) => {
    const { automation } = await caseWorld(db)
    const ctx = await coe()
    const { number } = await createCase(ctx, { automationId: automation.id })
    await expect(withLines(ctx, number, [...lines] as never, more as never)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('converts a line in another currency with the rate of the day and says so; without a rate it has no amount', async () => {
    const { automation } = await caseWorld(db)
    const ctx = await coe()
    const { number } = await createCase(ctx, { automationId: automation.id })
    const lines = [cost('1000', { currency: 'USD' }), benefit('6000')]
    await withLines(ctx, number, lines)
    const without = await getCase(ctx, { number })
    expect(without.resolved.lines[0]!.reasons[0]).toMatchObject({ key: 'cases.amount.noExchange' })
    expect(await db.businessCase.findUnique({ where: { id: without.id }, select: { npvMinor: true } })).toEqual({ npvMinor: null })
    await db.exchangeRate.create({ data: { from: 'USD', to: 'CNY', rateE8: 710_000_000n, validFrom: '2026-10-01', source: 'bank' } })
    const found = await getCase(ctx, { number })
    expect(found.resolved.lines[0]).toMatchObject({ base: 7100, conversion: { from: 'USD', to: 'CNY', legs: [{ rateE8: '710000000', validFrom: '2026-10-01' }] } })
    expect(found.figures!.base.figures.costs).toBeCloseTo(7100, 6)
  })

  it('names the version of a formula, so that a later one is offered and not taken', async () => {
    const { automation } = await caseWorld(db)
    const ctx = await coe()
    const { number } = await createCase(ctx, { automationId: automation.id })
    const { body } = await getCase(ctx, { number })
    expect(body.lines.find(({ id }) => id === 'time')!.amount).toMatchObject({ kind: 'formula', ordinal: 1 })
    const formula = await db.formula.findUniqueOrThrow({ where: { key: 'direct-benefit-net' }, select: { id: true, versions: { select: { body: true } } } })
    const changed = JSON.parse(formula.versions[0]!.body) as { expression: string }
    const [author, publisher] = [await coe(), await finance()]
    await db.formulaVersion.create({ data: { formulaId: formula.id, ordinal: 2, body: JSON.stringify({ ...changed, examples: [], expression: `${changed.expression} * 2` }), digest: 'x', authorId: author.actor.id, publishedById: publisher.actor.id, publishedAt: now } })
    const line = (await getCase(ctx, { number })).resolved.lines.find(({ lineId }) => lineId === 'time')!
    expect(line.formula).toMatchObject({ ordinal: 1, newest: 2 })
    expect(line.base).toBeCloseTo(47_040, 6)
  })
})

describe('handing in', () => {
  it('freezes body, inputs and results under a digest, and tells finance', async () => {
    const other = await finance()
    const { found, ctx } = await handedIn()
    const version = await db.businessCaseVersion.findUniqueOrThrow({ where: { caseId_ordinal: { caseId: found.id, ordinal: 1 } } })
    expect(digestOf({ name: found.name, currency: found.currency, body: version.body, results: version.results })).toBe(version.digest)
    expect(found).toMatchObject({ status: 'submitted', frozen: 1 })
    expect(await db.notice.findMany({ where: { personId: other.actor.id }, select: { kind: true, href: true } })).toEqual([{ kind: 'caseSubmitted', href: `/cases/${found.number}` }])
    expect((await casesAwaiting(other, 5)).count).toBe(1)
    await expect(saveCase(ctx, { id: found.id, version: found.version, name: 'x', currency: 'CNY', body: found.body })).rejects.toMatchObject({ code: 'rule', key: 'cases.refused.save' })
    await expect(db.businessCaseVersion.update({ where: { id: version.id }, data: { note: 'x' } })).rejects.toThrow()
  })

  it('is refused while a line has no amount, or without costs and benefits', async () => {
    const { automation } = await caseWorld(db)
    const ctx = await coe()
    const { number } = await createCase(ctx, { automationId: automation.id })
    await withLines(ctx, number, [cost('5'), benefit('0', { amount: { kind: 'formula', key: 'avoided-fines', ordinal: null, values: {} } })])
    const open = await getCase(ctx, { number })
    await expect(handInCase(ctx, { id: open.id, version: open.version })).rejects.toMatchObject({ key: 'cases.refused.openLines' })
    await withLines(ctx, number, [cost('5')])
    const single = await getCase(ctx, { number })
    await expect(handInCase(ctx, { id: single.id, version: single.version })).rejects.toMatchObject({ key: 'cases.refused.bothKinds' })
  })

  it('can be taken back before the answer', async () => {
    const { ctx, found } = await handedIn()
    await takeCaseBack(ctx, { id: found.id, version: found.version })
    expect(await getCase(ctx, { number: found.number })).toMatchObject({ status: 'draft', frozen: null })
    expect(await actionsOf(found.id)).toContain('case.taken-back')
  })
})

describe('the decision of finance', () => {
  it('approves: the plan counts by month and kind, owner is told, and a later draft leaves it as it is', async () => {
    const { ctx, automation, found } = await handedIn()
    const decider = await finance()
    await decideCase(decider, { id: found.id, version: found.version, outcome: 'approved' })
    const approved = await getCase(ctx, { number: found.number })
    expect(approved).toMatchObject({ status: 'approved', counting: 1 })
    expect(await db.notice.count({ where: { personId: ctx.actor.id, kind: 'caseApproved' } })).toBe(1)
    const plan = await approvedPlan(decider, [automation.id], ['2026-11', '2026-12', '2027-01', '2029-11', '2029-12'])
    const months = plan.get(automation.id)!
    expect([...months.keys()]).toEqual(['2026-12', '2027-01', '2029-11'])
    expect(months.get('2027-01')).toMatchObject({ cashMinor: 50_000n, releasedMinor: 0n, avoidedMinor: 0n, countedMinor: 50_000n, costMinor: 0n, ordinal: 1, gap: null })
    expect(months.get('2026-12')!.costMinor).toBe(1_000_000n)
    await beginCaseDraft(ctx, { id: found.id, version: approved.version })
    await withLines(ctx, found.number, [cost('10000'), benefit('12000')])
    expect((await approvedPlan(decider, [automation.id], ['2027-01'])).get(automation.id)!.get('2027-01')!.cashMinor).toBe(50_000n)
    const { diff } = await diffVersions(ctx, { number: found.number, from: 1, to: 0 })
    expect(diff).toMatchObject({ fields: [], lines: [{ id: 'saved', kind: 'changed', fields: [{ path: 'amount.perPeriod', before: '6000', after: '12000' }] }] })
    const draft = await getCase(ctx, { number: found.number })
    await discardCaseDraft(ctx, { id: found.id, version: draft.version })
    expect(await getCase(ctx, { number: found.number })).toMatchObject({ status: 'approved', body: { lines: [{ id: 'build' }, { id: 'saved', amount: { perPeriod: '6000' } }] } })
  })

  it('is never taken by who owns the case or handed it in, whatever the code says', async () => {
    const { automation } = await caseWorld(db)
    const own = await finance()
    const found = await plainCase(own, automation.id)
    await handInCase(own, { id: found.id, version: found.version })
    const handed = await getCase(own, { number: found.number })
    expect(handed.may.decide).toEqual([{ key: 'approvals.apart.ownerDecidesCase' }])
    await expect(decideCase(own, { id: found.id, version: handed.version, outcome: 'approved' })).rejects.toMatchObject({ key: 'approvals.apart.ownerDecidesCase' })
    const version = await db.businessCaseVersion.findFirstOrThrow({ where: { caseId: found.id } })
    await expect(db.businessCaseDecision.create({ data: { versionId: version.id, outcome: 'approved', deciderId: own.actor.id, decidedAt: now } })).rejects.toThrow()
    expect((await casesAwaiting(own, 5)).count).toBe(0)
  })

  it('needs a reason to return or reject, and is open to finance alone', async () => {
    const { ctx, found } = await handedIn()
    const decider = await finance()
    await expect(decideCase(decider, { id: found.id, version: found.version, outcome: 'returned' })).rejects.toMatchObject({ code: 'invalid', fields: { comment: [{ key: 'cases.decide.commentNeeded' }] } })
    await expect(decideCase(ctx, { id: found.id, version: found.version, outcome: 'approved' })).rejects.toMatchObject({ code: 'forbidden' })
    await decideCase(decider, { id: found.id, version: found.version, outcome: 'returned', comment: 'Show the licences.' })
    expect((await getCase(ctx, { number: found.number })).status).toBe('draft')
    expect(await casesReturned(ctx, 5)).toEqual([{ number: found.number, name: 'Plain' }])
    await expect(decideCase(decider, { id: found.id, version: found.version + 1, outcome: 'approved' })).rejects.toMatchObject({ key: 'cases.refused.decide' })
  })

  it('of two who decide at once the second is refused', async () => {
    const { found } = await handedIn()
    const [first, second] = [await finance(), await finance()]
    await decideCase(first, { id: found.id, version: found.version, outcome: 'approved' })
    await expect(decideCase(second, { id: found.id, version: found.version, outcome: 'rejected', comment: 'no' })).rejects.toMatchObject({ code: 'rule' })
    expect(await db.businessCaseDecision.count()).toBe(1)
  })
})

describe('the register', () => {
  it('shows readers of one department theirs alone', async () => {
    const { automation, foreign, finance: department } = await caseWorld(db)
    const found = await plainCase(await coe(), automation.id)
    const [outside, inside] = [await personCtx('process-owner', { now, departmentId: foreign.id }), await personCtx('process-owner', { now, departmentId: department.id })]
    expect((await listCases(outside, {})).total).toBe(0)
    await expect(getCase(outside, { number: found.number })).rejects.toMatchObject({ code: 'not_found' })
    expect((await listCases(inside, { q: 'plain' })).rows.map(({ number }) => number)).toEqual([found.number])
    expect((await listCases(inside, { owner: found.ownerId, automation: automation.id })).total).toBe(1)
    expect((await listCases(inside, { owner: 'me' })).total).toBe(0)
    expect((await casesOf(inside, { automationId: automation.id })).rows).toHaveLength(1)
  })

  it('gives up, archives and restores; what was approved leaves the plan by finance alone', async () => {
    const { ctx, automation, found } = await handedIn()
    await withdrawCase(ctx, { id: found.id, version: found.version, reason: 'too early' })
    const withdrawn = await getCase(ctx, { number: found.number })
    expect(withdrawn.status).toBe('withdrawn')
    await beginCaseDraft(ctx, { id: found.id, version: withdrawn.version })
    const draft = await getCase(ctx, { number: found.number })
    await handInCase(ctx, { id: found.id, version: draft.version })
    const decider = await finance()
    await decideCase(decider, { id: found.id, version: draft.version + 1, outcome: 'approved' })
    const approved = await getCase(ctx, { number: found.number })
    await expect(archiveCase(ctx, { id: found.id, version: approved.version })).rejects.toMatchObject({ code: 'forbidden' })
    await archiveCase(decider, { id: found.id, version: approved.version })
    expect((await approvedPlan(decider, [automation.id], ['2027-01'])).size).toBe(0)
    await restoreCase(decider, { id: found.id, version: approved.version + 1 })
    expect((await approvedPlan(decider, [automation.id], ['2027-01'])).size).toBe(1)
  })
})
