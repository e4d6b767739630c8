import { beforeEach, describe, expect, it } from 'vitest'
import { castVote } from '@/lib/features/gate-reviews/cast-vote'
import { decideReview } from '@/lib/features/gate-reviews/decide-review'
import { decisionHashOf, evidenceHashOf, evidenceDigest } from '@/lib/features/gate-reviews/digest'
import { verifyReview } from '@/lib/features/gate-reviews/verify-review'
import { canonicalJson } from '@/lib/server/canonical'
import { withPgClient, withWriter } from '@/lib/server/db'
import { asSystem } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { opened } from './review-world'

const { db, dialect, reset } = useDatabase()
beforeEach(reset)

/** Raw statements past the append-only triggers, as somebody with the database in hands would run them. */
async function past(...statements: string[]) {
  if (dialect === 'postgresql') {
    return withPgClient(async (client) => {
      await client.query('SET LOCAL session_replication_role = replica')
      for (const sql of statements) await client.query(sql)
    })
  }
  return withWriter((raw) => {
    const triggers = raw.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`).all() as { name: string; sql: string }[]
    for (const { name } of triggers) raw.exec(`DROP TRIGGER "${name}"`)
    for (const sql of statements) raw.exec(sql)
    for (const { sql } of triggers) raw.exec(sql)
  })
}

async function decided() {
  const made = await opened({ unsigned: ['people'] })
  for (const member of made.members) await castVote(member, { id: made.id, choice: 'yes', reason: 'Good' })
  await decideReview(made.members[0]!, { id: made.id, outcome: 'conditional', conditions: [{ ref: 'criterion:people', text: 'Sign', ownerId: made.coe.actor.id, dueOn: '2026-12-01' }] })
  return made
}

const faultsOf = async (id: string) => (await verifyReview(asSystem(), { id })).faults.map(({ part, name, ordinal, state }) => [part, name, ordinal, state])

describe('a review whose rows were changed past the portal', () => {
  it('cannot be changed through the client at all', async () => {
    const { id } = await decided()
    for (const change of [
      () => db.gateVote.updateMany({ where: { reviewId: id }, data: { choice: 'no' } }),
      () => db.gateVote.deleteMany({ where: { reviewId: id } }),
      () => db.gateEvidence.updateMany({ where: { reviewId: id }, data: { state: 'met' } }),
      () => db.gateEvidence.deleteMany({ where: { reviewId: id } }),
      () => db.gateDecision.updateMany({ where: { reviewId: id }, data: { outcome: 'go' } }),
      () => db.gateDecision.deleteMany({ where: { reviewId: id } }),
    ]) await expect(change()).rejects.toThrow()
    expect(await faultsOf(id)).toEqual([])
  })

  it('names the reading that was made better', async () => {
    const { id } = await decided()
    await past(`UPDATE "GateEvidence" SET "state" = 'met' WHERE "criterionId" = 'people'`)
    expect(await faultsOf(id)).toEqual([['evidence', 'people', 2, 'changed']])
  })

  it('names a figure inside a reading', async () => {
    const { id } = await decided()
    await past(`UPDATE "GateEvidence" SET "data" = replace("data", '9800', '1') WHERE "criterionId" = 'success'`)
    expect(await faultsOf(id)).toEqual([['evidence', 'success', 3, 'changed']])
  })

  it('names readings that are gone', async () => {
    const { id } = await decided()
    await past(`DELETE FROM "GateEvidence" WHERE "criterionId" = 'plan'`)
    expect(await faultsOf(id)).toEqual([['evidence', 'plan', 1, 'missing']])
  })

  it('is caught also when the hashes were computed anew', async () => {
    const { id } = await decided()
    const row = await db.gateEvidence.findFirstOrThrow({ where: { reviewId: id, criterionId: 'people' } })
    const review = await db.gateReview.findUniqueOrThrow({ where: { id } })
    const rules = JSON.parse(review.rules)
    rules.evidence[1].sha256 = evidenceDigest({ ...row, state: 'met' })
    const text = canonicalJson(rules)
    const hash = evidenceHashOf({ ...review, rules: text })
    const decision = await db.gateDecision.findUniqueOrThrow({ where: { reviewId: id } })
    await past(
      `UPDATE "GateEvidence" SET "state" = 'met' WHERE "criterionId" = 'people'`,
      `UPDATE "GateReview" SET "rules" = '${text.replaceAll("'", "''")}', "evidenceHash" = '${hash}'`,
      `UPDATE "GateDecision" SET "hash" = '${decisionHashOf(hash, decision)}'`,
    )
    expect(await faultsOf(id)).toEqual([['rules', '', null, 'changed'], ['decision', '', null, 'changed']])
  })

  it('names the vote that was turned, taken away or slipped in, before the decision too', async () => {
    const { id, members: [one, two, three] } = await opened()
    for (const member of [one!, two!]) await castVote(member, { id, choice: 'no', reason: 'No' })
    await past(`UPDATE "GateVote" SET "choice" = 'yes' WHERE "memberId" = '${one!.actor.id}'`)
    expect(await faultsOf(id)).toEqual([['vote', one!.actor.id, 1, 'changed']])
    await past(`DELETE FROM "GateVote" WHERE "memberId" = '${one!.actor.id}'`)
    expect(await faultsOf(id)).toEqual([['vote', one!.actor.id, 1, 'missing']])
    await db.gateVote.create({ data: { reviewId: id, memberId: three!.actor.id, ordinal: 1, choice: 'yes', reason: 'x', castAt: new Date() } })
    expect(await faultsOf(id)).toEqual([['vote', one!.actor.id, 1, 'missing'], ['vote', three!.actor.id, 1, 'added']])
  })

  it('names the decision, its absence and a status that was turned back', async () => {
    const { id } = await decided()
    await past(`UPDATE "GateDecision" SET "outcome" = 'go'`)
    expect(await faultsOf(id)).toEqual([['decision', '', null, 'changed']])
    await past(`DELETE FROM "GateDecision"`, `UPDATE "GateReview" SET "status" = 'open'`)
    expect(await faultsOf(id)).toEqual([['status', '', null, 'changed'], ['decision', '', null, 'missing']])
  })

  it('names the members, the version of the gate and the entry of the audit trail', async () => {
    const { id } = await decided()
    await past(`UPDATE "GateVersion" SET "criteria" = replace("criteria", '9800', '1')`)
    expect(await faultsOf(id)).toEqual([['gate', '', null, 'changed']])
    await past(`UPDATE "GateReview" SET "rules" = replace("rules", 'Member 3', 'Member 4')`)
    expect(await faultsOf(id)).toEqual([['rules', '', null, 'changed'], ['gate', '', null, 'changed']])
    await past(`UPDATE "AuditEntry" SET "actorName" = 'nobody' WHERE "action" = 'gate-review.decided'`)
    expect((await faultsOf(id)).at(-1)).toMatchObject(['trail', '', expect.any(Number), 'changed'])
  })
})
