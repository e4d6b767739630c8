import { beforeEach, describe, expect, it } from 'vitest'
import { indexRequest } from '@/lib/features/requests/index-request'
import { findRequests, searchRequests } from '@/lib/features/requests/search'
import type { Ctx } from '@/lib/server/ctx'
import { db, dialect, withWriter } from '@/lib/server/db'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'
import { storedRequest } from '@/tests/support/stored-request'

const database = useDatabase()
let ctx: Ctx
beforeEach(async () => {
  await database.reset()
  ctx = await personCtx('employee')
})

const titles = async (text: string, by = ctx) => (await searchRequests(by, text, 10)).map(({ title }) => title).sort()

describe('searching requests', () => {
  it('finds words of any language, from their beginning', async () => {
    await storedRequest(ctx, { title: 'Supplier invoices are typed twice', pain: 'From PDF into SAP' })
    await storedRequest(ctx, { title: '采购订单重复录入', pain: '每天两小时' })
    expect(await titles('invoi sap')).toEqual(['Supplier invoices are typed twice'])
    expect(await titles('订单')).toEqual(['采购订单重复录入'])
    expect(await titles('购')).toEqual(['采购订单重复录入'])
    expect(await titles('两小时')).toEqual(['采购订单重复录入'])
    expect(await titles('invoice 订单')).toEqual([])
  })

  it('finds by number', async () => {
    const { number, title } = await storedRequest(ctx)
    await storedRequest(ctx)
    expect(await titles(`R-${number}`)).toEqual([title])
    expect((await findRequests(ctx, { q: String(number) }))[0]).toMatchObject({ number, slug: String(number) })
  })

  it('finds by the names of the process, and by new words once they are stored', async () => {
    const process = await db.businessProcess.create({ data: { code: 'P-77', name: 'Order to cash', nameZh: '订单到收款', searchText: '' } })
    const request = await storedRequest(ctx, { title: 'Old words', processId: process.id })
    expect(await titles('收款')).toEqual(['Old words'])
    await db.request.update({ where: { id: request.id }, data: { title: 'New words' } })
    const before = await db.request.findUniqueOrThrow({ where: { id: request.id } })
    await indexRequest({ db }, request.id)
    expect(await titles('new')).toEqual(['New words'])
    expect(await titles('old')).toEqual([])
    expect((await db.request.findUniqueOrThrow({ where: { id: request.id } })).updatedAt).toEqual(before.updatedAt)
    await db.request.delete({ where: { id: request.id } })
    expect(await titles('new')).toEqual([])
  })

  it("shows somebody's draft to nobody else", async () => {
    await storedRequest(ctx, { status: 'draft', title: 'Secret thought' })
    expect(await titles('secret')).toEqual(['Secret thought'])
    expect(await titles('secret', await personCtx('coe'))).toEqual([])
  })

  it('puts those that share the rarest words first when any word counts', async () => {
    for (let i = 0; i < 5; i += 1) await storedRequest(ctx, { title: `Typing invoices ${i}` })
    await storedRequest(ctx, { title: 'Invoices of customs brokers' })
    const [best] = await searchRequests(ctx, 'customs invoices by hand', 3, 'any')
    expect(best?.title).toBe('Invoices of customs brokers')
  })

  it('takes any text for a question', async () => {
    await storedRequest(ctx, { title: 'x' })
    for (const text of ['"', "' OR 1=1 --", '*', 'a:b', 'NEAR(x)', '\u0000', '😀', '\ud800', 'AND', "\\' | !x", 'x'.repeat(10_000)]) await expect(searchRequests(ctx, text, 5)).resolves.toBeInstanceOf(Array)
  })

  it.runIf(dialect === 'sqlite')('keeps its index sound through VACUUM', async () => {
    const request = await storedRequest(ctx, { title: '采购订单' })
    await storedRequest(ctx, { title: 'gone' }).then(({ id }) => db.request.delete({ where: { id } }))
    await db.$executeRawUnsafe('VACUUM')
    await withWriter((raw) => raw.exec(`INSERT INTO "RequestSearch"("RequestSearch", "rank") VALUES ('integrity-check', 1)`))
    expect((await searchRequests(ctx, '订单', 5)).map(({ id }) => id)).toEqual([request.id])
  })
})
