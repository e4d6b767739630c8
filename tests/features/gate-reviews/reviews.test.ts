import { beforeEach, describe, expect, it } from 'vitest'
import { cancelReview } from '@/lib/features/gate-reviews/cancel-review'
import { castVote } from '@/lib/features/gate-reviews/cast-vote'
import { decideReview } from '@/lib/features/gate-reviews/decide-review'
import { openReview } from '@/lib/features/gate-reviews/open-review'
import { getReview, listReviews, reviewPreview } from '@/lib/features/gate-reviews/queries'
import { remindVoters } from '@/lib/features/gate-reviews/remind-voters'
import { verifyReview } from '@/lib/features/gate-reviews/verify-review'
import { addToScope } from '@/lib/features/programme/change-scope'
import { myWork } from '@/lib/features/work/queries'
import { makeDepartment } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { asSystem, personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { AFTER, at, measured, opened, OPENED, publish, signed, world } from './review-world'

const { db, reset } = useDatabase()
beforeEach(reset)

const yes = (id: string) => ({ id, choice: 'yes', reason: 'It works' })
const on = (day: string) => `2026-${day}`

describe('opening a review', () => {
  it('freezes every reading with its digest, the members and the rules, and asks the members to vote', async () => {
    const { id, members, coe } = await opened({ interested: 1 })
    const review = await getReview(members[1]!, { id })
    expect(review.evidence.map(({ criterionId, state }) => [criterionId, state])).toEqual([['plan', 'met'], ['people', 'met'], ['success', 'not-enough-data']])
    expect(review.rules).toMatchObject({ quorumBp: 5_000, gate: { ordinal: 1 }, phase: { name: 'Pilot', nameZh: '试点' }, openedBy: { id: coe.actor.id } })
    expect(review.rules.members.map(({ name, interests }) => [name, interests.length])).toEqual([['Member 1', 1], ['Member 2', 0], ['Member 3', 0]])
    expect(review).toMatchObject({ status: 'open', ordinal: 1, met: 2, closed: false, votes: null })
    expect(await verifyReview(coe, { id })).toMatchObject({ intact: true, faults: [] })
    expect(await actionsOf('gateReview', id)).toEqual(['gate-review.opened'])
    expect((await db.notice.findMany({ where: { kind: 'gateReviewOpened' } })).map(({ personId }) => personId).sort()).toEqual(members.map(({ actor }) => actor.id).sort())
    const { tasks } = await myWork(members[0]!, {})
    expect(tasks).toContainEqual(expect.objectContaining({ key: 'voteOnGate', href: `/gates/reviews/${id}` }))
  })

  it('takes one review of a phase at a time, also from two people at once', async () => {
    const { coe, pilot } = await world()
    const other = await personCtx('coe', { now: OPENED })
    const answers = await Promise.allSettled([openReview(coe, { phaseId: pilot }), openReview(other, { phaseId: pilot })])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(openReview(coe, { phaseId: pilot })).rejects.toMatchObject({ key: 'gateReviews.errors.alreadyOpen' })
    expect(await db.gateReview.count()).toBe(1)
  })

  it('needs an active phase, a published gate and a steering group that can reach the quorum', async () => {
    const { coe, pilot, rollout, members } = await world({ members: 1, interested: 1 })
    await expect(openReview(coe, { phaseId: rollout })).rejects.toMatchObject({ key: 'gateReviews.errors.phase-planned' })
    await expect(openReview(coe, { phaseId: pilot })).rejects.toMatchObject({ key: 'gateReviews.errors.quorumOutOfReach' })
    expect((await reviewPreview(coe, { phaseId: pilot })).reasons).toEqual([{ key: 'gateReviews.errors.quorumOutOfReach' }])
    await db.roleGrant.deleteMany({ where: { personId: members[0]!.actor.id } })
    await expect(openReview(coe, { phaseId: pilot })).rejects.toMatchObject({ key: 'gateReviews.errors.noMembers' })
    await db.gateVersion.deleteMany()
    await expect(openReview(coe, { phaseId: pilot })).rejects.toMatchObject({ key: 'gateReviews.errors.noGate' })
  })

  it('is refused to other roles, and reviews are hidden from readers of one department', async () => {
    const { id, pilot, members } = await opened()
    await expect(openReview(members[0]!, { phaseId: pilot })).rejects.toMatchObject({ code: 'forbidden' })
    const { id: departmentId } = await makeDepartment(db)
    const local = await personCtx('process-owner', { departmentId })
    await expect(getReview(local, { id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(verifyReview(local, { id })).rejects.toMatchObject({ code: 'not_found' })
    expect(await listReviews(local, {})).toEqual([])
    await expect(getReview(await personCtx('employee'), { id })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a vote', () => {
  it('may be given again; the last one counts and the earlier ones stay', async () => {
    const { id, members: [one] } = await opened()
    await castVote(one!, { id, choice: 'no', reason: 'Not yet' })
    await castVote(one!, { id, choice: 'conditions', reason: 'Nearly', conditions: '- train the deputies\n\n- write the fallback' })
    const review = await getReview(one!, { id })
    expect(review.votes?.map(({ ordinal, choice, conditions }) => [ordinal, choice, conditions])).toEqual([[1, 'no', []], [2, 'conditions', ['train the deputies', 'write the fallback']]])
    expect(review.standing?.count.tally).toMatchObject({ no: 0, conditions: 1 })
    expect(await actionsOf('gateReview', id)).toEqual(['gate-review.opened', 'gate-review.voted', 'gate-review.voted'])
    expect(JSON.stringify(await auditOf('gate-review.voted'))).not.toContain('Nearly')
  })

  it('that was stored first and asked for later is still the one of its number, on the page as in the count', async () => {
    const { id, members: [one] } = await opened()
    await castVote(at(one!, new Date(OPENED.getTime() + 5_000)), { id, choice: 'no', reason: 'Not yet' })
    await castVote(one!, { id, choice: 'yes', reason: 'Now it is' })
    const review = await getReview(one!, { id })
    expect(review.standing?.count.tally).toMatchObject({ yes: 1, no: 0 })
    expect(review.me.vote).toMatchObject({ ordinal: 2, choice: 'yes' })
  })

  it('stays closed to members who have not voted, and is shown to them afterwards, to auditors and at the end to everybody', async () => {
    const { id, members: [one, two], coe } = await opened()
    await castVote(one!, yes(id))
    expect((await getReview(two!, { id })).votes).toBeNull()
    expect((await getReview(coe, { id })).votes).toBeNull()
    expect((await getReview(coe, { id })).voted).toEqual([one!.actor.id])
    expect((await getReview(await personCtx('auditor', { now: OPENED }), { id })).votes).toHaveLength(1)
    await castVote(two!, yes(id))
    expect((await getReview(two!, { id })).votes).toHaveLength(2)
    expect((await getReview(at(coe, AFTER), { id })).votes).toHaveLength(2)
  })

  it('needs a reason, and conditions exactly where they belong', async () => {
    const { id, members: [one] } = await opened()
    await expect(castVote(one!, { id, choice: 'yes', reason: ' ' })).rejects.toHaveProperty('fields.reason')
    await expect(castVote(one!, { id, choice: 'conditions', reason: 'x' })).rejects.toHaveProperty('fields.conditions')
    await expect(castVote(one!, { id, choice: 'yes', reason: 'x', conditions: 'y' })).rejects.toHaveProperty('fields.conditions')
  })

  it('of two members in the same second are both stored', async () => {
    const { id, members } = await opened({ members: 5 })
    await Promise.all(members.map((member) => castVote(member, yes(id))))
    await Promise.all([castVote(members[0]!, yes(id)), castVote(members[0]!, { id, choice: 'no', reason: 'No' })])
    const votes = await db.gateVote.findMany({ where: { reviewId: id } })
    expect(votes).toHaveLength(7)
    expect(votes.filter(({ memberId }) => memberId === members[0]!.actor.id).map(({ ordinal }) => ordinal).sort()).toEqual([1, 2, 3])
    expect(await verifyReview(members[0]!, { id })).toMatchObject({ intact: true })
  })

  it('is refused to strangers, after the closing time and after the end', async () => {
    const { id, members: [one, two], coe } = await opened()
    await expect(castVote(coe, yes(id))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(castVote(asSystem(OPENED), yes(id))).rejects.toMatchObject({ key: 'gateReviews.errors.notMember' })
    await expect(castVote(await personCtx('steering', { now: OPENED }), yes(id))).rejects.toMatchObject({ key: 'gateReviews.errors.notMember' })
    const { closesAt } = await getReview(one!, { id })
    await castVote(at(one!, closesAt), yes(id))
    await expect(castVote(at(two!, new Date(closesAt.getTime() + 1)), yes(id))).rejects.toMatchObject({ key: 'gateReviews.errors.voteOver' })
    await cancelReview(coe, { id, reason: 'Wrong week' })
    await expect(castVote(two!, yes(id))).rejects.toMatchObject({ key: 'gateReviews.errors.canceled' })
    expect(await db.gateVote.count()).toBe(1)
  })

  it('of a member who loses the role or is deactivated is refused, and an earlier one no longer counts', async () => {
    const { id, members: [one, two, three] } = await opened()
    for (const member of [one!, two!]) await castVote(member, yes(id))
    await db.roleGrant.deleteMany({ where: { personId: two!.actor.id } })
    await expect(castVote(two!, yes(id))).rejects.toMatchObject({ key: 'gateReviews.errors.lapsed' })
    await db.person.update({ where: { id: three!.actor.id }, data: { active: false } })
    await expect(castVote(three!, yes(id))).rejects.toMatchObject({ key: 'gateReviews.errors.lapsed' })
    const { standing, lapsed } = await getReview(one!, { id })
    expect(lapsed).toEqual([two!.actor.id, three!.actor.id])
    expect(standing?.count.quorum).toMatchObject({ counting: 1, base: 3, reached: false })
    await expect(decideReview(at(one!, AFTER), { id, outcome: 'go' })).rejects.toMatchObject({ key: 'gateReviews.errors.noQuorumAtClose', params: { counting: 1, base: 3 } })
  })
})

describe('a decision', () => {
  it('for a go closes the phase, opens the next one, promotes what is in service, proposes a scope and tells everyone', async () => {
    const { id, members, coe, pilot, rollout, automations } = await opened()
    await db.phase.update({ where: { id: rollout }, data: { ownerId: coe.actor.id } })
    for (const member of members) await castVote(member, yes(id))
    expect(await decideReview(members[0]!, { id, outcome: 'go', note: 'Well done' })).toMatchObject({ outcome: 'go', next: rollout })
    const phases = await db.phase.findMany({ orderBy: { ordinal: 'asc' }, select: { status: true, actualStart: true, actualEnd: true } })
    const today = new Date('2026-11-02T00:00:00.000Z')
    expect(phases.slice(0, 2)).toEqual([{ status: 'closed', actualStart: null, actualEnd: today }, { status: 'active', actualStart: today, actualEnd: null }])
    const rows = await db.automation.findMany({ where: { id: { in: automations } }, select: { stage: true, promotedFrom: true }, orderBy: { stage: 'asc' } })
    expect(rows).toEqual([{ stage: 'in-build', promotedFrom: null }, { stage: 'live', promotedFrom: 1 }])
    const { decision } = await getReview(coe, { id })
    expect(decision).toMatchObject({ outcome: 'go', note: 'Well done', facts: { rule: 'all-hold', passed: { opened: true, left: [automations[1]] }, closed: false } })
    expect(decision!.facts.proposed.map(({ name, rank }) => [rank, name])).toEqual([[1, 'Waiting 9000'], [2, 'Waiting 1000']])
    const told = await db.notice.findMany({ select: { kind: true, personId: true } })
    expect(told.filter(({ kind }) => kind === 'gateDecided').map(({ personId }) => personId).sort()).toEqual([members[1], members[2], coe].map((ctx) => ctx!.actor.id).sort())
    expect(told.filter(({ kind }) => kind === 'phaseOpened' || kind === 'automationPromoted').map(({ personId }) => personId)).toEqual([coe.actor.id, coe.actor.id])
    expect(await actionsOf('phase', pilot)).toEqual(['phase.closed'])
    expect(await actionsOf('phase', rollout)).toEqual(['phase.opened'])
    expect(await verifyReview(coe, { id })).toMatchObject({ intact: true, decisionHash: decision!.hash })
    await addToScope(coe, { phaseId: rollout, processId: decision!.facts.proposed[0]!.processId, reason: 'Rank 1' })
    expect((await getReview(coe, { id })).inScope).toEqual([decision!.facts.proposed[0]!.processId])
    await expect(castVote(members[1]!, yes(id))).rejects.toMatchObject({ key: 'gateReviews.errors.decided' })
    await expect(cancelReview(coe, { id, reason: 'x' })).rejects.toMatchObject({ key: 'gateReviews.errors.decided' })
    await expect(openReview(coe, { phaseId: pilot })).rejects.toMatchObject({ key: 'gateReviews.errors.phase-closed' })
  })

  it('with a failed mandatory criterion is never go, and conditional only with a condition for it', async () => {
    const { id, members, coe, pilot } = await opened({ unsigned: ['people'] })
    await castVote(members[0]!, yes(id))
    await castVote(members[1]!, { id, choice: 'conditions', reason: 'Nearly', conditions: 'Name a deputy' })
    await castVote(members[2]!, yes(id))
    const decide = (more: object) => decideReview(members[2]!, { id, ...more })
    await expect(decide({ outcome: 'go' })).rejects.toMatchObject({ fields: { outcome: [{ key: 'gateReviews.because.mandatory-failed' }] } })
    const owner = { ownerId: coe.actor.id, dueOn: on('12-01') }
    const asked = { ref: `vote:${members[1]!.actor.id}:1`, text: 'Name a deputy', ...owner }
    const failed = { ref: 'criterion:people', text: 'People sign', ...owner }
    await expect(decide({ outcome: 'conditional', conditions: [asked] })).rejects.toMatchObject({ fields: { conditions: [{ params: { count: 1 } }] } })
    await expect(decide({ outcome: 'conditional', conditions: [asked, { ...failed, dueOn: on('11-01') }] })).rejects.toHaveProperty(['fields', 'conditions.1.dueOn'])
    await expect(decide({ outcome: 'conditional', conditions: [asked, { ...failed, ownerId: 'nobody' }] })).rejects.toHaveProperty(['fields', 'conditions.1.ownerId'])
    await decide({ outcome: 'conditional', conditions: { 0: asked, 1: failed } })
    const actions = await db.actionItem.findMany({ orderBy: { text: 'asc' }, select: { text: true, ownerId: true, source: true, sourceId: true, phaseId: true } })
    expect(actions).toEqual(['Name a deputy', 'People sign'].map((text) => ({ text, ownerId: coe.actor.id, source: 'gate', sourceId: id, phaseId: pilot })))
    const { decision } = await getReview(coe, { id })
    expect(decision).toMatchObject({ outcome: 'conditional', facts: { rule: 'mandatory-failed', failed: ['people'] } })
    expect(decision!.facts.conditions.map(({ owner: { name } }) => name)).toEqual([coe.actor.name, coe.actor.name])
  })

  it('without a majority leaves the phase open, and the next review takes the next number', async () => {
    const { id, members, coe, pilot } = await opened()
    for (const member of members) await castVote(member, { id, choice: 'no', reason: 'No' })
    await decideReview(members[0]!, { id, outcome: 'no-go' })
    expect(await db.phase.findUnique({ where: { id: pilot }, select: { status: true } })).toEqual({ status: 'active' })
    const again = await openReview(coe, { phaseId: pilot })
    expect(await getReview(coe, again)).toMatchObject({ ordinal: 2, status: 'open' })
    expect((await listReviews(coe, {})).map(({ ordinal, outcome }) => [ordinal, outcome])).toEqual([[2, null], [1, 'no-go']])
  })

  it('waits for missing votes that could change it, until the closing time', async () => {
    const { id, members: [one, two] } = await opened()
    for (const member of [one!, two!]) await castVote(member, yes(id))
    await expect(decideReview(one!, { id, outcome: 'go' })).rejects.toMatchObject({ key: 'gateReviews.errors.notSettled', params: { count: 1 } })
    expect((await getReview(one!, { id })).me.mayDecide).toBe(false)
    expect((await myWork(at(two!, AFTER), {})).tasks).toContainEqual(expect.objectContaining({ key: 'decideGate', href: `/gates/reviews/${id}` }))
    await decideReview(at(one!, AFTER), { id, outcome: 'go' })
    expect((await getReview(one!, { id })).decision).toMatchObject({ facts: { closed: true } })
  })

  it('is recorded once when two members press the button together', async () => {
    const { id, members } = await opened()
    for (const member of members) await castVote(member, yes(id))
    const answers = await Promise.allSettled([decideReview(members[0]!, { id, outcome: 'go' }), decideReview(members[1]!, { id, outcome: 'go' })])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } })
    expect(await db.gateDecision.count()).toBe(1)
  })

  it('and a vote at the same moment leave a provable record, whichever comes first', async () => {
    const { id, members } = await opened()
    for (const member of members) await castVote(member, yes(id))
    const [, vote] = await Promise.allSettled([decideReview(members[0]!, { id, outcome: 'go' }), castVote(members[1]!, { id, choice: 'abstain', reason: 'Late' })])
    const { decision, votes } = await getReview(members[0]!, { id })
    expect(decision?.facts.votes).toHaveLength(votes!.length)
    expect(votes).toHaveLength(vote!.status === 'fulfilled' ? 4 : 3)
    expect(await verifyReview(members[0]!, { id })).toMatchObject({ intact: true })
  })

  it('is not recorded by an interested member, by one in conflict or by other roles', async () => {
    const { id, members: [owner, two, three], coe } = await opened({ interested: 1 })
    await castVote(owner!, yes(id))
    await castVote(two!, yes(id))
    await castVote(three!, { id, choice: 'conflict', reason: 'My brother runs it' })
    await expect(decideReview(coe, { id, outcome: 'go' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(decideReview(owner!, { id, outcome: 'go' })).rejects.toMatchObject({ key: 'gateReviews.errors.recorderInterested' })
    await expect(decideReview(three!, { id, outcome: 'go' })).rejects.toMatchObject({ key: 'gateReviews.errors.recorderInConflict' })
    expect(await db.gateReview.findUnique({ where: { id }, select: { status: true } })).toEqual({ status: 'open' })
    await decideReview(two!, { id, outcome: 'go' })
    expect((await getReview(two!, { id })).decision?.facts.quorum).toMatchObject({ base: 2, free: 1, interested: 1, counting: 2 })
  })

  it('of owners alone is impossible', async () => {
    const { id, members: [one, two, three] } = await opened({ interested: 2 })
    await castVote(one!, yes(id))
    await castVote(two!, yes(id))
    await expect(decideReview(at(three!, AFTER), { id, outcome: 'go' })).rejects.toMatchObject({ key: 'gateReviews.errors.noQuorumAtClose', params: { counting: 0, base: 3 } })
  })

  it('stores nothing at all when one part of it fails', async () => {
    const { id, members, pilot } = await opened()
    for (const member of members) await castVote(member, yes(id))
    await db.phase.update({ where: { id: pilot }, data: { status: 'closed' } })
    await expect(decideReview(members[0]!, { id, outcome: 'go' })).rejects.toMatchObject({ key: 'gateReviews.errors.phase-closed' })
    expect(await db.gateReview.findUnique({ where: { id }, select: { status: true } })).toEqual({ status: 'open' })
    expect([await db.gateDecision.count(), await db.notice.count({ where: { kind: 'gateDecided' } })]).toEqual([0, 0])
  })
})

describe('canceling a review', () => {
  it('needs a reason and the right to open one; what was frozen stays', async () => {
    const { id, members, coe } = await opened()
    await castVote(members[0]!, yes(id))
    await expect(cancelReview(members[0]!, { id, reason: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(cancelReview(coe, { id, reason: '' })).rejects.toHaveProperty('fields.reason')
    await cancelReview(coe, { id, reason: 'The figures of Friday were missing' })
    expect(await getReview(coe, { id })).toMatchObject({ status: 'canceled', decision: null, standing: null, votes: [{ choice: 'yes' }] })
    expect(await auditOf('gate-review.canceled')).toMatchObject({ facts: { reason: 'The figures of Friday were missing' } })
    expect(await verifyReview(coe, { id })).toMatchObject({ intact: true })
    await expect(cancelReview(coe, { id, reason: 'x' })).rejects.toMatchObject({ key: 'gateReviews.errors.canceled' })
  })
})

describe('the preview of a review', () => {
  it('shows what would be frozen and who would vote', async () => {
    const { coe, pilot, programmeId } = await world({ interested: 1, criteria: [signed('plan'), measured('success', true)] })
    await publish(programmeId, [signed('plan')], 2)
    const preview = await reviewPreview(coe, { phaseId: pilot })
    expect(preview).toMatchObject({ reasons: [], quorumBp: 5_000, readiness: { met: 1, of: 1, gateVersion: { ordinal: 2 } } })
    expect(preview.lastDay).toBe('2026-11-11')
    expect(preview.closesAt.toISOString()).toBe('2026-11-11T15:59:59.999Z')
  })
})

describe('the reminder', () => {
  it('reaches members who have not voted two days before the end and on the last day, once each', async () => {
    const { id, members, coe } = await opened()
    await castVote(members[0]!, yes(id))
    await db.person.update({ where: { id: members[2]!.actor.id }, data: { active: false } })
    const remind = (moment: string) => remindVoters(asSystem(new Date(moment)), {})
    expect(await remind('2026-11-09T02:00:00Z')).toEqual({ told: 0 })
    expect(await remind('2026-11-10T02:00:00Z')).toEqual({ told: 1 })
    expect(await remind('2026-11-10T03:00:00Z')).toEqual({ told: 0 })
    expect(await remind('2026-11-11T02:00:00Z')).toEqual({ told: 1 })
    expect(await remind('2026-11-12T02:00:00Z')).toEqual({ told: 0 })
    expect((await db.notice.findMany({ where: { kind: 'gateVoteMissing' } })).map(({ personId }) => personId)).toEqual([members[1]!.actor.id, members[1]!.actor.id])
    expect(await actionsOf('gateReview', id)).toEqual(['gate-review.opened', 'gate-review.voted', 'gate-review.reminded', 'gate-review.reminded'])
    await expect(remindVoters(members[0]!, {})).rejects.toMatchObject({ code: 'forbidden' })
    expect(await verifyReview(coe, { id })).toMatchObject({ intact: true })
  })
})
