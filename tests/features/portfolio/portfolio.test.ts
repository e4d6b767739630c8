import { beforeEach, describe, expect, it } from 'vitest'
import { shownAs } from '@/lib/core/portfolio/selection/shown'
import { adoptPlan } from '@/lib/features/portfolio/adopt-plan'
import { currentPlan, inPlan } from '@/lib/features/portfolio/plan'
import { getPlan, getPortfolio, getScenarios } from '@/lib/features/portfolio/queries'
import { addRelation, removeRelation } from '@/lib/features/portfolio/relations'
import { deleteScenario, saveScenario, updateScenario } from '@/lib/features/portfolio/scenarios'
import { cast, type Cast } from '../../support/approvals'
import { assessAs } from '../../support/assessments'
import { auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { storedRequest } from '../../support/stored-request'

const { db, reset } = useDatabase()
let people: Cast
let ids: string[]

/** Four assessed requests, cheap to dear. */
beforeEach(async () => {
  await reset()
  people = await cast()
  ids = []
  for (const [cost, items] of [[20_000, 9_000], [30_000, 14_000], [50_000, 20_000], [60_000, 26_000]] as const) {
    const request = await storedRequest(people.submitter, { title: `Costs ${cost}`, status: 'in-assessment', processId: people.process.id, departmentId: people.department.id, itemsPerYear: items, manualMs: 600_000, basis: 'measured' })
    await assessAs(people.coe, request.id, { buildCostMinor: String(cost), buildTenthDays: String(cost / 1000), runCostMinor: '1000' }, { finish: true })
    ids.push(request.id)
  }
})

const plan = (limits: object) => getPlan(people.coe, { limits })

describe('the portfolio', () => {
  it('holds the assessed requests with value, ease and volume', async () => {
    const { rows, may } = await getPortfolio(people.coe, {})
    expect(rows.map(({ cost }) => cost).sort((a, b) => a - b)).toEqual([2_000_000, 3_000_000, 5_000_000, 6_000_000])
    for (const row of rows) expect(row).toMatchObject({ ease: 100 - row.complexity, risk: 6 })
    expect(may).toMatchObject({ edit: true, adopt: true })
  })

  it.each(['employee', 'reviewer', 'ops'] as const)('is closed to the role %s', async (role) => {
    await expect(getPortfolio(await personCtx(role), {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the best set', () => {
  it('keeps to the budget and to what needs and excludes each other', async () => {
    const free = await plan({})
    expect(free.solution).toMatchObject({ exact: true, best: { cost: 16_000_000 } })
    const tight = await plan({ budgetMinor: 8_000_000 })
    expect(tight.solution.best!.cost).toBeLessThanOrEqual(8_000_000)
    expect(tight.frontier.length).toBeGreaterThan(3)
    await addRelation(people.coe, { fromId: ids[3], toId: ids[2], kind: 'needs' })
    await addRelation(people.coe, { fromId: ids[0], toId: ids[1], kind: 'excludes', reason: 'The same screens' })
    const bound = (await plan({ budgetMinor: 8_000_000 })).solution.best!
    expect(bound.ids).not.toContain(ids[3])
    expect(bound.ids.filter((id) => id === ids[0] || id === ids[1])).toHaveLength(1)
  })

  it('takes what is forced in and says when that cannot be', async () => {
    expect((await plan({ budgetMinor: 6_000_000, forcedIn: [ids[3]] })).solution.best!.ids).toEqual([ids[3]])
    expect((await plan({ budgetMinor: 5_000_000, forcedIn: [ids[3]] })).solution.best).toBeNull()
  })
})

describe('relations', () => {
  it('refuse circles, contradictions, doubles and oneself', async () => {
    const [a, b, c] = ids
    const add = (fromId: string, toId: string, kind = 'needs') => addRelation(people.coe, { fromId, toId, kind })
    await add(a!, b!)
    await add(b!, c!)
    const refused = (key: string) => ({ fields: { toId: [{ key: `selection.relation.${key}` }] } })
    await expect(add(c!, a!)).rejects.toMatchObject(refused('circle'))
    await expect(add(a!, a!)).rejects.toMatchObject(refused('itself'))
    await expect(add(b!, a!, 'excludes')).rejects.toMatchObject(refused('contradicts'))
    await expect(add(a!, b!)).rejects.toMatchObject(refused('known'))
    await add(a!, ids[3]!, 'excludes')
    await expect(add(ids[3]!, a!, 'excludes')).rejects.toMatchObject(refused('known'))
  })

  it('can be removed, are recorded, and belong to those who edit the portfolio', async () => {
    const { id } = await addRelation(people.coe, { fromId: ids[0], toId: ids[1], kind: 'needs' })
    await expect(removeRelation(people.steering, { id })).rejects.toMatchObject({ code: 'forbidden' })
    await removeRelation(people.coe, { id })
    expect(await auditOf('relation.removed')).toMatchObject({ before: { kind: 'needs' } })
    await expect(removeRelation(people.coe, { id })).rejects.toMatchObject({ code: 'not_found' })
    const draft = await storedRequest(people.submitter, { status: 'draft' })
    await expect(addRelation(people.coe, { fromId: ids[0], toId: draft.id, kind: 'needs' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('scenarios', () => {
  it('are kept, changed by the version that was seen, compared and deleted', async () => {
    const { id } = await saveScenario(people.coe, { name: 'Half the money', limits: { budgetMinor: 8_000_000 } })
    expect(await getScenarios(people.steering, {})).toMatchObject([{ name: 'Half the money', best: { ids: expect.any(Array) }, exact: true }])
    await updateScenario(people.coe, { id, version: 1, name: 'Less', limits: { budgetMinor: 5_000_000 } })
    await expect(updateScenario(people.coe2, { id, version: 1, name: 'Mine', limits: {} })).rejects.toMatchObject({ code: 'conflict' })
    await expect(deleteScenario(people.steering, { id, version: 2 })).rejects.toMatchObject({ code: 'forbidden' })
    await deleteScenario(people.coe, { id, version: 2 })
    expect(await getScenarios(people.coe, {})).toEqual([])
  })
})

describe('the plan', () => {
  const adopt = async (limits: object, more: object = {}) => {
    const { solution } = await plan(limits)
    return adoptPlan(people.steering, { name: 'Second half', reason: 'What the budget allows', limits, shown: shownAs(solution.best!.ids), ...more })
  }

  it('is adopted as it was shown, with every figure it was chosen by', async () => {
    await adopt({ budgetMinor: 8_000_000 })
    const made = (await currentPlan(people.coe))!
    expect(made).toMatchObject({ ordinal: 1, name: 'Second half', reason: 'What the budget allows', facts: { exact: true, limits: { budgetMinor: 8_000_000 } } })
    expect(made.facts.candidates).toHaveLength(4)
    expect([...(await inPlan(people.coe, ids))].sort()).toEqual([...made.requestIds].sort())
    expect(await auditOf('plan.adopted')).toMatchObject({ facts: { ordinal: 1, reason: 'What the budget allows' } })
    await expect(db.portfolioPlan.updateMany({ data: { name: 'Other' } })).rejects.toThrow()
  })

  it('is refused when the best set is another by now, without a reason, and to those who only edit', async () => {
    await expect(adopt({ budgetMinor: 8_000_000 }, { shown: ids[0] })).rejects.toMatchObject({ code: 'conflict', key: 'selection.changed' })
    await expect(adopt({}, { reason: ' ' })).rejects.toMatchObject({ fields: { reason: [{ key: 'errors.required' }] } })
    await expect(adopt({ budgetMinor: 0 })).rejects.toMatchObject({ code: 'rule', key: 'selection.nothingChosen' })
    await expect(adoptPlan(await personCtx('admin'), { name: 'x', reason: 'x', limits: {}, shown: '' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db.portfolioPlan.count()).toBe(0)
  })

  it('shows what today would be chosen differently', async () => {
    await adopt({ budgetMinor: 8_000_000 })
    await addRelation(people.coe, { fromId: ids[3], toId: ids[0], kind: 'excludes' })
    const view = await plan({})
    expect(view.plan).toMatchObject({ ordinal: 1 })
    expect(view.planToday!.cost).toBeLessThanOrEqual(8_000_000)
    expect(view.solution.best!.value).toBeGreaterThanOrEqual(view.planToday!.value)
  })
})
