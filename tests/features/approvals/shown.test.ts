import { beforeEach, describe, expect, it } from 'vitest'
import { approvalsOf, approvalStep, myApprovals } from '@/lib/features/approvals/queries'
import { getRequest } from '@/lib/features/requests/detail-queries'
import { requestHistory } from '@/lib/features/requests/history'
import { workflowView } from '@/lib/features/requests/workflow-view'
import { makeDepartment } from '@/prisma/seed/factories'
import { assessed, cast, openStep } from '../../support/approvals'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const text = (value: unknown) => JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner))

describe('what an approval shows', () => {
  it('does not give an anonymous submitter away by the facts that it was opened on', async () => {
    const people = await cast()
    const requestId = await assessed(people, { anonymous: true })
    const { id } = await openStep(requestId, 'coe')
    const shown = text([await approvalsOf(people.coe2, { requestId }), await approvalStep(people.coe2, { id }), await myApprovals(people.coe2, {})])
    expect(shown).not.toContain(people.submitter.actor.id)
    expect(shown).not.toContain(people.submitter.actor.name)
    expect((await db.approvalRound.findFirstOrThrow()).facts).toContain(people.submitter.actor.id)
  })

  it('does not say whom a role replaces, nor who is left to decide, where the missing one would be the anonymous submitter', async () => {
    const people = await cast()
    const requestId = await assessed(people, { anonymous: true, submitterId: people.owner.actor.id })
    const seenBy = async (ctx: typeof people.finance) => ({ replaced: (await approvalsOf(ctx, { requestId }))[0]!.steps.flatMap(({ insteadOf }) => insteadOf ?? []), left: (await workflowView(ctx, { id: requestId })).holder?.people.length })
    expect(await seenBy(people.finance)).toEqual({ replaced: [], left: 0 })
    const own = await seenBy(people.owner)
    expect(own.replaced).toEqual(['process-owner'])
    expect(own.left).toBeGreaterThan(0)
  })

  it('is without money for those who read it in another department alone', async () => {
    const people = await cast()
    const requestId = await assessed(people)
    const { number } = await db.request.findUniqueOrThrow({ where: { id: requestId } })
    const elsewhere = await makeDepartment(db)
    const [near, far] = [await personCtx('finance', { departmentId: people.department.id }), await personCtx('finance', { departmentId: elsewhere.id })]
    const seen = async (ctx: typeof near) => {
      const request = await getRequest(ctx, { number })
      return { money: request.money, facts: (await approvalsOf(ctx, { requestId }))[0]!.facts, history: text(await requestHistory(ctx, request)) }
    }
    expect(await seen(near)).toMatchObject({ money: { buildCostMinor: 2_000_000n }, facts: { buildCostMinor: '2000000' } })
    expect(await seen(far)).toMatchObject({ money: null, facts: { buildCostMinor: null, benefitMinor: null } })
    expect((await seen(far)).history).not.toContain('2000000')
  })

  it('lists what waits for the reader, however much waits for others', async () => {
    const people = await cast()
    const requestId = await assessed(people, { buildCostMinor: 20_000_000n })
    const { roundId } = await openStep(requestId, 'coe')
    await db.approvalStep.createMany({ data: Array.from({ length: 600 }, (_, i) => ({ roundId, stage: 1, ordinal: 100 + i, role: 'coe', status: 'open', dueOn: '2026-01-01' })) })
    await db.approvalStep.create({ data: { roundId, stage: 1, ordinal: 99, role: 'finance', status: 'open', dueOn: '2026-12-01' } })
    expect((await myApprovals(people.finance, {})).open.map(({ role }) => role)).toEqual(['finance'])
  })
})
