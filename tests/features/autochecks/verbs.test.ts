import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { archiveCheck, pauseCheck, resumeCheck } from '@/lib/features/autochecks/pause-check'
import { attempt } from '@/lib/features/autochecks/attempt'
import { confirmCheck, withdrawConfirmation } from '@/lib/features/autochecks/confirm-check'
import { createCheck } from '@/lib/features/autochecks/create-check'
import { latestAutoResult } from '@/lib/features/autochecks/latest-result'
import { getCheck, listChecks, listResults } from '@/lib/features/autochecks/queries'
import { performCheck, runCheck } from '@/lib/features/autochecks/run-check'
import { runDueChecks } from '@/lib/features/autochecks/run-due'
import { runChecksBeforeGate, runChecksFor } from '@/lib/features/autochecks/run-checks-for'
import { updateCheck } from '@/lib/features/autochecks/update-check'
import { openProgramme } from '@/lib/features/programme/open-programme'
import { rotateEngineKeys } from '@/lib/features/engines/rotate-keys'
import { createAutomation } from '@/lib/features/automations/create-automation'
import { createDepartment } from '@/lib/features/departments/create-department'
import { createProcess } from '@/lib/features/processes/create-process'
import { jobCtx, type Ctx } from '@/lib/server/ctx'
import { businessServer, TOKEN, type BusinessServer } from '@/tests/support/business-server'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { plantedAuthority } from '@/tests/support/planted-certificates'
import { landscape, loopback, statusCheck } from './setup'

const { db, reset } = useDatabase()
let server: BusinessServer
let secure: BusinessServer
let planted: Awaited<ReturnType<typeof plantedAuthority>>
let ops: Ctx
let systems: Awaited<ReturnType<typeof landscape>>

beforeAll(async () => {
  process.env.CHECK_HOSTS = 'localhost'
  planted = await plantedAuthority()
  server = await businessServer()
  secure = await businessServer({}, await planted.certificate())
})
afterAll(async () => {
  await server.close()
  await secure.close()
})
beforeEach(async () => {
  await reset()
  ops = await personCtx('ops')
  systems = await landscape(await personCtx('admin'))
  for (const one of [server, secure]) {
    one.asked.length = 0
    for (const key of Object.keys(one.planted)) delete one.planted[key as 'status']
  }
})

const status = (more: object = {}) => createCheck(ops, statusCheck(systems.erp.id, `${server.base}/invoices/1`, more))
const entries = async (entityId: string) => (await db.auditEntry.findMany({ where: { entity: 'autocheck', entityId }, orderBy: { seq: 'asc' } })).map(({ action }) => action)
const notices = () => db.notice.findMany({ orderBy: { createdAt: 'asc' } })

