import { beforeEach, describe, expect, it } from 'vitest'
import { decideReview } from '@/lib/features/reviews/decide-review'
import { readAnswer } from '@/lib/features/reviews/register'
import { updatePoint } from '@/lib/features/reviews/update-point'
import { useDatabase } from '../../support/database'
import { after, ask, at, pointFacts, reviewScene, statusOf, versionOf } from '../../support/reviews'

const { db, reset } = useDatabase()
beforeEach(reset)

describe('a document that has expired', () => {
  it('stays so when its point passes late documents on from now on', async () => {
    const { engine, legal, owner, pointId } = await reviewScene({ onExpiry: 'reject' })
    const { id } = await ask(engine)
    const late = after(5)
    expect(await readAnswer(at(legal, late), { id })).toMatchObject({ status: 'expired', done: true, approved: false })
    await updatePoint(at(owner, late), { id: pointId, version: 1, ...pointFacts, onExpiry: 'escalate' })
    expect(await readAnswer(at(legal, late), { id })).toMatchObject({ status: 'expired', done: true })
    await expect(decideReview(at(legal, late), { id, version: await versionOf(id), outcome: 'approve' })).rejects.toMatchObject({ code: 'rule' })
    expect(await statusOf(id)).toBe('expired')
    expect(await db.auditEntry.count({ where: { action: 'review.expired', entityId: id } })).toBe(1)
  })
})
