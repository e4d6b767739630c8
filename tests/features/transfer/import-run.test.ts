import { beforeEach, describe, expect, it } from 'vitest'
import { requestTable } from '@/lib/features/requests/transfer'
import { keepImport } from '@/lib/features/transfer/keep-import'
import { runImport } from '@/lib/features/transfer/run-import'
import type { AnyTable, ReadRow } from '@/lib/features/transfer/table'
import type { Ctx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'
import { actionsOf } from '@/tests/support/audit'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'

const database = useDatabase()
let ctx: Ctx
beforeEach(async () => {
  await database.reset()
  ctx = await personCtx('coe')
})

const fileOf = async (rows: number) => {
  const text = ['title,pain,externalKey', ...Array.from({ length: rows }, (_, i) => `Idea ${i},pain,K-${i}`)].join('\n')
  return (await keepImport(ctx, requestTable, { name: 'ideas.csv', bytes: new TextEncoder().encode(text) })).id
}
/** A register whose database fails where `fails` says so, after the rows were written. */
const failing = (fails: (rows: readonly ReadRow[]) => boolean): AnyTable => ({
  ...requestTable,
  async save(inner, rows, facts) {
    const saved = await requestTable.save(inner, rows, facts)
    if (fails(rows)) throw new Error('the transaction took too long')
    return saved
  },
})
const load = (fileId: string, table: AnyTable = requestTable) => runImport(ctx, table, { fileId, mode: 'good' })

describe('an import', () => {
  it('that dies in the middle keeps what was stored, says so, and goes on at the next load without doubles', async () => {
    const fileId = await fileOf(300)
    const dying = failing((rows) => rows.some(({ line }) => line > 200))
    await expect(load(fileId, dying)).rejects.toThrow('too long')
    const before = await db.request.count()
    expect(before).toBeGreaterThan(100)
    expect(before).toBeLessThan(300)
    expect(await db.requestTransition.count()).toBe(before)
    expect((await db.notice.findFirstOrThrow()).kind).toBe('importStopped')
    expect(await load(fileId)).toMatchObject({ state: 'done', created: 300 - before, unchanged: before, refused: 0 })
    expect(await db.request.count()).toBe(300)
    expect(await db.requestTransition.count()).toBe(300)
    expect(await db.requestFollow.count()).toBe(300)
    expect(new Set((await db.request.findMany({ select: { externalKey: true } })).map((row) => row.externalKey)).size).toBe(300)
  })

  it('tries again in smaller parts what failed once', async () => {
    let times = 0
    const once = failing(() => (times += 1) === 1)
    expect(await load(await fileOf(120), once)).toMatchObject({ state: 'done', created: 120, refused: 0 })
    expect(await db.request.count()).toBe(120)
  })

  it('refuses the few rows that never get in and stores the others', async () => {
    const bad = failing((rows) => rows.some(({ line }) => line === 60))
    const progress = await load(await fileOf(120), bad)
    expect(progress.state).toBe('done')
    expect(progress.refused).toBeGreaterThan(0)
    expect(progress.refused).toBeLessThanOrEqual(5)
    expect(progress.errors.map(({ reason }) => reason.key)).toContain('transfer.refused.notStored')
    expect(await db.request.count()).toBe(120 - progress.refused)
  })

  it('that was long tells whoever started it when it has finished, a short one does not', async () => {
    await load(await fileOf(3))
    expect(await db.notice.count()).toBe(0)
    await load(await fileOf(1_001))
    expect(await db.notice.findMany({ select: { personId: true, kind: true, href: true } })).toEqual([{ personId: ctx.actor.id, kind: 'importFinished', href: '/requests' }])
    expect(JSON.parse((await db.notice.findFirstOrThrow()).params)).toMatchObject({ file: 'ideas.csv', created: 998, unchanged: 3 })
    expect(await actionsOf('requests', ctx.actor.id)).toEqual(['request.imported', 'request.imported'])
  })
})
