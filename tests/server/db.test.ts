import { beforeEach, describe, expect, it } from 'vitest'
import { db, dialect, inTransaction, sqliteReader, withPgClient, withWriter } from '@/lib/server/db'
import { SafeSqlite } from '@/lib/server/sqlite-adapter'
import { useDatabase } from '@/tests/support/database'

const database = useDatabase()
beforeEach(database.reset)

const programme = (code: string) => ({ code, name: `Programme ${code}` })
const codes = async () => (await db.programme.findMany({ orderBy: { code: 'asc' } })).map(({ code }) => code)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('transactions', () => {
  it('keep everything or nothing', async () => {
    await inTransaction((tx) => tx.programme.create({ data: programme('A') }))
    const failing = inTransaction(async (tx) => {
      await tx.programme.create({ data: programme('B') })
      throw new Error('refused')
    })
    await expect(failing).rejects.toThrow('refused')
    expect(await codes()).toEqual(['A'])
  })

  it('do not take the write of another request with them when they roll back', async () => {
    let plain: Promise<unknown> | undefined
    const failing = inTransaction(async (tx) => {
      await tx.programme.create({ data: programme('A') })
      plain = db.programme.create({ data: programme('B') })
      await pause(30)
      throw new Error('refused')
    })
    await expect(failing).rejects.toThrow('refused')
    await plain
    expect(await codes()).toEqual(['B'])
  })

  it('show nothing to others before they are committed', async () => {
    await inTransaction(async (tx) => {
      await tx.programme.create({ data: programme('A') })
      expect(await codes()).toEqual([])
    })
    expect(await codes()).toEqual(['A'])
  })

  it.runIf(dialect === 'sqlite')('take what was still on its way with them when they are rolled back, and nothing later', async () => {
    const connection = await new SafeSqlite({ url: process.env.DATABASE_URL! }).connect()
    const insert = (code: string) => ({ sql: `INSERT INTO "Programme" ("id", "code", "name", "updatedAt") VALUES ('${code}', '${code}', 'x', CURRENT_TIMESTAMP)`, args: [], argTypes: [] })
    try {
      const slow = await connection.startTransaction()
      await pause(40)
      const onItsWay = slow.executeRaw(insert('A'))
      await slow.rollback()
      await onItsWay.catch(() => {})
      const next = await connection.startTransaction()
      await expect(slow.executeRaw(insert('B'))).rejects.toThrow()
      await expect(slow.rollback()).rejects.toThrow()
      await next.executeRaw(insert('C'))
      await next.commit()
      expect(await codes()).toEqual(['C'])
    } finally {
      await connection.dispose()
    }
  })

  it('all succeed when many wait for each other', async () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      inTransaction(async (tx) => {
        await tx.programme.create({ data: programme(`P${index}`) })
        await pause(1)
      }),
    )
    await Promise.all(many)
    expect(await db.programme.count()).toBe(60)
  })

  it('read what they are about to change without losing an update', async () => {
    await db.setting.create({ data: { key: 'counter', value: 0 } })
    const step = () =>
      inTransaction(async (tx) => {
        if (dialect === 'postgresql') await tx.$queryRaw`SELECT 1 AS "locked" FROM "Setting" WHERE "key" = 'counter' FOR UPDATE`
        const { value } = await tx.setting.findUniqueOrThrow({ where: { key: 'counter' } })
        await tx.setting.update({ where: { key: 'counter' }, data: { value: Number(value) + 1 } })
      })
    await Promise.all(Array.from({ length: 20 }, step))
    expect((await db.setting.findUniqueOrThrow({ where: { key: 'counter' } })).value).toBe(20)
  })
})

describe('a long row of awaited statements', () => {
  it('lets timers run in between', async () => {
    let turns = 0
    const timer = setInterval(() => (turns += 1), 1)
    for (let index = 0; index < 300; index += 1) await db.programme.findMany()
    for (let index = 0; index < 100; index += 1) await db.programme.create({ data: programme(`P${index}`) })
    clearInterval(timer)
    expect(turns).toBeGreaterThan(3)
  })
})

