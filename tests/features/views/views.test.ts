import { beforeEach, describe, expect, it } from 'vitest'
import { createView } from '@/lib/features/views/create-view'
import { deleteView } from '@/lib/features/views/delete-view'
import { pageViews } from '@/lib/features/views/queries'
import { updateView } from '@/lib/features/views/update-view'
import type { Ctx } from '@/lib/server/ctx'
import { actionsOf } from '@/tests/support/audit'
import { personCtx } from '@/tests/support/ctx'
import { useDatabase } from '@/tests/support/database'

const database = useDatabase()
let ctx: Ctx
beforeEach(async () => {
  await database.reset()
  ctx = await personCtx('employee')
})

const view = (name: string, more = {}) => createView(ctx, { page: '/requests', name, query: 'status=open&page=3&q=%E6%8A%A5', ...more })

describe('saved views', () => {
  it('keep a choice in one order, without the open page, and are audited', async () => {
    const saved = await view('Mine')
    expect(saved.query).toBe('q=%E6%8A%A5&status=open')
    const changed = await updateView(ctx, { id: saved.id, version: 1, name: 'Renamed', shared: true })
    expect(changed).toMatchObject({ name: 'Renamed', shared: true, query: saved.query })
    await deleteView(ctx, { id: saved.id, version: 2 })
    expect(await pageViews(ctx, { page: '/requests' })).toEqual([])
    expect(await actionsOf('view', saved.id)).toEqual(['view.created', 'view.updated', 'view.deleted'])
  })

  it('are shown to others only when shared, and changed by nobody else', async () => {
    const saved = await view('Mine', { usual: true })
    const other = await personCtx('coe')
    expect(await pageViews(other, { page: '/requests' })).toEqual([])
    await updateView(ctx, { id: saved.id, version: 1, shared: true })
    expect(await pageViews(other, { page: '/requests' })).toMatchObject([{ name: 'Mine', mine: false, usual: false, by: ctx.actor.name }])
    expect(await pageViews(other, { page: '/runs/list' })).toEqual([])
    await expect(updateView(other, { id: saved.id, version: 2, name: 'x' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(deleteView(other, { id: saved.id, version: 2 })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('have one name each, one usual among them, and a bound', async () => {
    await view('A', { usual: true })
    await expect(view('A')).rejects.toMatchObject({ code: 'invalid' })
    await view('B', { usual: true })
    expect((await pageViews(ctx, { page: '/requests' })).map(({ name, usual }) => [name, usual])).toEqual([['A', false], ['B', true]])
    for (let i = 0; i < 18; i += 1) await view(`V${i}`)
    await expect(view('one more')).rejects.toMatchObject({ code: 'rule' })
  })

  it('are refused when somebody else was faster, and for pages outside', async () => {
    const { id } = await view('A')
    await updateView(ctx, { id, version: 1, name: 'B' })
    await expect(updateView(ctx, { id, version: 1, name: 'C' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(view('x', { page: 'https://evil.test' })).rejects.toMatchObject({ code: 'invalid' })
  })
})
