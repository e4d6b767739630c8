import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, it } from 'vitest'
import { matrixContent } from '@/lib/content/risks'
import { acceptRisk } from '@/lib/features/risks/accept-risk'
import { assessRisk } from '@/lib/features/risks/assess-risk'
import { closeRisk, reopenRisk } from '@/lib/features/risks/close-risk'
import { getRisk } from '@/lib/features/risks/detail'
import { suggestRisks } from '@/lib/features/risks/library'
import { discardMatrixDraft, saveMatrixDraft } from '@/lib/features/risks/matrix-draft'
import { previewMatrix } from '@/lib/features/risks/matrix-effect'
import { readMatrix } from '@/lib/features/risks/matrix-page'
import { publishMatrix } from '@/lib/features/risks/publish-matrix'
import { riskRegister } from '@/lib/features/risks/register'
import { riskTable } from '@/lib/features/risks/transfer'
import { exportTable } from '@/lib/features/transfer/export-table'
import { keepImport } from '@/lib/features/transfer/keep-import'
import { runImport } from '@/lib/features/transfer/run-import'
import type { Ctx } from '@/lib/server/ctx'
import { makeDepartment } from '@/prisma/seed/factories'
import { actionsOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { given, noticesOf, NOW, somewhere } from './risk-world'

const { db, reset } = useDatabase()
let coe: Ctx
beforeEach(async () => {
  await reset()
  coe = await personCtx('coe', { now: NOW })
})

const shipped = matrixContent()
const stricter = { ...shipped, appetite: 7, bands: { ...shipped.bands, orange: { ...shipped.bands.orange, from: 8 }, red: { ...shipped.bands.red, from: 10 } } }
const three = { ...shipped, size: 3, likelihood: shipped.likelihood.slice(0, 3), impact: shipped.impact.slice(0, 3), appetite: 3, bands: { green: shipped.bands.green, yellow: { ...shipped.bands.yellow, from: 3 }, orange: { ...shipped.bands.orange, from: 4 }, red: { ...shipped.bands.red, from: 6 } } }

async function publish(matrix: object) {
  const { version } = await saveMatrixDraft(coe, { matrix })
  return publishMatrix(coe, { version, reason: 'Agreed in November' })
}

describe('a new version of the matrix', () => {
  it('is written as a draft, shown with what it would move, and changes nothing before it is published', async () => {
    await given(coe)
    await given(coe, { residualLikelihood: 1, residualImpact: 2 })
    expect(await previewMatrix(coe, { matrix: stricter })).toMatchObject({ compared: 2, rescored: 0, moved: [{ code: 'RK-1', before: { band: 'orange' }, after: { band: 'red' } }], after: { red: 1, green: 1 } })
    const { version } = await saveMatrixDraft(coe, { matrix: stricter })
    await expect(saveMatrixDraft(coe, { matrix: stricter })).rejects.toMatchObject({ code: 'conflict' })
    expect((await readMatrix(coe, {})).draft).toMatchObject({ version, behind: false })
    expect((await db.risk.findFirstOrThrow({ where: { number: 1 } })).residualBand).toBe('orange')
    await discardMatrixDraft(coe, { version })
    expect((await readMatrix(coe, {})).draft).toBeNull()
    await expect(saveMatrixDraft(await personCtx('ops'), { matrix: stricter })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(saveMatrixDraft(coe, { matrix: { ...shipped, appetite: 20 } })).rejects.toMatchObject({ fields: { 'matrix.appetite': [{ key: 'riskMatrix.faults.appetite' }] } })
  })

  it('judges every open risk anew, and takes acceptances away that fall into a higher band', async () => {
    const chair = await personCtx('steering', { now: NOW })
    const risk = await given(coe)
    const closed = await given(coe)
    await closeRisk(coe, { id: closed.id, version: 1, reason: 'Gone' })
    await acceptRisk(chair, { id: risk.id, version: 1, reason: 'Fine', expiresOn: '2026-12-31' })
    expect(await publish(stricter)).toEqual({ ordinal: 2, risks: 1 })
    const seen = await getRisk(coe, { ref: '1' })
    expect(seen).toMatchObject({ residualBand: 'red', residualScore: 10, acceptance: 'stale', matrixOrdinal: 2, nextReviewOn: risk.nextReviewOn })
    expect(seen.assessments.map(({ kind, matrixOrdinal, residualBand }) => [kind, matrixOrdinal, residualBand])).toEqual([['matrix', 2, 'red'], ['opened', 1, 'orange']])
    expect(await noticesOf(chair.actor.id)).toEqual(['riskAcceptanceStale'])
    expect(await actionsOf('risk', risk.id)).toEqual(['risk.opened', 'risk.accepted', 'risk.rescored'])
    expect((await db.risk.findFirstOrThrow({ where: { number: 2 } })).matrixOrdinal).toBe(1)
    await reopenRisk(coe, { id: closed.id, version: 2, reason: 'Back' })
    expect(await db.risk.findFirstOrThrow({ where: { number: 2 } })).toMatchObject({ matrixOrdinal: 2, residualBand: 'red' })
  })

  it('of another size keeps each judgement at its share of the scale, and refuses what the new one has no room for', async () => {
    const risk = await given(coe, { inherentLikelihood: 5, inherentImpact: 5, residualLikelihood: 3, residualImpact: 5 })
    await publish(three)
    expect(await db.risk.findUniqueOrThrow({ where: { id: risk.id } })).toMatchObject({ inherentLikelihood: 3, inherentImpact: 3, residualLikelihood: 2, residualImpact: 3, residualScore: 6, residualBand: 'red' })
    await expect(assessRisk(coe, { id: risk.id, version: 2, inherentLikelihood: 4, inherentImpact: 3, residualLikelihood: 1, residualImpact: 1 })).rejects.toMatchObject({ reasons: [{ key: 'risks.outsideMatrix' }] })
    const { version } = await saveMatrixDraft(coe, { matrix: three })
    await expect(publishMatrix(coe, { version, reason: 'Same' })).rejects.toMatchObject({ reasons: [{ key: 'riskMatrix.unchanged' }] })
    const first = await db.riskMatrix.findFirstOrThrow({ where: { ordinal: 1 } })
    await expect(db.riskMatrix.update({ where: { id: first.id }, data: { body: '{}' } })).rejects.toThrow()
  })
})

describe('suggestions', () => {
  it('go by the technology and owners of an automation, and say what is open already', async () => {
    const { automation } = await somewhere()
    await db.automation.update({ where: { id: automation.id }, data: { technology: 'rpa' } })
    await given(coe, { scope: 'automation', automationId: automation.id, libraryId: 'R10' })
    const { rows } = await suggestRisks(coe, { automationId: automation.id })
    const row = (id: string) => rows.find(({ entry }) => entry.id === id)
    expect(row('R10')).toMatchObject({ because: ['rpa'], known: 1 })
    expect(row('R34')).toMatchObject({ because: ['one-owner'], known: null })
    expect(row('R27')).toBeUndefined()
    const foreign = await personCtx('process-owner', { departmentId: (await makeDepartment(db)).id })
    await expect(suggestRisks(foreign, { automationId: automation.id })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('files', () => {
  const exported = async (params = {}) => {
    const parts: Uint8Array[] = []
    for await (const part of (await exportTable(coe, riskTable, { format: 'csv', params })).body) parts.push(part)
    return Buffer.concat(parts)
  }
  const rows = async (params = {}) => parse(await exported(params), { bom: true, columns: true }) as Record<string, string>[]
  const load = async (text: string | Uint8Array) => runImport(coe, riskTable, { fileId: (await keepImport(coe, riskTable, { name: 'risks.csv', bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text })).id, mode: 'good' })
  const header = 'externalKey,title,cause,event,consequence,category,scope,on,inherentLikelihood,inherentImpact,residualLikelihood,residualImpact'

  it('hold what is filtered, and loading them again changes nothing', async () => {
    const { automation } = await somewhere()
    await given(coe, { title: '=cmd' })
    await given(coe, { scope: 'automation', automationId: automation.id, ownerId: coe.actor.id })
    expect(await rows({ band: 'red' })).toEqual([])
    const found = await rows()
    expect(found).toMatchObject([{ Number: 'RK-1', Risk: "'=cmd", Scope: 'Programme', 'Score after controls': '10', Band: 'Orange' }, { Number: 'RK-2', Concerns: automation.code }])
    expect(await load(await exported())).toMatchObject({ unchanged: 2, refused: 0 })
  })

  it('open and assess risks by the key of where they came from, and refuse bad rows alone', async () => {
    const good = `${header}\nA-1,Rain,roof leaks,water comes in,files are wet,operations,programme,,4,4,3,4\nA-2,Snow,roof leaks,snow comes in,files are wet,operations,system,nowhere,4,4,3,4\nA-3,Hail,roof leaks,hail comes in,files are wet,operations,programme,,2,2,3,4\n`
    expect(await load(good)).toMatchObject({ created: 1, refused: 2 })
    expect(await load(good.replace('3,4\nA-2', '2,4\nA-2'))).toMatchObject({ updated: 1, refused: 2 })
    const seen = await getRisk(coe, { ref: '1' })
    expect([seen.residualScore, seen.assessments.length]).toEqual([8, 2])
    expect(await db.risk.count()).toBe(1)
  })
})

describe('the register for machines', () => {
  it('goes on by number and hides what the owner of the token may not see', async () => {
    const { automation } = await somewhere()
    await given(coe)
    await given(coe, { scope: 'automation', automationId: automation.id })
    const first = await riskRegister(coe, { limit: 1 })
    expect(first).toMatchObject({ data: [{ code: 'RK-1', residual: { score: 10, band: 'orange' }, on: null }], next: '1' })
    expect(await riskRegister(coe, { limit: 1, cursor: first.next })).toMatchObject({ data: [{ code: 'RK-2', on: { code: automation.code } }], next: null })
    const foreign = await personCtx('process-owner', { departmentId: (await makeDepartment(db)).id })
    expect((await riskRegister(foreign, {})).data.map(({ code }) => code)).toEqual(['RK-1'])
    expect((await riskRegister(coe, { status: 'closed' })).data).toEqual([])
  })
})