describe('stored values', () => {
  it('come back exactly: whole 64-bit numbers, instants and JSON', async () => {
    const at = new Date('2026-03-29T01:30:00.123Z')
    await db.setting.create({ data: { key: 'k', value: { text: '中文', list: [1, null, true] }, updatedAt: at } })
    expect(await db.setting.findUniqueOrThrow({ where: { key: 'k' } })).toMatchObject({ value: { text: '中文', list: [1, null, true] }, updatedAt: at })
    const engine = await db.engine.create({ data: { slug: 'e', kind: 'push', name: 'E', config: {} } })
    const process = await db.engineProcess.create({ data: { engineId: engine.id, externalId: 'p', name: 'P' } })
    const durationMs = 9_007_199_254_740_993n
    await db.run.create({
      data: { engineId: engine.id, engineProcessId: process.id, externalId: 'r', status: 'succeeded', at, durationMs, observedAt: at, states: '[]' },
    })
    expect(await db.run.findFirstOrThrow()).toMatchObject({ durationMs, at })
    expect(await db.run.count({ where: { at: { gte: at, lt: new Date(at.getTime() + 1) } } })).toBe(1)
  })
})

describe('the audit trail', () => {
  it('refuses to be changed or emptied', async () => {
    const row = { seq: 1, at: new Date(), actorKind: 'system', actorId: 's', actorName: 'S', action: 'a', entity: 'e', entityId: '1', data: '{}', requestId: 'r', prevHash: '', hash: '' }
    await db.auditEntry.create({ data: row })
    await expect(db.auditEntry.update({ where: { seq: 1 }, data: { action: 'b' } })).rejects.toThrow()
    await expect(db.auditEntry.delete({ where: { seq: 1 } })).rejects.toThrow()
    await expect(db.auditEntry.deleteMany()).rejects.toThrow()
    expect(await db.auditEntry.findMany()).toMatchObject([{ seq: 1, action: 'a' }])
  })
})

describe.runIf(dialect === 'sqlite')('the writing connection of SQLite', () => {
  const insert = `INSERT INTO "Programme" ("id", "code", "name", "createdAt", "updatedAt") VALUES (?, ?, ?, ?, ?)`
  const row = (code: string) => [code, code, code, new Date().toISOString(), new Date().toISOString()]

  it('stores what its function wrote, and nothing when the function throws', async () => {
    await withWriter((raw) => raw.prepare(insert).run(...row('A')))
    const failing = withWriter((raw) => {
      raw.prepare(insert).run(...row('B'))
      throw new Error('refused')
    })
    await expect(failing).rejects.toThrow('refused')
    expect(await codes()).toEqual(['A'])
  })

  it('works inside a given transaction and shares its fate', async () => {
    const failing = inTransaction(async (tx) => {
      await tx.programme.create({ data: programme('A') })
      await withWriter((raw) => raw.prepare(insert).run(...row('B')), tx)
      expect(await tx.programme.count()).toBe(2)
      throw new Error('refused')
    })
    await expect(failing).rejects.toThrow('refused')
    expect(await codes()).toEqual([])
  })

  it('is refused once its transaction has ended', async () => {
    const late = await inTransaction(async (tx) => tx)
    await expect(withWriter((raw) => raw.prepare(insert).run(...row('A')), late)).rejects.toThrow('has ended')
  })

  it('reads through a connection that cannot write', async () => {
    const reader = await sqliteReader()
    expect(() => reader.prepare(insert).run(...row('A'))).toThrow(/readonly/)
  })
})

describe.runIf(dialect === 'postgresql')('the raw client of PostgreSQL', () => {
  it('stores what its function wrote, and nothing when the function throws', async () => {
    const at = new Date('2026-07-01T12:00:00.500Z')
    const insert = `INSERT INTO "Programme" ("id", "code", "name", "createdAt", "updatedAt") VALUES ($1, $1, $1, $2, $2)`
    await withPgClient((client) => client.query(insert, ['A', at]))
    const failing = withPgClient(async (client) => {
      await client.query(insert, ['B', at])
      throw new Error('refused')
    })
    await expect(failing).rejects.toThrow('refused')
    expect(await db.programme.findMany()).toMatchObject([{ code: 'A', createdAt: at }])
    const read = await withPgClient((client) => client.query<{ createdAt: Date }>(`SELECT "createdAt" FROM "Programme"`))
    expect(read.rows[0]?.createdAt).toEqual(at)
  })
})
