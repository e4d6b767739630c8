import { extractText, getDocumentProxy } from 'unpdf'
import { beforeEach, describe, expect, it } from 'vitest'
import { updateAutomation } from '@/lib/features/automations/update-automation'
import { cancelReview } from '@/lib/features/gate-reviews/cancel-review'
import { castVote } from '@/lib/features/gate-reviews/cast-vote'
import { decideReview } from '@/lib/features/gate-reviews/decide-review'
import { reviewMinutes } from '@/lib/features/gate-reviews/minutes'
import { updateSettings } from '@/lib/features/settings/update-settings'
import { makeDepartment } from '@/prisma/seed/factories'
import { asSystem, personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { opened } from './review-world'

const { db, reset } = useDatabase()
beforeEach(reset)

const textOf = async (bytes: Uint8Array) => (await extractText(await getDocumentProxy(bytes.slice()), { mergePages: true })).text.replace(/\s+/g, ' ')
/** Lines of a PDF break anywhere. */
const packed = (text: string) => text.replace(/\s+/g, '')

async function decided() {
  const made = await opened({ interested: 1, unsigned: ['people'] })
  const { id, members: [one, two, three], coe } = made
  await castVote(one!, { id, choice: 'yes', reason: 'It pays' })
  await castVote(two!, { id, choice: 'no', reason: 'Too early' })
  await castVote(two!, { id, choice: 'conditions', reason: 'Better now', conditions: 'Train the deputies' })
  await castVote(three!, { id, choice: 'abstain', reason: '我刚刚加入' })
  const due = { ownerId: coe.actor.id, dueOn: '2026-12-01' }
  await decideReview(three!, {
    id, outcome: 'conditional', note: 'Thanks to everybody',
    conditions: [{ ref: 'criterion:people', text: 'Collect the signatures', ...due }, { ref: `vote:${two!.actor.id}:1`, text: 'Train the deputies', ...due }],
  })
  return made
}

describe('the minutes of a decided review', () => {
  it('hold evidence, votes, decision, conditions, interests, rules and hashes in both languages', async () => {
    const { id, coe, members } = await decided()
    const { evidenceHash, decision } = await db.gateReview.findUniqueOrThrow({ where: { id }, select: { evidenceHash: true, decision: { select: { hash: true } } } })
    const english = await reviewMinutes(coe, { id, locale: 'en' })
    expect(english.name).toBe('gate-minutes-pilot-1-en.pdf')
    const text = packed(await textOf(english.bytes))
    const shared = ['Member 1', 'It pays', 'Better now', 'Train the deputies', '我刚刚加入', 'Collect the signatures', coe.actor.name, 'Thanks to everybody', evidenceHash, decision!.hash]
    const words = ['Minutes of the gate review', 'Pilot, review 1', 'Conditional go', '1 of 3', 'Signed people (mandatory)', '0 of 1 roles have signed.', 'Not met', 'Measured success (advisory)', '≥ 98 %', 'Yes, with conditions', 'Abstain', 'Dec 1, 2026', 'Rollout was opened', '(owner)', 'never make a quorum', 'Recorded the decision on', 'Page 1 of']
    for (const word of [...shared, ...words]) expect(text, word).toContain(packed(word))
    expect(text).not.toContain(packed('Too early'))
    const chinese = packed(await textOf((await reviewMinutes(members[0]!, { id, locale: 'zh-CN' })).bytes))
    const zh = ['阶段门评审会议纪要', '试点，第 1 次评审', '有条件通过', '1/3', 'Signed people（中文）', '未达标', '有条件同意', '弃权', '推广阶段已开启', '负责人', '永远达不到法定人数', '登记决议', '2026年12月1日', '第 1 页，共']
    for (const word of [...shared, ...zh]) expect(chinese, word).toContain(packed(word))
  })

  it('hold the vote that was counted, whichever request came first', async () => {
    const { id, members: [one, two, three] } = await opened({ unsigned: [] })
    await castVote({ ...one!, now: new Date(one!.now.getTime() + 5_000) }, { id, choice: 'no', reason: 'First thought' })
    await castVote(one!, { id, choice: 'yes', reason: 'Second thought' })
    for (const member of [two!, three!]) await castVote(member, { id, choice: 'yes', reason: 'It holds' })
    await decideReview(three!, { id, outcome: 'go' })
    const text = packed(await textOf((await reviewMinutes(three!, { id, locale: 'en' })).bytes))
    expect(text).toContain(packed('Second thought'))
    expect(text).not.toContain(packed('First thought'))
  })

  it('are the same bytes whoever asks, whenever, whatever was renamed since', async () => {
    const { id, coe, members, automations } = await decided()
    const before = Buffer.from((await reviewMinutes(coe, { id, locale: 'zh-CN' })).bytes)
    await db.person.update({ where: { id: members[0]!.actor.id }, data: { name: 'Renamed', timeZone: 'America/New_York' } })
    const { version } = await db.automation.findUniqueOrThrow({ where: { id: automations[1]! } })
    await updateAutomation(asSystem(), { id: automations[1]!, version, name: 'Renamed', technology: 'rpa' })
    await updateSettings(asSystem(), { group: 'organisation', value: { name: 'Another', currency: 'EUR', timeZone: 'Europe/Berlin' } })
    const after = await reviewMinutes({ ...members[0]!, now: new Date('2027-05-01T00:00:00Z') }, { id, locale: 'zh-CN' })
    expect(Buffer.from(after.bytes).equals(before)).toBe(true)
  })

  it('are there once the review has ended, also for a canceled one, and only for those who may see it', async () => {
    const { id, coe } = await opened()
    await expect(reviewMinutes(coe, { id, locale: 'en' })).rejects.toMatchObject({ key: 'gateReviews.errors.open' })
    await cancelReview(coe, { id, reason: 'The figures of Friday were missing' })
    const text = await textOf((await reviewMinutes(coe, { id, locale: 'en' })).bytes)
    expect(text).toContain('Nothing was decided')
    expect(text).toContain('The figures of Friday were missing')
    const { id: departmentId } = await makeDepartment(db)
    await expect(reviewMinutes(await personCtx('process-owner', { departmentId }), { id, locale: 'en' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(reviewMinutes(coe, { id, locale: 'fr' })).rejects.toMatchObject({ code: 'invalid' })
  })
})
