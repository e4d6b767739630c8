import { unzipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import { archiveEntries, dueEntries } from '@/lib/features/audit/checkpoint'
import { readFile } from '@/lib/features/files/queries'
import { appendAudit } from '@/lib/server/audit'
import { verifyChain } from '@/lib/server/audit-chain'
import { inTransaction } from '@/lib/server/db'
import { verifyExport } from '@/lib/tools/verify-audit-export.mjs'
import { asSystem, personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { tamper } from '@/tests/support/tamper'

const { db, reset } = useDatabase()
beforeEach(reset)

const day = (n: number) => new Date(Date.UTC(2026, 0, n, 12))
const append = (count: number, now: Date) =>
  inTransaction((tx) => appendAudit({ ...asSystem(now), db: tx, inTransaction: true }, Array.from({ length: count }, (_, i) => ({ action: 'test.done', entity: 'test', entityId: i }))))

async function archived() {
  await append(6, day(1))
  await append(4, day(20))
  const ctx = asSystem(day(30))
  const due = await dueEntries(ctx, day(10), null)
  expect(due).toEqual({ first: 1, last: 6 })
  return { ctx, count: await archiveEntries(ctx, due!) }
}

describe('old entries of the audit trail', () => {
  it('are archived with their proof and taken away, and the rest still verifies', async () => {
    const { count } = await archived()
    expect(count).toBe(6)
    expect(await verifyChain(db)).toMatchObject({ ok: true, entries: 5, checkpoint: 6 })
    const { fileId } = await db.auditCheckpoint.findFirstOrThrow()
    const { bytes } = await readFile(await personCtx('auditor'), fileId!)
    expect(verifyExport(new Map(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, Buffer.from(data)])))).toMatchObject({ ok: true, manifest: { firstSeq: 1, lastSeq: 6 } })
    await expect(readFile(await personCtx('coe'), fileId!)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('are archived again later, from where the last round ended', async () => {
    const { ctx } = await archived()
    expect(await dueEntries(ctx, day(10), null)).toBeNull()
    await archiveEntries(ctx, (await dueEntries(ctx, day(25), null))!)
    expect(await verifyChain(db)).toMatchObject({ ok: true, checkpoint: 10 })
    expect(await db.auditCheckpoint.count()).toBe(2)
  })

  it('stay from the first one on that is held, and the newest one always', async () => {
    await append(5, day(1))
    expect(await dueEntries(asSystem(day(30)), day(10), 3)).toEqual({ first: 1, last: 2 })
    expect(await dueEntries(asSystem(day(30)), day(10), 1)).toBeNull()
    expect(await dueEntries(asSystem(day(30)), day(10), null)).toEqual({ first: 1, last: 4 })
  })

  it('stay when the chain is broken', async () => {
    await append(6, day(1))
    await tamper(`UPDATE "AuditEntry" SET "actorName" = 'mallory' WHERE "seq" = 3`)
    await expect(archiveEntries(asSystem(day(30)), { first: 1, last: 5 })).rejects.toMatchObject({ code: 'rule' })
    expect(await db.auditEntry.count()).toBe(6)
  })

  it('cannot be deleted through the database without a checkpoint, nor after it', async () => {
    await archived()
    await expect(db.auditEntry.deleteMany({ where: { seq: 7 } })).rejects.toThrow()
    await expect(db.auditCheckpoint.deleteMany({})).rejects.toThrow()
    await expect(db.auditCheckpoint.updateMany({ data: { seq: 8 } })).rejects.toThrow()
  })

  it.each([
    [`DELETE FROM "AuditEntry" WHERE "seq" = 7`, { fault: 'missing', seq: 7 }],
    [`UPDATE "AuditCheckpoint" SET "seq" = 8, "hash" = (SELECT "hash" FROM "AuditEntry" WHERE "seq" = 8); DELETE FROM "AuditEntry" WHERE "seq" <= 8`, { fault: 'checkpoint-changed', seq: 8 }],
    [`DELETE FROM "AuditCheckpoint"`, { fault: 'missing', seq: 1 }],
    [`DELETE FROM "AuditEntry"`, { fault: 'truncated', seq: 7 }],
    [`INSERT INTO "AuditEntry" SELECT 6, "at", "actorKind", "actorId", "actorName", "action", "entity", "entityId", "data", "requestId", "ip", "prevHash", "hash" FROM "AuditEntry" WHERE "seq" = 7`, { fault: 'missing', seq: 1 }],
  ])('shows who takes away more: %s', async (sql, fault) => {
    await archived()
    await tamper(sql)
    expect(await verifyChain(db)).toMatchObject({ ok: false, ...fault })
  })
})
