import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkConnection } from '@/lib/features/engines/check-connection'
import { connectEngine } from '@/lib/features/engines/connect-engine'
import { deleteEngine, deletePreview } from '@/lib/features/engines/delete-engine'
import { discoverProcesses } from '@/lib/features/engines/discover-processes'
import { linkProcess, setProcessPurpose, unlinkProcess } from '@/lib/features/engines/link-process'
import { ensureOwnEngine } from '@/lib/features/engines/own-engine'
import { pauseEngine, resumeEngine } from '@/lib/features/engines/pause-engine'
import { purgeEngines } from '@/lib/features/engines/purge-engines'
import { engineKinds, findEngines, getEngine, listEngines } from '@/lib/features/engines/queries'
import { listProcesses } from '@/lib/features/engines/processes'
import { rotateEngineKeys } from '@/lib/features/engines/rotate-keys'
import { readSecrets } from '@/lib/features/engines/secrets'
import { syncHistory, syncProgress } from '@/lib/features/engines/sync-history'
import { dueEngines, syncEngine } from '@/lib/features/engines/sync-engine'
import { updateEngine } from '@/lib/features/engines/update-engine'
import { endAllSyncs } from '@/lib/features/engines/running'
import { STEP_UP_KEY } from '@/lib/core/people/session'
import { env } from '@/lib/server/env'
import { actionsOf, auditOf } from '@/tests/support/audit'
import { asSystem, personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { allowLoopbackEngines, syncNow } from '@/tests/support/engine'
import { FakeN8n } from '@/tests/support/fake-n8n'

allowLoopbackEngines()
const { db, dialect, reset } = useDatabase()
let n8n: FakeN8n

beforeEach(async () => {
  await reset()
  n8n = await FakeN8n.start()
  n8n.workflow('w1', 'Invoice intake')
})
afterEach(async () => {
  await endAllSyncs()
  await n8n.stop()
})

const settings = (extra: object = {}) => ({ kind: 'n8n', slug: 'n8n', name: 'n8n production', config: { baseUrl: n8n.url, apiKey: n8n.apiKey }, ...extra })
const connect = () => connectEngine(asSystem(), settings())

async function automation(department?: string, nth = 1) {
  const process = await db.businessProcess.create({ data: { code: `P-${department ?? 0}-${nth}`, name: 'Invoices', departmentId: department ?? null }, select: { id: true } })
  return (await db.automation.create({ data: { code: `A-${department ?? 0}-${nth}`, name: 'Invoice bot', processId: process.id }, select: { id: true } })).id
}

describe('connecting an engine', () => {
  it('stores open settings in clear and the key sealed, due at once, and audits it without the key', async () => {
    const ops = await personCtx('ops')
    const engine = await connectEngine(ops, settings())
    const row = await db.engine.findUniqueOrThrow({ where: { id: engine.id }, include: { secrets: true } })
    expect(row.config).toMatchObject({ baseUrl: n8n.url, stopIsBusiness: true })
    expect(row.nextSyncAt).toEqual(ops.now)
    expect(row.secrets.map(({ field }) => field)).toEqual(['apiKey'])
    expect(JSON.stringify(row)).not.toContain('SECRETMARKER')
    expect(await readSecrets(db, engine.id)).toEqual({ apiKey: n8n.apiKey })
    expect(JSON.stringify(await auditOf('engine.connected'))).not.toContain('SECRETMARKER')
    expect(await auditOf('engine.connected')).toMatchObject({ after: { slug: 'n8n' }, facts: { secretFields: ['apiKey'] } })
  })

  it.each(['coe', 'auditor', 'employee', 'steering'] as const)('refuses the role %s', async (role) => {
    await expect(connectEngine(await personCtx(role), settings())).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('refuses operators of one department, and people who did not give their password lately', async () => {
    const department = await db.department.create({ data: { code: 'D', name: 'D', path: '/d' }, select: { id: true } })
    await expect(connectEngine(await personCtx('ops', { departmentId: department.id }), settings())).rejects.toMatchObject({ code: 'forbidden' })
    await expect(connectEngine({ ...(await personCtx('ops')), stepUpAt: null }, settings())).rejects.toMatchObject({ key: STEP_UP_KEY })
  })

  it('names each bad field', async () => {
    const bad = connectEngine(asSystem(), settings({ slug: 'No Slug', config: {} }))
    await expect(bad).rejects.toMatchObject({ fields: { slug: [{ key: 'engines.field.slug' }] } })
    await expect(connectEngine(asSystem(), settings({ config: { baseUrl: 'ftp://x', apiKey: 'a b', more: 1 } }))).rejects.toMatchObject({
      fields: { 'config.baseUrl': [{ key: 'engines.field.badUrl' }], 'config.apiKey': [{ key: 'engines.field.badSecret' }], config: [{ key: 'errors.unknownField' }] },
    })
    await expect(connectEngine(asSystem(), settings({ kind: 'nothing' }))).rejects.toMatchObject({ fields: { kind: [{ key: 'engines.field.kindUnknown' }] } })
    await expect(connectEngine(asSystem(), settings({ kind: 'wheelhouse', config: {} }))).rejects.toMatchObject({ key: 'engines.rule.internal' })
    await connect()
    await expect(connect()).rejects.toMatchObject({ fields: { slug: [{ key: 'engines.field.slugTaken' }] } })
  })
})

describe('changing an engine', () => {
  it('keeps the key that was left empty and replaces one that was given', async () => {
    const engine = await connect()
    const change = { id: engine.id, name: 'New name', config: { baseUrl: n8n.url, apiKey: '' } }
    const after = await updateEngine(await personCtx('ops'), { ...change, version: engine.version })
    expect(after).toMatchObject({ name: 'New name', version: engine.version + 1 })
    expect(await readSecrets(db, engine.id)).toEqual({ apiKey: n8n.apiKey })
    await updateEngine(asSystem(), { ...change, version: after.version, config: { baseUrl: n8n.url, apiKey: 'another' } })
    expect(await readSecrets(db, engine.id)).toEqual({ apiKey: 'another' })
    expect(await auditOf('engine.updated')).toMatchObject({ facts: { secretFields: ['apiKey'] } })
  })

  it('wants the key again when the address changes, also for a mere check', async () => {
    const engine = await connect()
    const thief = { baseUrl: 'https://thief.example.com', apiKey: '' }
    await expect(updateEngine(asSystem(), { id: engine.id, version: engine.version, name: 'x', config: thief })).rejects.toMatchObject({ fields: { 'config.apiKey': [{ key: 'engines.field.secretAgain' }] } })
    await expect(checkConnection(asSystem(), { id: engine.id, config: thief })).rejects.toMatchObject({ fields: { 'config.apiKey': [{ key: 'engines.field.secretAgain' }] } })
  })

  it('does not begin to read an engine that sends by itself', async () => {
    const push = await connectEngine(asSystem(), settings({ kind: 'push', slug: 'push', config: {} }))
    await updateEngine(asSystem(), { id: push.id, version: push.version, name: 'Renamed', config: {} })
    await resumeEngine(asSystem(), await pauseEngine(asSystem(), { id: push.id }).then(({ id }) => ({ id })))
    expect(await dueEngines(new Date(Date.now() + 86_400_000), 9)).toEqual([])
  })

  it('leaves no key in the files of the database, whatever happens', async () => {
    const { id } = await connect()
    n8n.fail({ kind: 'status', status: 500 }, { times: 9 })
    await syncNow(id)
    await checkConnection(asSystem(), { id })
    for (const file of dialect === 'sqlite' ? await readdir(env().DATA_DIR) : []) {
      expect((await readFile(path.join(env().DATA_DIR, file))).includes('SECRETMARKER'), file).toBe(false)
    }
  })

  it('refuses a form that is older than the record', async () => {
    const engine = await connect()
    await pauseEngine(asSystem(), { id: engine.id })
    await expect(updateEngine(asSystem(), { id: engine.id, version: engine.version, name: 'x', config: { baseUrl: n8n.url } })).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('checking a connection', () => {
  it('answers before anything is saved, with advice when it fails', async () => {
    const ctx = await personCtx('ops')
    expect(await checkConnection(ctx, { kind: 'n8n', config: settings().config })).toMatchObject({ ok: true, scopes: n8n.scopes })
    expect(await checkConnection(ctx, { kind: 'n8n', config: { baseUrl: n8n.url, apiKey: 'wrong' } })).toMatchObject({ ok: false, fault: 'keyRefused', what: 'engines.fault.keyRefused.what', todo: 'engines.fault.keyRefused.todo' })
    expect(await checkConnection(ctx, { kind: 'n8n', config: { baseUrl: 'http://10.1.2.3', apiKey: 'x' } })).toMatchObject({ ok: false, fault: 'addressRefused', params: { host: '10.1.2.3' } })
    expect(await db.engine.count()).toBe(0)
    expect(await actionsOf('engine', 'new n8n')).toEqual(['engine.checked', 'engine.checked', 'engine.checked'])
  })

  it('uses the stored key afterwards and says when it cannot be read', async () => {
    const engine = await connect()
    expect(await checkConnection(asSystem(), { id: engine.id })).toMatchObject({ ok: true })
    expect(await checkConnection(asSystem(), { id: engine.id, config: { baseUrl: n8n.url, apiKey: '' } })).toMatchObject({ ok: true })
    await db.engineSecret.updateMany({ data: { cipher: 'g1.AAAA.AAAA.AAAA' } })
    expect(await checkConnection(asSystem(), { id: engine.id })).toMatchObject({ ok: false, fault: 'secretUnreadable' })
  })
})

describe('processes of an engine', () => {
  it('are discovered, renamed and marked inactive, without touching links', async () => {
    const engine = await connect()
    n8n.workflow('w2', 'Payments')
    await checkConnection(asSystem(), { id: engine.id })
    expect(await auditOf('engine.checked')).toMatchObject({ facts: { name: 'n8n production', ok: true } })
    expect(await discoverProcesses(await personCtx('coe'), { id: engine.id })).toEqual({ found: 2, added: 2, changed: 0 })
    expect(await auditOf('engine.processes-discovered')).toMatchObject({ facts: { name: 'n8n production', added: 2 } })
    const target = await automation()
    const { rows } = await listProcesses(asSystem(), { engineId: engine.id })
    const w1 = rows.find((row) => row.externalId === 'w1')!
    await linkProcess(asSystem(), { processId: w1.id, automationId: target })
    n8n.workflow('w1', 'Invoices, renamed')
    n8n.workflows.delete('w2')
    expect(await discoverProcesses(asSystem(), { id: engine.id })).toEqual({ found: 1, added: 0, changed: 2 })
    expect((await listProcesses(asSystem(), { engineId: engine.id })).rows).toMatchObject([
      { externalId: 'w1', name: 'Invoices, renamed', active: true, automation: { id: target } },
      { externalId: 'w2', active: false, automation: null },
    ])
  })

  it('are linked within the reach of the person, and unlinked again', async () => {
    const engine = await connect()
    await discoverProcesses(asSystem(), { id: engine.id })
    const department = await db.department.create({ data: { code: 'D', name: 'D', path: '/d' }, select: { id: true } })
    const other = await db.department.create({ data: { code: 'E', name: 'E', path: '/e' }, select: { id: true } })
    const processId = (await listProcesses(asSystem(), { engineId: engine.id })).rows[0]!.id
    const [inside, outside] = [await automation(department.id), await automation(other.id)]
    const coe = await personCtx('coe', { departmentId: department.id })
    await expect(linkProcess(coe, { processId, automationId: inside })).rejects.toMatchObject({ code: 'forbidden' })
    await linkProcess(asSystem(), { processId, automationId: inside })
    await linkProcess(coe, { processId, automationId: await automation(department.id, 2) })
    await linkProcess(coe, { processId, automationId: inside })
    await expect(linkProcess(coe, { processId, automationId: outside })).rejects.toMatchObject({ code: 'not_found' })
    await linkProcess(asSystem(), { processId, automationId: outside })
    await expect(unlinkProcess(coe, { processId })).rejects.toMatchObject({ code: 'not_found' })
    expect((await listProcesses(coe, { engineId: engine.id })).rows[0]).toMatchObject({ linked: true, automation: null })
    await unlinkProcess(asSystem(), { processId })
    expect(await actionsOf('engineProcess', String(processId))).toEqual([...Array(4).fill('engine-process.linked'), 'engine-process.unlinked'])
    await expect(linkProcess(await personCtx('auditor'), { processId, automationId: inside })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(linkProcess(asSystem(), { processId: 9999, automationId: inside })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('have a purpose, and only a known one', async () => {
    const engine = await connect()
    await discoverProcesses(asSystem(), { id: engine.id })
    const processId = (await listProcesses(asSystem(), { engineId: engine.id })).rows[0]!.id
    expect(await setProcessPurpose(await personCtx('ops'), { processId, purpose: 'test' })).toMatchObject({ purpose: 'test' })
    expect(await auditOf('engine-process.purpose-set')).toMatchObject({ before: { purpose: 'production' }, after: { purpose: 'test' } })
    await expect(setProcessPurpose(asSystem(), { processId, purpose: 'fun' })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('pausing and deleting', () => {
  it('pauses and resumes, each audited once', async () => {
    const { id } = await connect()
    const ops = await personCtx('ops')
    for (const verb of [pauseEngine, pauseEngine, resumeEngine, resumeEngine]) await verb(ops, { id })
    expect(await actionsOf('engine', String(id))).toEqual(['engine.connected', 'engine.paused', 'engine.resumed'])
    await expect(pauseEngine(await personCtx('coe'), { id })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('spells out what would go, wants the short name, hides the engine at once and removes its rows step by step', async () => {
    const { id } = await connect()
    for (let i = 0; i < 30; i++) n8n.ran()
    await syncNow(id)
    const processId = (await listProcesses(asSystem(), { engineId: id })).rows[0]!.id
    await linkProcess(asSystem(), { processId, automationId: await automation() })
    const ops = await personCtx('ops')
    expect(await deletePreview(ops, { id })).toMatchObject({ runs: 30, processes: 1, linkedProcesses: 1, automations: [{ name: 'Invoice bot' }], queues: 1 })
    await expect(deleteEngine(ops, { id, confirm: 'n8n production' })).rejects.toMatchObject({ fields: { confirm: [{ key: 'engines.field.slugMismatch' }] } })
    await deleteEngine(ops, { id, confirm: 'n8n' })
    await expect(deletePreview(ops, { id })).rejects.toMatchObject({ code: 'not_found' })
    expect((await listEngines(ops, {})).engines).toEqual([])
    expect(await db.engineSecret.count()).toBe(0)
    await connect() // The short name is free again.
    expect(await purgeEngines(asSystem(), new AbortController().signal)).toBe(1)
    expect(await auditOf('engine.purged')).toMatchObject({ facts: { name: 'n8n production' } })
    expect(await db.run.count()).toBe(0)
    expect(await db.runDay.count()).toBe(0)
    expect(await actionsOf('engine', String(id))).toEqual(expect.arrayContaining(['engine.deleted', 'engine.purged']))
  })

  it('leaves the engine of Wheelhouse itself alone', async () => {
    const id = await ensureOwnEngine(asSystem())
    expect(await ensureOwnEngine(asSystem())).toBe(id)
    await expect(deleteEngine(asSystem(), { id, confirm: 'wheelhouse' })).rejects.toMatchObject({ key: 'engines.rule.internal' })
    await expect(pauseEngine(asSystem(), { id })).rejects.toMatchObject({ key: 'engines.rule.internal' })
  })
})

describe('reading now', () => {
  it('starts at once, tells its progress, and is not started twice', async () => {
    const { id } = await connect()
    for (let i = 0; i < 300; i++) n8n.ran()
    const coe = await personCtx('coe')
    const [first, second] = [await syncEngine(coe, { id }), await syncEngine(coe, { id })]
    expect([first.started, second.started, second.syncId]).toEqual([true, false, first.syncId])
    expect(await auditOf('engine.sync-requested')).toMatchObject({ facts: { name: 'n8n production' } })
    await expect.poll(async () => (await syncProgress(coe, { syncId: first.syncId })).outcome, { timeout: 8000 }).toBe('ok')
    expect(await syncProgress(coe, { syncId: first.syncId })).toMatchObject({ created: 300, trigger: 'manual', error: null, warnings: [] })
    expect((await syncHistory(coe, { engineId: id })).rows).toMatchObject([{ id: first.syncId }])
  })

  it('refuses paused engines and those that send by themselves', async () => {
    const { id } = await connect()
    await pauseEngine(asSystem(), { id })
    await expect(syncEngine(asSystem(), { id })).rejects.toMatchObject({ key: 'engines.rule.paused' })
    const push = await connectEngine(asSystem(), settings({ kind: 'push', slug: 'push', config: {} }))
    await expect(syncEngine(asSystem(), { id: push.id })).rejects.toMatchObject({ key: 'engines.rule.nothingToRead' })
    await expect(syncEngine(await personCtx('auditor'), { id })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the engine pages', () => {
  it('show health, lag and the last error with advice, and never a secret', async () => {
    const { id } = await connect()
    n8n.fail({ kind: 'status', status: 401 }, { times: 9 })
    await syncNow(id)
    const ctx = await personCtx('auditor')
    const [row] = (await listEngines(ctx, {})).engines
    expect(row).toMatchObject({ health: 'failing', error: { code: 'keyRefused', todo: 'engines.fault.keyRefused.todo', params: { host: '127.0.0.1' } }, lagMs: null })
    n8n.heal()
    await syncNow(id)
    const engine = await getEngine({ ...ctx, now: new Date(Date.now() + 60_000) }, { slug: 'n8n' })
    expect(engine).toMatchObject({ health: 'healthy', mayEdit: false, secrets: [{ field: 'apiKey' }], lastSync: { outcome: 'ok' } })
    expect(engine.lagMs).toBeGreaterThanOrEqual(60_000)
    expect(JSON.stringify([engine, row])).not.toContain('SECRETMARKER')
    expect((await getEngine({ ...ctx, now: new Date(Date.now() + 3_600_000) }, { slug: 'n8n' })).health).toBe('late')
    await expect(getEngine(await personCtx('employee'), { slug: 'n8n' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(getEngine(ctx, { slug: 'other' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await findEngines(ctx, { q: 'N8N prod' })).toMatchObject([{ slug: 'n8n' }])
  })

  it('count as to be linked only processes in production', async () => {
    const { id } = await connect()
    for (const name of ['w2', 'w3', 'w4']) n8n.workflow(name, name)
    await discoverProcesses(asSystem(), { id })
    const { rows } = await listProcesses(asSystem(), { engineId: id })
    const idOf = (externalId: string) => rows.find((row) => row.externalId === externalId)!.id
    await linkProcess(asSystem(), { processId: idOf('w1'), automationId: await automation() })
    await setProcessPurpose(asSystem(), { processId: idOf('w2'), purpose: 'test' })
    await setProcessPurpose(asSystem(), { processId: idOf('w3'), purpose: 'dispatcher' })
    const counts = { processes: 4, linkedProcesses: 1, unlinkedProcesses: 1 }
    expect(await getEngine(asSystem(), { slug: 'n8n' })).toMatchObject(counts)
    expect((await listEngines(asSystem(), {})).engines).toMatchObject([counts])
    expect((await listProcesses(asSystem(), { engineId: id, linked: 'no' })).rows.map((row) => row.externalId)).toEqual(['w4'])
  })

  it('show an engine that sends by itself as waiting until its first run', async () => {
    const { id } = await connectEngine(asSystem(), settings({ kind: 'push', slug: 'push', config: {} }))
    expect((await getEngine(asSystem(), { slug: 'push' })).health).toBe('waiting')
    await db.engineProcess.create({ data: { engineId: id, externalId: 'bot', name: 'bot' } })
    expect((await getEngine(asSystem(), { slug: 'push' })).health).toBe('healthy')
  })

  it('offer the kinds that can be connected with their fields', async () => {
    const kinds = await engineKinds(await personCtx('ops'), {})
    expect(kinds.map(({ id }) => id)).toEqual(['n8n', 'push'])
    expect(kinds[0]!.fields[1]).toMatchObject({ name: 'apiKey', type: 'secret', required: true, secret: true })
    expect(JSON.parse(JSON.stringify(kinds))).toEqual(kinds)
  })
})

describe('stored credentials', () => {
  it('are sealed anew under the next key while everything goes on', async () => {
    const { id } = await connect()
    n8n.ran()
    const before = await db.engineSecret.findFirstOrThrow()
    const [rotated] = await Promise.all([rotateEngineKeys(asSystem(), {}), syncNow(id)])
    expect(rotated).toEqual({ version: 2, secrets: 1 })
    const after = await db.engineSecret.findFirstOrThrow()
    expect([after.keyVersion, after.cipher === before.cipher]).toEqual([2, false])
    expect(await syncNow(id)).toMatchObject({ outcome: 'ok' })
    await connectEngine(asSystem(), settings({ slug: 'third' }))
    expect(await db.engineSecret.findMany({ select: { keyVersion: true } })).toEqual([{ keyVersion: 2 }, { keyVersion: 2 }])
  })
})
