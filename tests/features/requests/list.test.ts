import { beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '@/lib/core/errors'
import { bulkRequests } from '@/lib/features/requests/bulk-requests'
import { cardSteps, requestBoard, requestTimeline } from '@/lib/features/requests/board-queries'
import { listRequests, pageRequests } from '@/lib/features/requests/list-requests'
import type { Ctx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'
import { forgetKept } from '@/lib/server/kept'
import { forgetSettings } from '@/lib/server/settings'
import { actionsOf } from '@/tests/support/audit'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { storedRequest } from '@/tests/support/stored-request'

const database = useDatabase()
let coe: Ctx
beforeEach(async () => {
  await database.reset()
  coe = await personCtx('coe', { now: new Date('2026-03-10T09:00:00Z') })
})

const titles = async (by: Ctx, filter: Record<string, unknown> = {}) => (await listRequests(by, filter)).rows.map(({ title }) => title)
const at = (day: string) => new Date(`${day}T10:00:00Z`)

describe('the list of requests', () => {
  it('filters by state, type, department tree, score, period and words, together', async () => {
    await db.department.createMany({ data: [{ id: 'a', name: 'A', code: 'A', path: '/a' }, { id: 'b', name: 'B', code: 'B', path: '/a/b', parentId: 'a' }] })
    await storedRequest(coe, { title: 'Invoices', departmentId: 'b', scoreHundredths: 7000, submittedAt: at('2026-03-02') })
    await storedRequest(coe, { title: 'Invoices again', departmentId: 'a', scoreHundredths: 3000, status: 'assessed', submittedAt: at('2026-03-05') })
    await storedRequest(coe, { title: 'Travel', type: 'problem', submittedAt: at('2026-02-01') })
    await storedRequest(coe, { title: 'Draft of mine', status: 'draft' })
    expect(await titles(coe)).toEqual(['Invoices again', 'Invoices', 'Travel'])
    expect(await titles(coe, { department: 'a' })).toHaveLength(2)
    expect(await titles(coe, { department: 'b' })).toEqual(['Invoices'])
    expect(await titles(coe, { q: 'invoic', scoreFrom: 50 })).toEqual(['Invoices'])
    expect(await titles(coe, { type: 'problem' })).toEqual(['Travel'])
    expect(await titles(coe, { status: 'assessed,submitted', from: '2026-03-01', to: '2026-03-02' })).toEqual(['Invoices'])
    expect(await titles(coe, { status: 'draft' })).toEqual(['Draft of mine'])
    expect(await titles(await personCtx('coe'), { status: 'draft' })).toEqual([])
    expect(await titles(coe, { q: '***' })).toEqual([])
    expect(await titles(coe, { sort: 'score', dir: 'desc' })).toEqual(['Invoices', 'Invoices again', 'Travel'])
    expect(await titles(coe, { sort: 'score', dir: 'asc' })).toEqual(['Invoices again', 'Invoices', 'Travel'])
    expect(await titles(coe, { status: "x' OR 1=1", page: 'nonsense', scoreFrom: 'many' })).toHaveLength(3)
  })

  it('counts and finds as overdue what is past its day where the organisation is, and nothing that nobody has to take on', async () => {
    await db.setting.create({ data: { key: 'organisation', value: { timeZone: 'Asia/Shanghai' } } })
    forgetSettings()
    for (const status of ['submitted', 'in-delivery', 'parked', 'live', 'closed', 'rejected']) await storedRequest(coe, { title: status, status, dueOn: '2026-03-10' })
    const found = async (now: string) => {
      const by = { ...coe, now: new Date(now) }
      forgetKept()
      return [(await titles(by, { overdue: '1' })).sort(), (await listRequests(by, {})).counts.overdue]
    }
    expect(await found('2026-03-10T15:59:00Z')).toEqual([[], 0])
    expect(await found('2026-03-10T16:01:00Z')).toEqual([['in-delivery', 'submitted'], 2])
  })

  it('knows what waits for whom', async () => {
    await storedRequest(coe, { title: 'For the centre', holderRole: 'coe' })
    const employee = await personCtx('employee')
    await storedRequest(employee, { title: 'Question', status: 'needs-information', holderRole: 'submitter', anonymous: true })
    await storedRequest(employee, { title: 'Being assessed', status: 'in-assessment', holderRole: 'assessor', holderId: coe.actor.id })
    expect((await titles(coe, { holder: 'me' })).sort()).toEqual(['Being assessed', 'For the centre'])
    expect(await titles(employee, { holder: 'me' })).toEqual(['Question'])
    expect((await titles(employee, { submitter: 'me' })).sort()).toEqual(['Being assessed', 'Question'])
    expect(await titles(coe, { submitter: employee.actor.id })).toEqual(['Being assessed'])
  })

  it('names no anonymous submitter and tells money only to whoever may see it', async () => {
    const employee = await personCtx('employee')
    await storedRequest(employee, { anonymous: true, benefitMinor: 100n, currency: 'EUR' })
    expect((await listRequests(coe, {})).rows[0]).toMatchObject({ submitter: null, submitterEmail: null, benefitMinor: 100 })
    expect((await listRequests(employee, {})).rows[0]).toMatchObject({ submitter: { id: employee.actor.id }, benefitMinor: null })
    expect(JSON.stringify(await listRequests(coe, {}))).not.toContain(employee.actor.id)
    expect((await listRequests(employee, { sort: 'benefit' })).sort).toBe('submitted')
  })

  it('pages with a cursor that stays true while requests come in', async () => {
    for (let i = 0; i < 7; i += 1) await storedRequest(coe, { title: `R${i}`, submittedAt: at('2026-03-01') })
    const first = await pageRequests(coe, { limit: 3 })
    await storedRequest(coe, { title: 'newer', submittedAt: at('2026-03-09') })
    const second = await pageRequests(coe, { limit: 3, cursor: first.next })
    const third = await pageRequests(coe, { limit: 3, cursor: second.next })
    expect([...first.data, ...second.data, ...third.data].map(({ title }) => title)).toEqual(['R6', 'R5', 'R4', 'R3', 'R2', 'R1', 'R0'])
    expect(third.next).toBeNull()
    expect(first.total).toBe(7)
    await expect(pageRequests(coe, { cursor: 'x' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(pageRequests(coe, { nonsense: '1' })).rejects.toBeInstanceOf(AppError)
  })

  it('draws board and timeline of the same filters, with cards capped and counted', async () => {
    for (let i = 0; i < 28; i += 1) await storedRequest(coe, { title: `R${i}` })
    await storedRequest(coe, { title: 'Live', status: 'live', liveAt: at('2026-03-01') })
    const { columns } = await requestBoard(coe, { q: 'r' })
    const submitted = columns.find(({ status }) => status === 'submitted')!
    expect([submitted.rows.length, submitted.total]).toEqual([25, 28])
    expect(columns.some(({ status }) => status === 'draft')).toBe(false)
    expect((await requestTimeline(coe, { status: 'live' })).rows.map(({ title }) => title)).toEqual(['Live'])
  })

  it('offers a card the steps of its reader, with the reason where one is not possible now', async () => {
    const employee = await personCtx('employee')
    const { id } = await storedRequest(employee, { pain: 'x' })
    expect((await cardSteps(coe, { id })).steps.filter(({ reasons }) => !reasons.length).map(({ to }) => to)).toContain('in-assessment')
    expect((await cardSteps(employee, { id })).steps.map(({ to }) => to)).toEqual(['closed'])
    const own = await storedRequest(coe, { pain: 'x' })
    expect((await cardSteps(coe, { id: own.id })).steps.find(({ to }) => to === 'in-assessment')!.reasons).toHaveLength(1)
    await expect(cardSteps(coe, { id: (await storedRequest(employee, { status: 'draft' })).id })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('many requests at once', () => {
  it('does what can be done and says of each other why not', async () => {
    const employee = await personCtx('employee')
    const open = await storedRequest(employee, { pain: 'x', status: 'in-assessment' })
    const own = await storedRequest(coe, { pain: 'x' })
    const closed = await storedRequest(employee, { status: 'closed' })
    const draft = await storedRequest(employee, { status: 'draft' })
    const ids = [open.id, own.id, closed.id, draft.id, 'nothing']
    const assigned = await bulkRequests(coe, { what: 'assign', ids, assessorId: coe.actor.id })
    expect(assigned.done).toBe(1)
    expect(assigned.refused.map(({ reason }) => reason.key)).toEqual(['requests.bulk.ownRequest', 'requests.bulk.closed', 'requests.bulk.missing', 'requests.bulk.missing'])
    expect(await db.request.findUniqueOrThrow({ where: { id: open.id } })).toMatchObject({ assessorId: coe.actor.id, holderId: coe.actor.id })
    expect(await actionsOf('request', open.id)).toEqual(['request.assigned'])
    const parked = await bulkRequests(coe, { what: 'park', ids: [open.id, closed.id], reason: 'Later', day: '2027-01-01' })
    expect(parked).toMatchObject({ done: 1, refused: [{ id: closed.id }] })
    expect(await db.request.findUniqueOrThrow({ where: { id: open.id } })).toMatchObject({ status: 'parked', parkedUntil: '2027-01-01' })
    const declined = await bulkRequests(coe, { what: 'decline', ids: [own.id], reason: 'No', advice: 'Try' })
    expect(declined.done).toBe(0)
  })

  it('sets a department only where the actor keeps requests, and is refused to others', async () => {
    await db.department.createMany({ data: [{ id: 'a', name: 'A', code: 'A', path: '/a' }, { id: 'b', name: 'B', code: 'B', path: '/b' }] })
    const { id } = await storedRequest(coe, { departmentId: 'a' })
    const local = await personCtx('coe', { departmentId: 'a' })
    expect((await bulkRequests(local, { what: 'department', ids: [id], departmentId: 'b' })).refused[0]!.reason.key).toBe('errors.forbidden')
    expect((await bulkRequests(coe, { what: 'department', ids: [id], departmentId: 'b' })).done).toBe(1)
    await expect(bulkRequests(await personCtx('employee'), { what: 'department', ids: [id] })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
