import { appendFile, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { appendAudit } from '@/lib/server/audit'
import { anchorHead } from '@/lib/server/audit-anchors'
import { verifyChain } from '@/lib/server/audit-chain'
import { inTransaction } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { asSystem } from '../support/ctx'
import { useDatabase } from '../support/database'
import { tamper } from '../support/tamper'

const { db, reset } = useDatabase()
const anchors = () => path.join(env().DATA_DIR, 'audit-anchors.jsonl')
beforeEach(async () => {
  await reset()
  await writeFile(anchors(), '')
})

const append = (count: number) =>
  inTransaction((tx) => appendAudit({ ...asSystem(), db: tx, inTransaction: true }, Array.from({ length: count }, (_, i) => ({ action: 'test.done', entity: 'test', entityId: i, after: { name: 'é 中文', n: 1.5, list: [i, null] } }))))

describe('audit chain', () => {
  it('verifies what was appended, also by many at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => append(3)))
    expect(await verifyChain(db, { pageSize: 7 })).toMatchObject({ ok: true, entries: 60 })
  })

  it('cannot be changed or deleted through the database', async () => {
    await append(2)
    await expect(db.auditEntry.update({ where: { seq: 1 }, data: { actorName: 'mallory' } })).rejects.toThrow()
    await expect(db.auditEntry.deleteMany({})).rejects.toThrow()
    expect(await verifyChain(db)).toMatchObject({ ok: true, entries: 2 })
  })

  it.each([
    [`UPDATE "AuditEntry" SET "actorName" = 'mallory' WHERE "seq" = 4`, { fault: 'changed', seq: 4 }],
    [`UPDATE "AuditEntry" SET "data" = '{}' WHERE "seq" = 1`, { fault: 'changed', seq: 1 }],
    [`DELETE FROM "AuditEntry" WHERE "seq" = 3`, { fault: 'missing', seq: 3 }],
    [`UPDATE "AuditEntry" SET "seq" = "seq" + 1000 WHERE "seq" = 5`, { fault: 'missing', seq: 5 }],
    [`DELETE FROM "AuditEntry" WHERE "seq" <= 2`, { fault: 'missing', seq: 1 }],
    [`UPDATE "AuditEntry" SET "hash" = "prevHash" WHERE "seq" = 6`, { fault: 'changed', seq: 6 }],
    [`UPDATE "AuditEntry" SET "ip" = '203.0.113.9', "at" = "at" WHERE "seq" = 7`, { fault: 'changed', seq: 7 }],
    // Two entries change places.
    [`UPDATE "AuditEntry" SET "seq" = -"seq" WHERE "seq" IN (5, 7); UPDATE "AuditEntry" SET "seq" = 12 + "seq" WHERE "seq" < 0`, { fault: 'unlinked', seq: 5 }],
    // A further entry after the last one, copied from another.
    [`INSERT INTO "AuditEntry" SELECT 11, "at", "actorKind", "actorId", 'mallory', "action", "entity", "entityId", "data", "requestId", "ip", (SELECT "hash" FROM "AuditEntry" WHERE "seq" = 10), "hash" FROM "AuditEntry" WHERE "seq" = 3`, { fault: 'changed', seq: 11 }],
    // An entry from before the first one.
    [`INSERT INTO "AuditEntry" SELECT 0, "at", "actorKind", "actorId", 'mallory', "action", "entity", "entityId", "data", "requestId", "ip", "prevHash", "hash" FROM "AuditEntry" WHERE "seq" = 3`, { fault: 'unlinked', seq: 0 }],
    [`INSERT INTO "AuditEntry" SELECT -7, "at", "actorKind", "actorId", 'mallory', "action", "entity", "entityId", "data", "requestId", "ip", "prevHash", "hash" FROM "AuditEntry" WHERE "seq" = 3`, { fault: 'unlinked', seq: -7 }],
  ])('locates %s', async (sql, fault) => {
    await append(10)
    await tamper(sql)
    expect(await verifyChain(db)).toMatchObject({ ok: false, ...fault })
  })

  it('finds a cut-off tail by the anchor outside the database', async () => {
    await append(10)
    await anchorHead(db, new Date())
    await tamper(`DELETE FROM "AuditEntry" WHERE "seq" > 7`)
    expect(await verifyChain(db)).toMatchObject({ ok: false, fault: 'truncated', seq: 8 })
  })

  it('does not trust an anchor that was edited or half written', async () => {
    await append(3)
    await anchorHead(db, new Date())
    const text = await readFile(anchors(), 'utf8')
    await writeFile(anchors(), text.replace('"seq":3', '"seq":2'))
    expect(await verifyChain(db)).toMatchObject({ ok: false, fault: 'anchor-changed' })
    await writeFile(anchors(), text)
    await appendFile(anchors(), '{"at":"20')
    expect(await verifyChain(db)).toMatchObject({ ok: false, fault: 'anchor-changed' })
  })

  it('does not verify under another key', async () => {
    await append(1)
    expect(await verifyChain(db, { key: Buffer.alloc(32, 9) })).toMatchObject({ ok: false, fault: 'changed', seq: 1 })
  })

  it('keeps secrets out of the stored rows', async () => {
    await inTransaction((tx) => appendAudit({ ...asSystem(), db: tx, inTransaction: true }, [{ action: 'x', entity: 'e', entityId: 1, after: { passwordHash: 'SECRETMARKER', deep: [{ token: 'SECRETMARKER', kept: 1 }] } }]))
    const [row] = await db.auditEntry.findMany()
    expect(row?.data).not.toContain('SECRETMARKER')
    expect(row?.data).toContain('"kept":1')
  })
})