describe('setting a check up', () => {
  it('stores it with its audit entry, and on demand it runs when asked to', async () => {
    const check = await status({ codes: ['C09'] })
    expect(check).toMatchObject({ kind: 'status', codes: ['C09'], nextAt: null, config: { url: `${server.base}/invoices/1`, method: 'GET', expect: ['2xx'] } })
    expect(await entries(check.id)).toEqual(['autocheck.created'])
  })

  it.each([
    ['no address', { config: { url: 'nothing' } }, 'config.url', 'autochecks.invalid.address'],
    ['a password in the address', { config: { url: 'https://me:pw@erp.example.com/' } }, 'config.url', 'autochecks.invalid.addressWithPassword'],
    ['a token in the address', { config: { url: 'https://erp.example.com/?access_token=1' } }, 'config.url', 'autochecks.invalid.addressWithSecret'],
    ['another scheme', { config: { url: 'file:///etc/passwd' } }, 'config.url', 'autochecks.invalid.scheme'],
    ['a placeholder in the host', { config: { url: 'https://{{key}}.example.com/' } }, 'config.url', 'autochecks.invalid.host'],
    ['a header that carries a credential', { config: { url: 'https://erp.example.com/', headers: 'Authorization: Bearer x' } }, 'config.headers.0', 'autochecks.invalid.header'],
    ['a credential without its secret', { config: { url: 'https://erp.example.com/', credential: { kind: 'bearer' } } }, 'secrets.secret', 'errors.required'],
    ['a credential over plain http', { config: { url: 'http://erp.example.com/', credential: { kind: 'bearer' } }, secrets: { secret: 'a secret' } }, 'config.url', 'autochecks.invalid.secretNeedsTls'],
    ['a call that changes data and does not say so', { config: { url: 'https://erp.example.com/', method: 'POST' } }, 'writing', 'autochecks.invalid.writing'],
    ['nothing that it is about', { systemId: undefined }, 'systemId', 'autochecks.invalid.subject'],
    ['a system that is not there', { systemId: 'nobody' }, 'systemId', 'autochecks.invalid.unknown'],
  ] as [string, object, string, string][])('refuses %s beside its field', async (_, more, field, key) => {
    const error = (await status(more).catch((thrown: unknown) => thrown)) as { fields: Record<string, { key: string }[]> }
    expect(error.fields[field]?.[0]?.key).toBe(key)
    expect(await db.autoCheck.count()).toBe(0)
  })

  it('is refused to whoever may only read', async () => {
    await expect(createCheck(await personCtx('auditor'), statusCheck(systems.erp.id, server.base))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('hides the checks of an automation that its reader may not see', async () => {
    const admin = await personCtx('admin')
    const [here, elsewhere] = [await createDepartment(admin, { name: 'Finance' }), await createDepartment(admin, { name: 'Sales' })]
    const process = await createProcess(admin, { name: 'Pay', departmentId: here.id })
    const automation = await createAutomation(admin, { name: 'Pay bot', processId: process.id, technology: 'workflow' })
    const check = await status({ systemId: undefined, automationId: automation.id })
    const foreign = await personCtx('process-owner', { departmentId: elsewhere.id })
    await expect(getCheck(foreign, { id: check.id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(listResults(foreign, { id: check.id })).rejects.toMatchObject({ code: 'not_found' })
    expect((await listChecks(foreign, {})).rows).toEqual([])
    expect((await listChecks(await personCtx('process-owner', { departmentId: here.id }), {})).rows).toHaveLength(1)
  })
})

describe('running', () => {
  it('stores what was found, and tells it with the facts', async () => {
    const check = await status()
    expect(await runCheck(ops, { id: check.id })).toMatchObject({ outcome: 'pass', fault: null })
    const found = await getCheck(ops, { id: check.id })
    expect(found).toMatchObject({ lastOutcome: 'pass', failuresInRow: 0, shown: { outcome: 'pass', calls: 1, trigger: 'demand' } })
    expect(found.shown?.facts[0]).toMatchObject({ key: 'answered', params: { status: 200 } })
    expect(await entries(check.id)).toEqual(['autocheck.created', 'autocheck.ran'])
  })

  it('asks nothing of a host that is not on the list, and says so', async () => {
    const check = await createCheck(ops, statusCheck(systems.erp.id, `http://127.0.0.1:${server.port}/invoices/1`))
    expect(await runCheck(ops, { id: check.id })).toMatchObject({ outcome: 'error', fault: 'hostNotListed' })
    expect(server.asked).toEqual([])
  })

  it('tells the owners once when it begins to fail and once when it passes again', async () => {
    const owner = await personCtx('process-owner')
    await db.system.update({ where: { id: systems.erp.id }, data: { ownerId: owner.actor.id } })
    const check = await status()
    server.planted.status = 500
    for (let i = 0; i < 3; i++) await runCheck(ops, { id: check.id })
    expect((await getCheck(ops, { id: check.id })).failuresInRow).toBe(3)
    expect(await notices()).toMatchObject([{ personId: owner.actor.id, kind: 'autoCheckFailed', href: `/compatibility/checks/${check.id}` }])
    delete server.planted.status
    await runCheck(ops, { id: check.id })
    expect((await notices()).map(({ kind }) => kind)).toEqual(['autoCheckFailed', 'autoCheckRecovered'])
  })

  it('is refused to whoever may only read, while another run holds it, and out of use', async () => {
    const check = await status()
    await expect(runCheck(await personCtx('auditor'), { id: check.id })).rejects.toMatchObject({ code: 'forbidden' })
    const held = await attempt(ops, check.id, 'schedule', loopback)
    expect(held?.verdict.fault).toBeNull()
    await expect(runCheck(ops, { id: check.id })).rejects.toMatchObject({ key: 'autochecks.rule.running' })
    await db.autoCheck.update({ where: { id: check.id }, data: { leaseUntil: null } })
    await archiveCheck(ops, { id: check.id, version: check.version })
    await expect(runCheck(ops, { id: check.id })).rejects.toMatchObject({ key: 'autochecks.rule.archived' })
  })

  it('takes over from a holder that died', async () => {
    const check = await status()
    await db.autoCheck.update({ where: { id: check.id }, data: { leaseHolder: 'gone', leaseUntil: new Date(Date.now() - 1000) } })
    expect(await runCheck(ops, { id: check.id })).toMatchObject({ outcome: 'pass' })
    expect(await db.autoCheck.findUnique({ where: { id: check.id }, select: { leaseHolder: true, leaseUntil: true } })).toEqual({ leaseHolder: null, leaseUntil: null })
  })

  it('is never told otherwise afterwards', async () => {
    const check = await status()
    await runCheck(ops, { id: check.id })
    await expect(db.autoCheckResult.updateMany({ where: { checkId: check.id }, data: { outcome: 'fail' } })).rejects.toThrow()
  })
})

describe('the clock', () => {
  it('runs what is due, plans the next time, and waits longer while it fails', async () => {
    const check = await status({ everyMinutes: 60 })
    const paused = await status({ everyMinutes: 60, name: 'Paused' })
    await pauseCheck(ops, { id: paused.id, version: paused.version })
    const job = jobCtx('run-auto-checks')
    server.planted.status = 500
    for (const minutes of [60, 120, 240]) {
      await db.autoCheck.update({ where: { id: check.id }, data: { nextAt: new Date(0) } })
      expect(await runDueChecks({ ...job, now: new Date() }, new AbortController().signal)).toMatchObject([{ checkId: check.id, outcome: 'fail' }])
      const { nextAt, lastAt } = await db.autoCheck.findUniqueOrThrow({ where: { id: check.id }, select: { nextAt: true, lastAt: true } })
      expect(nextAt!.getTime() - lastAt!.getTime()).toBe(minutes * 60_000)
    }
    expect(await entries(check.id)).toEqual(['autocheck.created', 'autocheck.failed'])
    expect(await runDueChecks({ ...job, now: new Date() }, new AbortController().signal)).toEqual([])
    const again = await resumeCheck(ops, { id: paused.id, version: paused.version + 1 })
    expect(again.nextAt).not.toBeNull()
  })

  it('runs a check once although two processes find it due', async () => {
    const check = await status({ everyMinutes: 60 })
    server.planted.slowMs = 50
    const ran = await Promise.all([1, 2].map(() => performCheck(jobCtx('run-auto-checks'), check.id, 'schedule', loopback)))
    expect(ran.filter(Boolean)).toHaveLength(1)
    expect(server.asked).toHaveLength(1)
  })
})

describe('a check that writes', () => {
  const posting = (more: object = {}) => ({
    name: 'Postings once', kind: 'idempotency', environment: 'production', systemId: systems.erp.id, writing: true,
    config: { url: `${server.base}/postings`, body: '{"reference":"{{key}}"}', keyHeader: 'Idempotency-Key', readUrl: `${server.base}/postings?reference={{key}}`, countPath: 'items' }, ...more,
  })

  it('sends nothing to production until somebody confirmed it', async () => {
    const check = await createCheck(ops, posting())
    expect(check.confirmationMissing).toBe(true)
    await expect(runCheck(ops, { id: check.id })).rejects.toMatchObject({ key: 'autochecks.rule.confirmFirst' })
    expect(await performCheck(jobCtx('run-auto-checks'), check.id, 'schedule')).toMatchObject({ outcome: 'error', fault: 'notConfirmed' })
    expect(server.asked).toEqual([])
    const confirmed = await confirmCheck(ops, { id: check.id, version: check.version, digest: check.digest })
    expect(await runCheck(ops, { id: check.id })).toMatchObject({ outcome: 'pass' })
    await withdrawConfirmation(ops, { id: check.id, version: confirmed.version })
    await expect(runCheck(ops, { id: check.id })).rejects.toMatchObject({ key: 'autochecks.rule.confirmFirst' })
  })

  it('is confirmed for exactly what was seen, and no more when it changes', async () => {
    const check = await createCheck(ops, posting())
    await expect(confirmCheck(ops, { id: check.id, version: check.version, digest: 'a'.repeat(64) })).rejects.toMatchObject({ code: 'conflict' })
    const confirmed = await confirmCheck(ops, { id: check.id, version: check.version, digest: check.digest })
    const { kind: _kind, ...facts } = posting()
    const renamed = await updateCheck(ops, { ...facts, id: check.id, version: confirmed.version, name: 'Another name' })
    expect(renamed.confirmationMissing).toBe(false)
    const changed = await updateCheck(ops, { ...facts, id: check.id, version: renamed.version, config: { ...facts.config, body: '{"reference":"{{key}}","amount":1000000}' } })
    expect(changed).toMatchObject({ confirmationMissing: true, confirmedAt: null })
  })

  it('needs the password again to be confirmed, and an editor', async () => {
    const check = await createCheck(ops, posting())
    const input = { id: check.id, version: check.version, digest: check.digest }
    await expect(confirmCheck({ ...ops, stepUpAt: null }, input)).rejects.toMatchObject({ code: 'rule' })
    await expect(confirmCheck(await personCtx('process-owner'), input)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('changed behind the back of the verbs sends nothing', async () => {
    const check = await createCheck(ops, posting())
    await confirmCheck(ops, { id: check.id, version: check.version, digest: check.digest })
    const row = await db.autoCheck.findUniqueOrThrow({ where: { id: check.id } })
    await db.autoCheck.update({ where: { id: check.id }, data: { config: row.config.replace('{{key}}', '{{key}}-other') } })
    expect(await performCheck(jobCtx('run-auto-checks'), check.id, 'schedule')).toMatchObject({ fault: 'notConfirmed' })
    expect(server.asked).toEqual([])
  })

  it('runs on a test system as soon as it says that it writes', async () => {
    const check = await createCheck(ops, posting({ environment: 'test' }))
    expect(await runCheck(ops, { id: check.id })).toMatchObject({ outcome: 'pass' })
  })
})

describe('a credential', () => {
  const door = (more: object = {}) => ({
    name: 'Door', kind: 'auth', environment: 'test', systemId: systems.erp.id, secrets: { secret: TOKEN },
    config: { url: `${secure.base}/private`, certificate: planted.authority, credential: { kind: 'bearer' } }, ...more,
  })

  it('opens the door, and stands nowhere in clear', async () => {
    const check = await createCheck(ops, door())
    expect(check.secrets.map(({ field }) => field)).toEqual(['secret'])
    expect(await runCheck(ops, { id: check.id })).toMatchObject({ outcome: 'pass' })
    secure.planted.echo = true
    await runCheck(ops, { id: check.id })
    const everything = JSON.stringify([await db.autoCheck.findMany(), await db.autoCheckSecret.findMany(), await db.autoCheckResult.findMany(), await db.auditEntry.findMany().then((rows) => rows.map((row) => ({ ...row, seq: Number(row.seq) }))), await getCheck(ops, { id: check.id })], (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
    expect(everything).not.toContain(TOKEN)
  })

  it('stays when the name changes and has to be given again when the host does', async () => {
    const check = await createCheck(ops, door())
    const { kind: _kind, secrets: _secrets, ...facts } = door()
    const renamed = await updateCheck(ops, { ...facts, id: check.id, version: check.version, name: 'Front door' })
    expect(await runCheck(ops, { id: check.id })).toMatchObject({ outcome: 'pass' })
    const moved = { ...facts, id: check.id, version: renamed.version, config: { ...facts.config, url: 'https://elsewhere.example.com/private' } }
    await expect(updateCheck(ops, moved)).rejects.toMatchObject({ fields: { 'secrets.secret': [{ key: 'autochecks.invalid.secretAgain' }] } })
  })

  it('is sealed anew when the keys are rotated, and works on', async () => {
    const check = await createCheck(ops, door())
    const before = await db.autoCheckSecret.findFirstOrThrow()
    await rotateEngineKeys(await personCtx('admin'), {})
    expect((await db.autoCheckSecret.findFirstOrThrow()).keyVersion).toBe(before.keyVersion + 1)
    expect(await runCheck(ops, { id: check.id })).toMatchObject({ outcome: 'pass' })
  })

  it('goes when the check goes', async () => {
    const check = await createCheck(ops, door())
    await archiveCheck(ops, { id: check.id, version: check.version })
    expect(await db.autoCheckSecret.count()).toBe(0)
  })
})

describe('what others ask', () => {
  it('the newest result counts for the system and code that it was made for, a failing one first', async () => {
    const automationId = 'any'
    const asked = { automationId, systemId: systems.erp.id, interfaceId: null, code: 'C09' }
    expect(await latestAutoResult(ops, asked)).toBeNull()
    const good = await status({ codes: ['C09'] })
    await runCheck(ops, { id: good.id })
    expect(await latestAutoResult(ops, asked)).toMatchObject({ checkId: good.id, outcome: 'pass' })
    const bad = await createCheck(ops, statusCheck(systems.erp.id, `${server.base}/nowhere`, { codes: ['C09'] }))
    await runCheck(ops, { id: bad.id })
    await runCheck(ops, { id: good.id })
    expect(await latestAutoResult(ops, asked)).toMatchObject({ checkId: bad.id, outcome: 'fail', fault: 'wrongStatus' })
    for (const other of [{ ...asked, code: 'C10' }, { ...asked, systemId: systems.gateway.id }, { ...asked, systemId: null }, { ...asked, systemId: null, interfaceId: systems.interface.id }]) expect(await latestAutoResult(ops, other)).toBeNull()
  })

  it('those of all automations of a phase run before its gate is read, each once', async () => {
    const admin = await personCtx('admin')
    await openProgramme(admin, { name: 'Automation', locale: 'en' })
    const phase = await db.phase.findFirstOrThrow({ orderBy: { ordinal: 'asc' }, select: { id: true } })
    const process = await createProcess(admin, { name: 'Pay' })
    for (const name of ['Pay bot', 'Post bot']) {
      const { id } = await createAutomation(admin, { name, processId: process.id, technology: 'workflow' })
      await db.automation.update({ where: { id }, data: { phaseId: phase.id } })
      await db.automationInterface.create({ data: { automationId: id, interfaceId: systems.interface.id } })
    }
    const check = await status()
    expect(await runChecksBeforeGate(ops, phase.id)).toMatchObject([{ checkId: check.id, outcome: 'pass' }])
    expect(await db.autoCheckResult.findMany({ select: { trigger: true } })).toEqual([{ trigger: 'gate' }])
    expect(await runChecksBeforeGate({ ...ops, inTransaction: true }, phase.id)).toEqual([])
  })

  it('before a gate those run that concern the automation, and no others', async () => {
    const admin = await personCtx('admin')
    const process = await createProcess(admin, { name: 'Pay' })
    const automation = await createAutomation(admin, { name: 'Pay bot', processId: process.id, technology: 'workflow' })
    await db.automationInterface.create({ data: { automationId: automation.id, interfaceId: systems.interface.id } })
    const own = await createCheck(ops, { ...statusCheck(systems.erp.id, `${server.base}/nowhere`), systemId: undefined, automationId: automation.id, name: 'A own' })
    const ofSystem = await status({ name: 'B system' })
    await createCheck(ops, statusCheck((await landscape(admin)).erp.id, `${server.base}/invoices/1`, { name: 'Elsewhere' }))
    expect(await runChecksFor(jobCtx('gate'), automation.id, 'gate')).toMatchObject([{ checkId: own.id, outcome: 'fail', fault: 'wrongStatus' }, { checkId: ofSystem.id, outcome: 'pass' }])
  })
})
