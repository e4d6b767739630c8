import { beforeEach, describe, expect, it } from 'vitest'
import { recognitionContent as rules } from '@/lib/content/recognition'
import { creditBenefit } from '@/lib/features/recognition/credit-benefit'
import { issueStatement, issueStatementFor, ownStatement, readStatementFor } from '@/lib/features/recognition/issue-statement'
import { leaderboard } from '@/lib/features/recognition/leaderboard'
import { previewRules } from '@/lib/features/recognition/preview-rules'
import { publishRules } from '@/lib/features/recognition/publish-rules'
import { consentToStory, publishStory, withdrawStory } from '@/lib/features/recognition/publish-story'
import { saveStory } from '@/lib/features/recognition/save-story'
import { statementFile } from '@/lib/features/recognition/statement-files'
import { stories, storyOfRequest } from '@/lib/features/recognition/stories'
import { updateSettings } from '@/lib/features/settings/update-settings'
import { jobCtx } from '@/lib/server/ctx'
import { forgetSettings } from '@/lib/server/settings'
import { makeDepartment, makePerson } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { liveIdea, now, stepTo, storedRequest } from '../../support/recognition'

const { db, reset } = useDatabase()
beforeEach(reset)
beforeEach(forgetSettings)

const coe = () => personCtx('coe', { now })
const { caps, ...amounts } = rules
const form = { ...amounts, capDay: caps.day, capMonth: caps.month, capYear: caps.year }
const words = { title: 'Invoices read themselves', titleZh: '发票自动读取', text: 'They were typed.', textZh: '以前靠手工录入。' }

