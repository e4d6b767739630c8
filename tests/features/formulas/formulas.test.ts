import { beforeEach, describe, expect, it } from 'vitest'
import { formulaContent, shippedKeys } from '@/lib/content/formulas'
import { draftOf, type DraftBody } from '@/lib/core/formula/draft'
import { evaluateFormula } from '@/lib/core/formula/evaluate'
import { archiveFormula, restoreFormula } from '@/lib/features/formulas/archive-formula'
import { createFormula } from '@/lib/features/formulas/create-formula'
import { discardDraft } from '@/lib/features/formulas/discard-draft'
import { publishDraft } from '@/lib/features/formulas/publish-draft'
import { publishShipped } from '@/lib/features/formulas/publish-shipped'
import { formulaAt, formulasFor, formulaVersion } from '@/lib/features/formulas/published'
import { getFormula, getFormulaEditor, listFormulas } from '@/lib/features/formulas/queries'
import { returnDraft } from '@/lib/features/formulas/return-draft'
import { saveDraft } from '@/lib/features/formulas/save-draft'
import { submitDraft } from '@/lib/features/formulas/submit-draft'
import { makeDepartment } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '@/tests/support/audit'
import { asSystem, personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const KEY = 'lost-failed'
/** The shipped formula with a share of rework, which its examples follow. */
const changed = (share = 50): DraftBody => {
  const body = draftOf(formulaContent(KEY))
  return {
    ...body,
    expression: `${body.expression} * ${share}%`,
    examples: body.examples.map((example) => ({ ...example, expected: (example.expected ?? 0) * (share / 100) })),
  }
}
const world = async () => {
  await publishShipped(asSystem(), {})
  return { author: await personCtx('coe', { name: 'Min Wang' }), second: await personCtx('finance', { name: 'Jun Zhou' }) }
}
const submitted = async (reason = 'Half of the items are put right in bulk') => {
  const { author, second } = await world()
  const { version } = await saveDraft(author, { key: KEY, body: changed(), reason })
  await submitDraft(author, { key: KEY, version })
  return { author, second, version: version + 1 }
}

describe('the shipped formulas', () => {
  it('are published once, each with a row on the trail', async () => {
    expect(await publishShipped(asSystem(), {})).toEqual({ published: shippedKeys.length })
    expect(await publishShipped(asSystem(), {})).toEqual({ published: 0 })
    const formula = await db.formula.findUniqueOrThrow({ where: { key: KEY }, include: { versions: true } })
    expect(formula).toMatchObject({ origin: 'shipped', versions: [{ ordinal: 1, authorId: null, publishedById: null }] })
    expect(await actionsOf('formula', formula.id)).toEqual(['formula.shipped'])
  })

  it('follow the product as long as nobody here has changed them', async () => {
    await publishShipped(asSystem(), {})
    const formula = await db.formula.findUniqueOrThrow({ where: { key: KEY } })
    const older = JSON.stringify({ ...formulaContent(KEY), purpose: 'benefit' })
    await db.formulaVersion.create({ data: { formulaId: formula.id, ordinal: 2, body: older, digest: 'older', publishedAt: new Date() } })
    expect(await publishShipped(asSystem(), {})).toEqual({ published: 1 })
    expect((await formulasFor({ db }, [KEY])).get(KEY)).toMatchObject({ ordinal: 3 })
  })

  it('are left alone once somebody has published their own version', async () => {
    const { second, version } = await submitted()
    await publishDraft(second, { key: KEY, version })
    expect(await publishShipped(asSystem(), {})).toEqual({ published: 0 })
  })

  it('can be asked for before they are published, and by version later', async () => {
    expect((await formulasFor({ db }, [KEY, 'nobody-knows'])).get(KEY)).toMatchObject({ ordinal: 1, versionId: null })
    expect((await formulasFor({ db }, ['nobody-knows'])).size).toBe(0)
    await publishShipped(asSystem(), {})
    const found = (await formulasFor({ db }, [KEY])).get(KEY)!
    expect(await formulaVersion({ db }, found.versionId!)).toMatchObject({ key: KEY, ordinal: 1 })
    await expect(formulaAt({ db }, KEY, 2)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a draft', () => {
  it('is kept as typed, also while it does not hold, and changes nothing that counts', async () => {
    const { author } = await world()
    const body = { ...changed(), expression: 'failedItems * (' }
    expect(await saveDraft(author, { key: KEY, body })).toMatchObject({ version: 1, takenBack: false })
    expect(await getFormulaEditor(author, { key: KEY })).toMatchObject({ draft: { version: 1 }, body: { expression: 'failedItems * (' }, blockedBy: null })
    expect((await formulasFor({ db }, [KEY])).get(KEY)).toMatchObject({ ordinal: 1 })
    expect(await auditOf('formula.draft-saved')).toMatchObject({ facts: { key: KEY, base: 1 } })
    await expect(submitDraft(author, { key: KEY, version: 1 })).rejects.toMatchObject({ code: 'rule', key: 'formulas.draft.noReason' })
  })

  it('belongs to its author, and to one state of it', async () => {
    const { author, second } = await world()
    await saveDraft(author, { key: KEY, body: changed() })
    await expect(saveDraft(second, { key: KEY, version: 1, body: changed(40) })).rejects.toMatchObject({ code: 'rule', key: 'formulas.draft.ofOther', params: { name: 'Min Wang' } })
    await expect(saveDraft(author, { key: KEY, body: changed(40) })).rejects.toMatchObject({ code: 'conflict' })
    expect(await saveDraft(author, { key: KEY, version: 1, body: changed(40) })).toMatchObject({ version: 2 })
    await expect(saveDraft(author, { key: 'nobody-knows', body: changed() })).rejects.toMatchObject({ code: 'not_found' })
    await expect(saveDraft(await personCtx('steering'), { key: KEY, body: changed() })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it.each([
    ['nothing else than what counts', () => draftOf(formulaContent(KEY)), 'formulas.draft.unchanged'],
    ['no worked example', () => ({ ...changed(), examples: [] }), 'formulas.draft.noExample'],
    ['an example that does not come out', () => ({ ...changed(), expression: 'failedItems * manualTime * wage * 49%' }), 'formulas.draft.examplesFail'],
    ['units that do not fit', () => ({ ...changed(), expression: 'failedItems + manualTime * wage' }), 'formulas.check.unlike'],
    ['no name in one language', () => ({ ...changed(), names: { en: 'Lost', 'zh-CN': '' } }), 'formulas.draft.incomplete'],
  ])('is not handed in with %s', async (_, body, key) => {
    const { author } = await world()
    await saveDraft(author, { key: KEY, body: body(), reason: 'Because' })
    await expect(submitDraft(author, { key: KEY, version: 1 })).rejects.toMatchObject({ code: 'rule', key })
  })

  it.each([
    ['an example does not come out', () => ({ ...changed(), expression: 'failedItems * manualTime * wage * 49%' }), 1],
    ['the expression cannot be read', () => ({ ...changed(), expression: 'failedItems * (' }), 0],
    ['a name is missing', () => ({ ...changed(), names: { en: '', 'zh-CN': '损失' } }), 0],
  ])('is compared with what counts also while %s', async (_, body, examples) => {
    const { author } = await world()
    await saveDraft(author, { key: KEY, body: body() })
    const { draft } = await getFormula(author, { key: KEY })
    expect(draft!.reasons).toHaveLength(1)
    expect(draft!.changes).toMatchObject([{ part: 'expression' }, ...(body().names.en ? [] : [{ part: 'names' }]), { part: 'example' }])
    expect(draft!.stretches.map(({ kind }) => kind)).toContain('added')
    expect(draft!.examples.filter(({ passed }) => !passed)).toHaveLength(examples)
  })

  it('is told to everybody else who may publish, and taken back by saving', async () => {
    const { author, second } = await submitted()
    const told = await db.notice.findMany({ where: { kind: 'formulaSubmitted' } })
    expect(told.map(({ personId }) => personId)).toEqual([second.actor.id])
    expect(await listFormulas(second, {})).toMatchObject({ waiting: 1 })
    expect(await listFormulas(author, {})).toMatchObject({ waiting: 0 })
    expect(await saveDraft(author, { key: KEY, version: 2, body: changed(40), reason: 'Again' })).toMatchObject({ takenBack: true })
    await expect(publishDraft(second, { key: KEY, version: 3 })).rejects.toMatchObject({ code: 'rule', key: 'formulas.draft.notSubmitted' })
  })

  it('is withdrawn by its author or an administrator, with what was in it on the trail', async () => {
    const { author, second } = await world()
    await saveDraft(author, { key: KEY, body: changed() })
    await expect(discardDraft(second, { key: KEY, version: 1 })).rejects.toMatchObject({ code: 'rule', key: 'formulas.draft.ofOther' })
    expect(await discardDraft(await personCtx('admin'), { key: KEY, version: 1 })).toEqual({ key: KEY, gone: false })
    expect(await auditOf('formula.draft-discarded')).toMatchObject({ facts: { author: 'Min Wang', body: { unit: 'money' } } })
    await expect(discardDraft(author, { key: KEY, version: 1 })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('publishing', () => {
  it('takes a second person; from then on the new version counts and the old one can still be asked for', async () => {
    const { author, second, version } = await submitted()
    const before = (await formulasFor({ db }, [KEY])).get(KEY)!
    await expect(publishDraft(author, { key: KEY, version })).rejects.toMatchObject({ code: 'rule', key: 'formulas.draft.ownWork' })
    await expect(publishDraft(second, { key: KEY, version: 1 })).rejects.toMatchObject({ code: 'conflict' })
    expect(await publishDraft(second, { key: KEY, version })).toMatchObject({ ordinal: 2 })
    const values = { failedItems: 25, manualTime: 12, wage: 60 }
    const now = (await formulasFor({ db }, [KEY])).get(KEY)!
    expect(evaluateFormula(now.compiled, values)).toMatchObject({ value: 150 })
    expect(evaluateFormula((await formulaVersion({ db }, before.versionId!)).compiled, values)).toMatchObject({ value: 300 })
    const page = await getFormula(second, { key: KEY })
    expect(page).toMatchObject({ ordinal: 2, draft: null, versions: [{ ordinal: 2, author: 'Min Wang', publishedBy: 'Jun Zhou', reason: 'Half of the items are put right in bulk', changes: [{ part: 'expression' }, { part: 'example' }] }, { ordinal: 1, author: null, changes: null }] })
    expect(await db.notice.count({ where: { kind: 'formulaPublished', personId: author.actor.id } })).toBe(1)
    expect(await auditOf('formula.published')).toMatchObject({ facts: { ordinal: 2, author: 'Min Wang' } })
  })

  it('is refused by the database too when author and publisher are one', async () => {
    const { author } = await world()
    const formula = await db.formula.findUniqueOrThrow({ where: { key: KEY } })
    const row = { formulaId: formula.id, ordinal: 2, body: '{}', digest: 'x', publishedAt: new Date(), authorId: author.actor.id }
    await expect(db.formulaVersion.create({ data: { ...row, publishedById: author.actor.id } })).rejects.toThrow()
    await expect(db.formulaVersion.create({ data: row })).rejects.toThrow()
    await expect(db.formulaVersion.updateMany({ where: { formulaId: formula.id }, data: { body: '{}' } })).rejects.toThrow()
  })

  it('is refused for roles that may not, and of one department', async () => {
    const { version } = await submitted()
    for (const role of ['process-owner', 'ops', 'steering', 'auditor', 'employee'] as const) await expect(publishDraft(await personCtx(role), { key: KEY, version })).rejects.toMatchObject({ code: 'forbidden' })
    const department = await makeDepartment(db)
    await expect(publishDraft(await personCtx('finance', { departmentId: department.id }), { key: KEY, version })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('goes back to the author with words instead', async () => {
    const { author, second, version } = await submitted()
    await expect(returnDraft(author, { key: KEY, version, comment: 'Mine' })).rejects.toMatchObject({ code: 'rule' })
    await expect(returnDraft(second, { key: KEY, version, comment: ' ' })).rejects.toMatchObject({ code: 'invalid' })
    await returnDraft(second, { key: KEY, version, comment: 'Where does the half come from?' })
    expect(await db.notice.findFirst({ where: { kind: 'formulaReturned', personId: author.actor.id } })).toMatchObject({ href: `/formulas/${KEY}/edit` })
    await expect(publishDraft(second, { key: KEY, version: version + 1 })).rejects.toMatchObject({ key: 'formulas.draft.notSubmitted' })
  })
})

describe('a formula of one’s own', () => {
  const own = { key: 'audit-cost', body: { ...changed(), names: { en: 'Audit cost', 'zh-CN': '审计成本' } }, reason: 'New' }

  it('is begun under a free name, seen by those who write formulas, and gone when its draft is withdrawn', async () => {
    const { author } = await world()
    await createFormula(author, own)
    await expect(createFormula(author, own)).rejects.toMatchObject({ code: 'conflict', key: 'formulas.keyTaken' })
    await expect(createFormula(author, { ...own, key: 'Audit Cost' })).rejects.toMatchObject({ code: 'invalid', fields: { key: [{ key: 'formulas.body.key' }] } })
    expect((await listFormulas(author, {})).formulas.find(({ key }) => key === own.key)).toMatchObject({ ordinal: null, draft: { own: true } })
    const reader = await personCtx('steering')
    expect((await listFormulas(reader, {})).formulas.find(({ key }) => key === own.key)).toBeUndefined()
    await expect(getFormula(reader, { key: own.key })).rejects.toMatchObject({ code: 'not_found' })
    expect(await discardDraft(author, { key: own.key, version: 1 })).toEqual({ key: own.key, gone: true })
    expect(await db.formula.count({ where: { key: own.key } })).toBe(0)
  })

  it('is archived and comes back; a shipped one stays', async () => {
    const { author, second } = await world()
    await createFormula(author, own)
    await expect(archiveFormula(second, { key: own.key, version: 1 })).rejects.toMatchObject({ key: 'formulas.draft.inTheWay' })
    await submitDraft(author, { key: own.key, version: 1 })
    await publishDraft(second, { key: own.key, version: 2 })
    await expect(archiveFormula(second, { key: own.key, version: 7 })).rejects.toMatchObject({ code: 'conflict' })
    await archiveFormula(second, { key: own.key, version: 1 })
    await expect(saveDraft(author, { key: own.key, body: own.body })).rejects.toMatchObject({ key: 'formulas.archived' })
    expect((await formulasFor({ db }, [own.key])).get(own.key)).toMatchObject({ ordinal: 1 })
    await restoreFormula(second, { key: own.key, version: 2 })
    await expect(restoreFormula(second, { key: own.key, version: 3 })).rejects.toMatchObject({ key: 'formulas.notArchived' })
    await expect(archiveFormula(second, { key: KEY, version: 1 })).rejects.toMatchObject({ key: 'formulas.shippedStays' })
  })
})
