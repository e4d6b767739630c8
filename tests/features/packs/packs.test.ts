import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import readXlsx from 'read-excel-file/node'
import { extractText, getDocumentProxy } from 'unpdf'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readFile } from '@/lib/features/files/queries'
import { cockpitPdf } from '@/lib/features/packs/cockpit-pdf'
import { generatePack } from '@/lib/features/packs/generate-pack'
import { monthsOwed } from '@/lib/features/packs/owed'
import { getPack, listPacks } from '@/lib/features/packs/queries'
import { closeRisk } from '@/lib/features/risks/close-risk'
import { createRisk } from '@/lib/features/risks/create-risk'
import { updateSettings } from '@/lib/features/settings/update-settings'
import { makePacks } from '@/lib/jobs/make-packs'
import { db } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { pathOfFile } from '@/lib/server/file-store'
import { forgetSettings } from '@/lib/server/settings'
import { actionsOf, auditOf } from '@/tests/support/audit'
import { makeAutomation } from '@/prisma/seed/factories'
import { asSystem, personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { gateWorld, NOW, runs } from '../gates/gate-world'

// Every pack sets four documents in threads of their own.
vi.setConfig({ testTimeout: 90_000 })
const { reset } = useDatabase()
beforeEach(async () => {
  await reset()
  forgetSettings()
})

const coe = () => personCtx('coe', { now: NOW })
const later = (iso: string) => asSystem(new Date(iso))
const signal = new AbortController().signal
const jobRun = (iso: string) => makePacks.run(later(iso), {}, signal)

async function textOf(ctx: Parameters<typeof readFile>[0], id: string) {
  const { bytes } = await readFile(ctx, id)
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
  return text.replace(/\s+/g, '')
}

/** A pilot whose success rate of 95 % is short of 98 %. */
async function world() {
  const made = await gateWorld()
  await made.store(...runs('invoices', 18, 190, 10))
  await db.programme.updateMany({ data: { createdAt: new Date('2026-10-01T00:00:00.000Z') } })
  return made
}

describe('a steering pack', () => {
  it('freezes the figures of the moment in four documents, and is recorded', async () => {
    await world()
    const ctx = await coe()
    const made = await generatePack(ctx, {})
    expect(made).toMatchObject({ month: '2026-11', ordinal: 1 })
    const pack = await getPack(ctx, { month: '2026-11' })
    expect(pack.faults).toEqual([])
    expect(pack.files.map(({ kind }) => kind)).toEqual(['pdf-en', 'pdf-zh-CN', 'xlsx-en', 'xlsx-zh-CN'])
    expect(pack.figures.runs?.totals.find(({ id }) => id === 'successRate')).toMatchObject({ value: 0.95, sample: 200 })
    expect(await actionsOf('pack', made!.id)).toEqual(['pack.generated'])
    expect(await auditOf('pack.generated')).toMatchObject({ facts: { figuresHash: pack.hash, name: '2026-11 · 1' } })
  })

  it('is the sha-256 of what is stored', async () => {
    await world()
    await generatePack(await coe(), {})
    const { figures, figuresHash } = await db.steeringPack.findFirstOrThrow()
    expect(createHash('sha256').update(figures).digest('hex')).toBe(figuresHash)
  })

  it('says its figures in the PDF of each language, with the hash', async () => {
    await world()
    const ctx = await coe()
    await generatePack(ctx, {})
    const pack = await getPack(ctx, { month: '2026-11' })
    const file = (kind: string) => pack.files.find((one) => one.kind === kind)!.id
    const english = await textOf(ctx, file('pdf-en'))
    for (const words of ['Pilot:', '95.0%', '≥98%', 'Invoices', 'Incidentsandtraining', 'Noopenrisk', pack.hash]) expect(english).toContain(words)
    const chinese = await textOf(ctx, file('pdf-zh-CN'))
    for (const words of ['试点：', '95.0%', '发票', '2026年11月指导委员会月报', '事件和培训', pack.hash]) expect(chinese).toContain(words)
  })

  it('lists the open risks, the largest first, and keeps them as they were', async () => {
    const { invoices } = await world()
    const ctx = await coe()
    const words = { cause: 'of a cause', event: 'it happens', consequence: 'it hurts', category: 'technology', reviewEveryDays: 90 } as const
    await createRisk(ctx, { ...words, title: 'Small one', scope: 'programme', inherentLikelihood: 2, inherentImpact: 2, residualLikelihood: 1, residualImpact: 2 })
    const large = await createRisk(ctx, { ...words, title: 'Interfaces break', titleZh: '接口不兼容', scope: 'automation', automationId: invoices.id, inherentLikelihood: 5, inherentImpact: 5, residualLikelihood: 4, residualImpact: 4 })
    await generatePack(ctx, {})
    await closeRisk(ctx, { id: large.id, version: large.version, reason: 'Gone.' })
    const { figures, files } = await getPack(ctx, { month: '2026-11' })
    expect(figures.risks).toMatchObject({ open: 2, overdue: 0, breached: 0, counts: { red: 1, green: 1 }, rows: [{ code: 'RK-2', band: 'red', score: 16, inherent: 25, owner: null, acceptance: 'none' }, { code: 'RK-1' }] })
    expect(await textOf(ctx, files.find(({ kind }) => kind === 'pdf-zh-CN')!.id)).toContain('RK-2接口不兼容')
    expect(await textOf(ctx, files.find(({ kind }) => kind === 'pdf-en')!.id)).toContain('2open:1red,0orange.')
  })

  it('holds typed figures in the spreadsheet', async () => {
    await world()
    const ctx = await coe()
    await generatePack(ctx, {})
    const { files } = await getPack(ctx, { month: '2026-11' })
    const { bytes } = await readFile(ctx, files.find(({ kind }) => kind === 'xlsx-zh-CN')!.id)
    const sheets = await readXlsx(Buffer.from(bytes))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['概览', '阶段门', '指标', '自动化流程', '行动项', '里程碑'])
    const figures = sheets[2]!.data
    const success = figures.find((row) => row[0] === '成功率')!
    expect(success[1]).toBeCloseTo(0.95)
    expect(success[3]).toBeCloseTo(0.98)
    expect(success[4]).toBe(200)
    expect(sheets[3]!.data.some((row) => row.includes('发票'))).toBe(true)
  })

  it('gets a new number when it is made again, and the old one stays as it was', async () => {
    const { store } = await world()
    const ctx = await coe()
    await generatePack(ctx, {})
    const first = await getPack(ctx, { month: '2026-11' })
    await store(...runs('invoices', 19, 2000))
    await generatePack(ctx, {})
    const again = await getPack(ctx, { month: '2026-11', ordinal: 1 })
    expect(again.figures).toEqual(first.figures)
    const newest = await getPack(ctx, { month: '2026-11' })
    expect(newest).toMatchObject({ ordinal: 2, faults: [] })
    expect(newest.figures.runs?.totals[0]?.sample).toBe(2200)
    expect(newest.versions.map(({ ordinal }) => ordinal)).toEqual([2, 1])
    await expect(db.steeringPack.update({ where: { id: first.id }, data: { figures: '{}' } })).rejects.toThrow()
    await expect(db.steeringPack.delete({ where: { id: first.id } })).rejects.toThrow()
  })

  it('names a file that was changed on disk', async () => {
    await world()
    const ctx = await coe()
    await generatePack(ctx, {})
    const { files } = await getPack(ctx, { month: '2026-11' })
    await writeFile(pathOfFile(env().DATA_DIR, files[0]!.sha256), 'something else')
    expect((await getPack(ctx, { month: '2026-11' })).faults).toEqual(['file'])
  })

  it('is made by the centre and administrators, read programme-wide, and found by nobody else', async () => {
    const { finance } = await world()
    await expect(generatePack(await personCtx('steering', { now: NOW }), {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(generatePack(await personCtx('auditor', { now: NOW }), {})).rejects.toMatchObject({ code: 'forbidden' })
    await generatePack(await personCtx('admin', { now: NOW }), {})
    expect((await listPacks(await personCtx('auditor', { now: NOW }), {})).packs).toHaveLength(1)
    await expect(getPack(await personCtx('process-owner', { now: NOW }), { month: '2026-11' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(getPack(await personCtx('steering', { departmentId: finance.id }), { month: '2026-11' })).rejects.toMatchObject({ code: 'forbidden' })
    const { files } = await getPack(await personCtx('finance', { now: NOW }), { month: '2026-11' })
    await expect(readFile(await personCtx('ops', { now: NOW }), files[0]!.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is refused for months that have not begun, for nonsense, and without a programme', async () => {
    await expect(generatePack(await coe(), {})).rejects.toMatchObject({ code: 'rule' })
    await world()
    const ctx = await coe()
    await expect(generatePack(ctx, { month: '2026-12' })).rejects.toMatchObject({ code: 'rule', key: 'packs.errors.future' })
    await expect(generatePack(ctx, { month: '2026-13' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(getPack(ctx, { month: '2026-10' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await db.steeringPack.count()).toBe(0)
  })

  it('tells the people on the list who may read it, once', async () => {
    await world()
    const [chair, owner] = [await personCtx('steering'), await personCtx('process-owner')]
    await updateSettings(await personCtx('admin'), { group: 'packs', value: { recipients: [chair.actor.id, owner.actor.id], languages: ['zh-CN'], day: '20', enabled: 'true' } })
    await generatePack(await coe(), {})
    const notices = await db.notice.findMany({ where: { kind: 'packReady' } })
    expect(notices).toMatchObject([{ personId: chair.actor.id, href: '/reports/2026-11?number=1', params: '{"month":{"month":"2026-11"}}' }])
    expect((await getPack(await coe(), { month: '2026-11' })).files.map(({ kind }) => kind)).toEqual(['pdf-zh-CN', 'xlsx-zh-CN'])
  })
})

describe('the cockpit as PDF', () => {
  it('is one page however full it is', async () => {
    const { pilot, engine, processes } = await world()
    const long = (start: string) => `${start} ${'with everything that can be said about it '.repeat(4)}`.slice(0, 120)
    for (let i = 0; i < 12; i += 1) {
      await db.actionItem.create({ data: { text: long(`Action ${i}`).repeat(3), dueOn: new Date('2026-11-10T00:00:00.000Z') } })
      await db.milestone.create({ data: { phaseId: pilot.id, name: long(`Milestone ${i}`), plannedOn: new Date('2026-12-10T00:00:00.000Z') } })
      const automation = await makeAutomation(db, { name: long(`Automation ${i}`), processId: processes[0].id, phaseId: pilot.id, stage: 'live' })
      await db.engineProcess.create({ data: { engineId: engine.id, externalId: `long-${i}`, name: 'x', automationId: automation.id, purpose: 'production' } })
    }
    const stored = await db.gateVersion.findFirstOrThrow({ where: { phaseKey: 'pilot' } })
    const criteria = JSON.parse(stored.criteria) as { id: string; label: object }[]
    const many = [...criteria, ...criteria, ...criteria].map((criterion, i) => ({ ...criterion, id: `c-${i}`, label: { en: long('Criterion').slice(0, 190), 'zh-CN': '准则'.repeat(60) } }))
    await db.gateVersion.create({ data: { programmeId: stored.programmeId, phaseKey: 'pilot', ordinal: 9, status: 'published', publishedAt: NOW, criteria: JSON.stringify(many) } })
    for (const locale of ['en', 'zh-CN']) {
      const { bytes, name } = await cockpitPdf(await personCtx('steering', { now: NOW }), { locale })
      const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
      expect([locale, totalPages]).toEqual([locale, 1])
      expect(text).toContain('95.0 %')
      expect(name).toContain('2026-11-20')
    }
  })

  it('shows its reader what the reader may see', async () => {
    await world()
    const { bytes } = await cockpitPdf(await personCtx('reviewer', { now: NOW }), { locale: 'en' })
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
    expect(text).not.toContain('Invoices')
    await expect(cockpitPdf(await personCtx('employee'), { locale: 'en' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the job of packs', () => {
  it('makes the pack on its day after seven in the morning, and once', async () => {
    await world()
    await updateSettings(await personCtx('admin'), { group: 'packs', value: { day: 20, enabled: true, languages: ['en'] } })
    forgetSettings()
    await db.programme.updateMany({ data: { createdAt: new Date('2026-11-01T00:00:00.000Z') } })
    expect(await monthsOwed(later('2026-11-19T06:00:00.000Z'))).toEqual([])
    expect(await jobRun('2026-11-19T22:00:00.000Z')).toBeNull()
    expect(await jobRun('2026-11-20T01:00:00.000Z')).toEqual({ items: { handled: 1, succeeded: 1 } })
    expect(await jobRun('2026-11-20T02:00:00.000Z')).toBeNull()
    expect(await db.steeringPack.count()).toBe(1)
  })

  it('makes the pack of the day also where one was asked for before it', async () => {
    await world()
    await db.programme.updateMany({ data: { createdAt: new Date('2026-11-01T00:00:00.000Z') } })
    await generatePack(await coe(), {})
    expect(await jobRun('2026-11-25T01:00:00.000Z')).toEqual({ items: { handled: 1, succeeded: 1 } })
    expect(await jobRun('2026-11-26T01:00:00.000Z')).toBeNull()
    expect((await listPacks(await personCtx('coe', { now: new Date('2026-11-26T01:00:00.000Z') }), {})).packs.map(({ ordinal }) => ordinal)).toEqual([2, 1])
  })

  it('makes up for months that a downtime left out, marked as made later', async () => {
    await world()
    await updateSettings(await personCtx('admin'), { group: 'packs', value: { day: 15, enabled: true, languages: ['en'] } })
    forgetSettings()
    expect(await jobRun(NOW.toISOString())).toEqual({ items: { handled: 2, succeeded: 2 } })
    const ctx = await coe()
    expect((await getPack(ctx, { month: '2026-10' })).figures.lateSince).toBe('2026-10-15')
    expect((await getPack(ctx, { month: '2026-11' })).figures.lateSince).toBeNull()
  })

  it('makes one pack when two instances look at the same time', async () => {
    await world()
    await updateSettings(await personCtx('admin'), { group: 'packs', value: { day: 20, enabled: true, languages: ['en'] } })
    forgetSettings()
    await db.programme.updateMany({ data: { createdAt: new Date('2026-11-01T00:00:00.000Z') } })
    await Promise.all([jobRun(NOW.toISOString()), jobRun(NOW.toISOString())])
    expect(await db.steeringPack.count()).toBe(1)
    expect(await db.steeringPackFile.count()).toBe(2)
  })

  it('leaves nothing behind when it ends between two months', async () => {
    await world()
    await updateSettings(await personCtx('admin'), { group: 'packs', value: { day: 15, enabled: true, languages: ['en'] } })
    forgetSettings()
    const stopped = new AbortController()
    stopped.abort()
    expect(await makePacks.run(later(NOW.toISOString()), {}, stopped.signal)).toBeNull()
    expect(await jobRun(NOW.toISOString())).toEqual({ items: { handled: 2, succeeded: 2 } })
  })

  it('makes nothing once it is switched off', async () => {
    await world()
    await updateSettings(await personCtx('admin'), { group: 'packs', value: { day: 1, enabled: 'false' } })
    forgetSettings()
    expect(await monthsOwed(later(NOW.toISOString()))).toEqual([])
  })
})