describe('the rules', () => {
  it('are published as a new version, the first being the one of the product', async () => {
    expect(await publishRules(await coe(), { ...form, live: '40', note: 'Going live counts more', ordinal: 1 })).toEqual({ ordinal: 2 })
    expect((await db.recognitionRules.findMany({ orderBy: { ordinal: 'asc' } })).map(({ ordinal, rules: stored }) => [ordinal, JSON.parse(stored).live])).toEqual([[1, 30], [2, 40]])
    expect((await auditOf('recognition.rules-published')).before).toMatchObject({ live: 30 })
    const { request } = await liveIdea('2026-11-02')
    expect(await db.pointEntry.findFirstOrThrow({ where: { requestId: request.id, kind: 'live' } })).toMatchObject({ points: 40, rulesOrdinal: 2 })
  })

  it('are refused while handing in could outweigh what was measured, out of date, or without the right', async () => {
    await expect(publishRules(await coe(), { ...form, capDay: 50, capMonth: 500, capYear: 5000, note: 'x', ordinal: 1 })).rejects.toMatchObject({ code: 'rule', key: 'recognition.rules.submittingOutweighs' })
    await expect(publishRules(await coe(), { ...form, note: 'x', ordinal: 7 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(publishRules(await coe(), { ...form, capDay: 0, note: 'x', ordinal: 1 })).rejects.toMatchObject({ code: 'invalid', fields: { capDay: expect.anything() } })
    await expect(publishRules(await personCtx('finance'), { ...form, note: 'x', ordinal: 1 })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('show their effect on the last year before they are published', async () => {
    await liveIdea('2026-10-01')
    await creditBenefit({ ...jobCtx('credit-benefit'), now }, {})
    const { before, after } = await previewRules(await coe(), { ...form, perVerifiedHour: '4', live: 0 })
    expect(before.points).toBe(2 + 10 + 30 + 93)
    expect(after).toMatchObject({ byKind: { live: 0, benefit: 186 }, people: 1 })
    expect(await db.recognitionRules.count()).toBe(0)
  })
})

describe('stories', () => {
  async function told(given: Parameters<typeof liveIdea>[1] = {}) {
    const live = await liveIdea('2026-10-01', given)
    const author = await coe()
    const { id } = await saveStory(author, { requestId: live.request.id, ...words })
    return { ...live, author, id }
  }

  it('are written, published for everybody with figures from the record, and withdrawn', async () => {
    const { request, author, id } = await told()
    await creditBenefit({ ...jobCtx('credit-benefit'), now }, {})
    const reader = await personCtx('employee', { now })
    expect((await stories(reader, {})).published).toEqual([])
    await publishStory(author, { id, version: 1 })
    expect((await stories(reader, {})).published).toMatchObject([{ title: words.title, by: null, measured: { months: 1, ms: 31 * 90 * 60_000 } }])
    expect(await storyOfRequest(reader, { requestId: request.id })).toMatchObject({ id })
    await withdrawStory(author, { id, version: 2 })
    expect(await storyOfRequest(reader, { requestId: request.id })).toBeNull()
    expect(await actionsOf('story', id)).toEqual(['story.saved', 'story.published', 'story.withdrawn'])
  })

  it('name the submitter only with consent, which only the submitter gives and takes back', async () => {
    const { submitter, author, id } = await told({ anonymous: true })
    await publishStory(author, { id, version: 1 })
    const card = async () => (await stories(await coe(), {})).published[0]!
    expect((await card()).by).toBeNull()
    expect(JSON.stringify(await card())).not.toContain(submitter.actor.id)
    await expect(consentToStory(author, { storyId: id, agreed: true })).rejects.toMatchObject({ code: 'not_found' })
    await consentToStory(submitter, { storyId: id, agreed: true })
    expect((await card()).by).toBe(submitter.actor.name)
    await consentToStory(submitter, { storyId: id, agreed: 'false' })
    expect((await card()).by).toBeNull()
  })

  it('need both languages, a live request, the present version and the right', async () => {
    const { request, author, id } = await told()
    await saveStory(author, { requestId: request.id, version: 1, ...words, textZh: '' })
    await expect(publishStory(author, { id, version: 2 })).rejects.toMatchObject({ code: 'rule', key: 'recognition.stories.bothLanguages' })
    await expect(saveStory(author, { requestId: request.id, version: 1, ...words })).rejects.toMatchObject({ code: 'conflict' })
    await expect(saveStory(author, { requestId: (await storedRequest(author)).id, ...words })).rejects.toMatchObject({ code: 'rule', key: 'recognition.stories.notLive' })
    await expect(saveStory(await personCtx('finance', { now }), { requestId: request.id, ...words })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the comparison of departments', () => {
  it('shows sums of departments with enough people and contributions, the others without figures, and nothing when switched off', async () => {
    const [large, small] = [await makeDepartment(db, { name: 'Large' }), await makeDepartment(db, { name: 'Small' })]
    const below = await makeDepartment(db, { name: 'Below', parent: large })
    for (let i = 0; i < 6; i += 1) {
      const { submitter } = await liveIdea('2026-11-02')
      await db.person.update({ where: { id: submitter.actor.id }, data: { departmentId: i < 5 ? below.id : small.id } })
    }
    for (let i = 0; i < 5; i += 1) await makePerson(db, { departmentId: large.id })
    const reader = await personCtx('employee', { now })
    const board = await leaderboard(reader, {})
    expect(board?.standings.slice(0, 2)).toMatchObject([{ name: 'Large', shown: true, rank: 1, people: 10, contributions: 5, pointsPerTen: 5 * 42, verifiedShare: 0 }, { name: 'Small', shown: false }])
    await updateSettings(await personCtx('admin'), { group: 'recognition', value: { leaderboard: 'false' } })
    expect(await leaderboard(reader, {})).toBeNull()
  })
})

describe('statements', () => {
  const asked = { from: '2026-01-01', to: '2026-12-31', format: 'csv', language: 'en' }

  it('are issued for oneself with a number and a checksum that the audit trail keeps', async () => {
    const { request, submitter } = await liveIdea('2026-11-02')
    const first = await issueStatement(submitter, asked)
    expect(first).toMatchObject({ number: 'PS-2026-0001', totals: { points: 42 }, ideas: [{ number: request.number, points: 42 }] })
    expect((await issueStatement(submitter, asked)).number).toBe('PS-2026-0002')
    expect((await auditOf('recognition.statement-issued')).facts).toMatchObject({ number: 'PS-2026-0002', format: 'csv' })
    expect((await ownStatement(submitter, { from: '2025-01-01', to: '2025-12-31' })).entries).toEqual([])
    await expect(ownStatement(submitter, { from: '2026-02-01', to: '2026-01-01' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('of others ask for the right and the password, and each reading is recorded', async () => {
    const { submitter } = await liveIdea('2026-11-02')
    const personId = submitter.actor.id
    const admin = await personCtx('admin', { now })
    expect(await readStatementFor(admin, { personId, from: '', to: '' })).toMatchObject({ totals: { points: 42 } })
    expect(await issueStatementFor(admin, { personId, ...asked })).toMatchObject({ person: { id: personId } })
    expect((await actionsOf('person', personId)).filter((action) => action.startsWith('recognition.'))).toEqual(['recognition.statement-read', 'recognition.statement-issued'])
    await expect(readStatementFor({ ...admin, stepUpAt: null }, { personId })).rejects.toMatchObject({ key: 'errors.stepUp' })
    for (const role of ['auditor', 'coe', 'steering', 'employee'] as const) await expect(readStatementFor(await personCtx(role, { now }), { personId })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(readStatementFor(admin, { personId: 'nobody' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('of others do not say which requests somebody filed without a name', async () => {
    const [submitter, admin] = [await personCtx('employee', { now }), await personCtx('admin', { now })]
    const { id, number } = await storedRequest(submitter, { title: 'Hidden idea', anonymous: true })
    await stepTo(id, 'submitted')
    expect((await ownStatement(submitter, {})).ideas).toMatchObject([{ number }])
    for (const statement of [await readStatementFor(admin, { personId: submitter.actor.id }), await issueStatementFor(admin, { personId: submitter.actor.id, ...asked })]) {
      expect(statement.totals.points).toBeGreaterThan(0)
      expect(JSON.stringify(statement)).not.toMatch(new RegExp(`Hidden idea|${id}|"number":${number}`))
    }
  })

  it('are written as CSV that no spreadsheet calculates with, and as PDF in both languages', async () => {
    const submitter = await personCtx('employee', { now, name: '=cmd|calc' })
    await stepTo((await storedRequest(submitter, { title: '@SUM(A1), "quoted"' })).id, 'submitted')
    const { bytes, name } = await statementFile(submitter, asked)
    const text = Buffer.from(bytes).toString('utf8')
    expect(name).toBe('PS-2026-0001.csv')
    expect(text).toContain(`'=cmd|calc`)
    expect(text).toContain(`"'@SUM(A1), ""quoted"""`)
    for (const language of ['en', 'zh-CN']) {
      const { bytes: pdf } = await statementFile(submitter, { ...asked, format: 'pdf', language })
      expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
    }
  })
})
