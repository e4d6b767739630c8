import { beforeEach, describe, expect, it } from 'vitest'
import { updateAutomation } from '@/lib/features/automations/update-automation'
import { correctMonth } from '@/lib/features/ledger/correct-month'
import { ledgerMonth } from '@/lib/features/ledger/month-page'
import { recompute } from '@/lib/features/ledger/recompute'
import { signList } from '@/lib/features/ledger/sign-list'
import { signMonths } from '@/lib/features/ledger/sign-months'
import { tellEndedMonths } from '@/lib/features/ledger/tell-ended'
import { verifyEntries } from '@/lib/features/ledger/verify-entries'
import { verifiedTime } from '@/lib/features/recognition/verified-time'
import { myWork } from '@/lib/features/work/queries'
import { forgetSettings } from '@/lib/server/settings'
import { withPgClient, withWriter } from '@/lib/server/db'
import { actionsOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { addWork, booksCtx, dayOfWork, now, seenBy, sign, workingAutomation } from '../../support/ledger'
import { liveIdea } from '../../support/recognition'

const { db, reset, dialect } = useDatabase()
beforeEach(reset)
beforeEach(forgetSettings)

describe('signing', () => {
  it('freezes the figures of many automations with their inputs, tells the owners and writes it into the audit trail', async () => {
    const owner = await personCtx('process-owner', { now })
    const [one, two] = [await workingAutomation('2026-10-01', '2026-10-31', { automation: { ownerId: owner.actor.id } }), await workingAutomation('2026-10-01', '2026-10-31')]
    const finance = await personCtx('finance', { now })
    const seen = await seenBy([one.automation.id, two.automation.id], '2026-10')
    expect(await signMonths(finance, { ...seen, note: 'Looked at the runs' })).toEqual({ month: '2026-10', signed: 2 })
    const entry = await db.ledgerEntry.findFirstOrThrow({ where: { automationId: one.automation.id } })
    expect(entry).toMatchObject({ kind: 'signed', month: '2026-10', bookedMonth: '2026-10', realisedMinor: 279_000n, units: 310n, byId: finance.actor.id, reason: 'Looked at the runs' })
    expect(entry.facts).toBe((await db.ledgerMonth.findFirstOrThrow({ where: { automationId: one.automation.id } })).facts)
    expect(await actionsOf('automation', one.automation.id)).toContain('ledger.signed')
    expect(await db.notice.findFirstOrThrow({ where: { personId: owner.actor.id } })).toMatchObject({ kind: 'ledgerMonthSigned', href: `/ledger/automations/${one.automation.id}/2026-10` })
  })

  it('is refused to the owner, the deputy and the builder, by the rule and by the database', async () => {
    const finance = await personCtx('finance', { now })
    for (const duty of ['ownerId', 'deputyId', 'builderId'] as const) {
      const { automation } = await workingAutomation('2026-10-01', '2026-10-31', { automation: { [duty]: finance.actor.id } })
      await expect(sign(finance, automation.id, '2026-10')).rejects.toMatchObject({ code: 'rule', key: `ledger.apart.${duty.slice(0, -2)}` })
      const { digest: _, computedAt: __, ...row } = await db.ledgerMonth.findFirstOrThrow({ where: { automationId: automation.id } })
      await expect(db.ledgerEntry.create({ data: { ...row, digest: 'x', bookedMonth: '2026-10', kind: 'signed', sourceKey: duty, byId: finance.actor.id, at: now } })).rejects.toThrow()
    }
  })

  it.each(['ownerId', 'deputyId', 'builderId'] as const)('is refused to whoever was %s since the month began and handed it on, also for corrections, and the list says so', async (duty) => {
    const [former, finance] = [await personCtx('finance', { now }), await personCtx('finance', { now })]
    const people = { ownerId: (await personCtx('process-owner')).actor.id, deputyId: (await personCtx('process-owner')).actor.id, builderId: (await personCtx('employee')).actor.id }
    const { automation } = await workingAutomation('2026-09-01', '2026-10-31', { automation: { ...people, [duty]: former.actor.id } })
    const { id, version, name, technology } = automation
    await updateAutomation(await personCtx('coe', { now: new Date('2026-10-01T04:00:00.000Z') }), { id, version, name, technology, ...people })
    const refused = { code: 'rule', key: 'ledger.apart.former' }
    await expect(sign(former, id, '2026-10')).rejects.toMatchObject(refused)
    expect((await signList(former, { month: '2026-10' })).open).toMatchObject([{ automationId: id, apart: { key: 'ledger.apart.former' } }])
    expect((await signList(finance, { month: '2026-10' })).open).toMatchObject([{ automationId: id, apart: null }])
    await sign(finance, id, '2026-10')
    expect((await ledgerMonth(former, { automationId: id, month: '2026-10' })).apart).toEqual({ key: 'ledger.apart.former' })
    const correction = { automationId: id, month: '2026-10', realised: '1', reason: 'Counted once too little', entries: 1 }
    await expect(correctMonth(former, correction)).rejects.toMatchObject(refused)
    await correctMonth(finance, correction)
    const { id: later, version: of, name: called, technology: by } = (await workingAutomation('2026-10-01', '2026-10-31', { automation: { ...people, [duty]: former.actor.id } })).automation
    await updateAutomation(await personCtx('coe', { now: new Date('2026-09-30T04:00:00.000Z') }), { id: later, version: of, name: called, technology: by, ...people })
    await sign(former, later, '2026-10')
  })

  it('is refused to other roles, before the month has ended, and a second time', async () => {
    const { automation } = await workingAutomation('2026-10-01', '2026-11-20')
    const finance = await personCtx('finance', { now })
    const seen = await seenBy([automation.id], '2026-10')
    for (const role of ['coe', 'admin', 'steering', 'auditor'] as const) await expect(signMonths(await personCtx(role, { now }), seen)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(signMonths(finance, await seenBy([automation.id], '2026-11'))).rejects.toMatchObject({ code: 'rule', key: 'ledger.sign.notEnded' })
    await expect(signMonths(finance, { month: '2026-10', seen: [`unknown:${'0'.repeat(64)}`] })).rejects.toMatchObject({ code: 'not_found' })
    await signMonths(finance, seen)
    await expect(signMonths(finance, seen)).rejects.toMatchObject({ code: 'conflict', key: 'ledger.sign.already' })
  })

  it('is refused when the figures have changed since they were seen, and says from what to what', async () => {
    const { automation, source } = await workingAutomation('2026-10-01', '2026-10-30')
    const finance = await personCtx('finance', { now })
    const seen = await seenBy([automation.id], '2026-10')
    await addWork(source.id, '2026-10-31', '2026-10-31')
    await expect(signMonths(finance, seen)).rejects.toMatchObject({ code: 'conflict', key: 'ledger.sign.figuresMoved', params: { before: 2700, now: 2790, hoursBefore: 45, hoursNow: 46.5 } })
    expect(await db.ledgerEntry.count()).toBe(0)
    await signMonths(finance, await seenBy([automation.id], '2026-10'))
    expect(await db.ledgerEntry.count()).toBe(1)
  })

  it('happens once however many sign at the same moment', async () => {
    const { automation } = await workingAutomation('2026-10-01', '2026-10-31')
    const people = await Promise.all(Array.from({ length: 20 }, () => personCtx('finance', { now })))
    const seen = await seenBy([automation.id], '2026-10')
    const results = await Promise.allSettled(people.map((person) => signMonths(person, seen)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'conflict' })
    expect(await db.ledgerEntry.count({ where: { kind: 'signed' } })).toBe(1)
  })

  it('cannot be changed or deleted in the database', async () => {
    const { automation } = await workingAutomation('2026-10-01', '2026-10-31')
    await sign(await personCtx('finance', { now }), automation.id, '2026-10')
    await expect(db.ledgerEntry.updateMany({ data: { realisedMinor: 1n } })).rejects.toThrow()
    await expect(db.ledgerEntry.deleteMany()).rejects.toThrow()
  })

  it('is checked by the auditor: a row changed past the guard shows, and so do inputs that lead elsewhere', async () => {
    const { automation } = await workingAutomation('2026-10-01', '2026-10-31')
    await sign(await personCtx('finance', { now }), automation.id, '2026-10')
    const auditor = await personCtx('auditor', { now })
    expect(await verifyEntries(auditor, {})).toMatchObject({ checked: 1, faults: [] })
    await expect(verifyEntries(await personCtx('finance', { now }), {})).rejects.toMatchObject({ code: 'forbidden' })
    const sql = `UPDATE "LedgerEntry" SET "realisedMinor" = 999999`
    if (dialect === 'sqlite') {
      await withWriter((raw) => {
        const trigger = raw.prepare(`SELECT sql FROM sqlite_master WHERE name = 'LedgerEntry_no_update'`).get() as { sql: string }
        raw.exec('DROP TRIGGER "LedgerEntry_no_update"')
        raw.exec(sql)
        raw.exec(trigger.sql)
      })
    } else {
      await withPgClient(async (client) => {
        await client.query('SET LOCAL session_replication_role = replica')
        await client.query(sql)
      })
    }
    expect(await verifyEntries(auditor, {})).toMatchObject({ faults: [{ automationId: automation.id, fault: 'row' }] })
  })
})

describe('a month that waits for its signature', () => {
  it('stands on the list and on the work of finance, without what is their own', async () => {
    const finance = await personCtx('finance', { now })
    await workingAutomation('2026-10-01', '2026-10-31')
    await workingAutomation('2026-10-01', '2026-10-31', { automation: { ownerId: finance.actor.id } })
    await recompute(booksCtx())
    expect(await signList(finance, {})).toMatchObject({ month: '2026-10', count: 2, of: 2, signed: 0 })
    const task = (await myWork(finance, {})).tasks.find(({ key }) => key === 'signMonth')
    expect(task).toMatchObject({ params: { count: 1 }, href: '/ledger/sign?month=2026-10' })
    expect((await myWork(await personCtx('coe', { now }), {})).tasks.some(({ key }) => key === 'signMonth')).toBe(false)
    await expect(signList(await personCtx('coe', { now }), {})).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is told to finance once, a few working days after its end', async () => {
    const finance = await personCtx('finance', { now })
    await workingAutomation('2026-10-01', '2026-10-31')
    await recompute(booksCtx())
    expect(await tellEndedMonths({ ...booksCtx(), now: new Date('2026-11-02T04:00:00.000Z') }, {})).toBe(0)
    expect(await tellEndedMonths(booksCtx(), {})).toBe(1)
    expect(await tellEndedMonths(booksCtx(), {})).toBe(0)
    expect(await db.notice.findFirstOrThrow({ where: { personId: finance.actor.id } })).toMatchObject({ kind: 'ledgerMonthEnded', tone: 'act', href: '/ledger/sign?month=2026-10' })
  })
})

it('recognition counts what was signed, spread as it was measured', async () => {
  const { automation, source } = await workingAutomation('2026-10-01', '2026-10-31')
  const { request } = await liveIdea('2026-10-01', { automationId: automation.id })
  await sign(await personCtx('finance', { now }), automation.id, '2026-10')
  const hours = async () => (await verifiedTime(booksCtx(), 12)).find(({ id }) => id === request.id)!.months.find(({ month }) => month === '2026-10')!.returnedMs / 3_600_000
  expect(await hours()).toBeCloseTo(46.5, 9)
  await db.runDay.updateMany({ where: { engineProcessId: source.id, day: '2026-10-31' }, data: { ...dayOfWork, unitsSucceeded: 100n } })
  expect(await hours()).toBeCloseTo(46.5, 9)
  await recompute(booksCtx())
  expect(await hours()).toBeGreaterThan(46.5)
})
