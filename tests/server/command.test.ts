import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { command, query } from '@/lib/server/command'
import { personCtx } from '../support/ctx'
import { useDatabase } from '../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const rename = command({
  permission: 'department:edit',
  input: z.strictObject({ code: z.string().trim().min(1).max(10), fail: z.boolean().default(false) }),
  async run(ctx, { code, fail }) {
    const row = await ctx.db.department.create({ data: { code, name: code } })
    if (fail) throw new Error('after the write')
    return { result: row.id, audit: { action: 'department.created', entity: 'department', entityId: row.id, after: row } }
  },
})

describe('command', () => {
  it('stores the change and its audit row together', async () => {
    const ctx = await personCtx('admin')
    const id = await rename(ctx, { code: 'A' })
    const audit = await db.auditEntry.findMany()
    expect(audit).toMatchObject([{ seq: 1, action: 'department.created', entityId: id, actorId: ctx.actor.id, requestId: ctx.requestId }])
  })

  it('stores neither when the verb fails after its write', async () => {
    await expect(rename(await personCtx('admin'), { code: 'A', fail: true })).rejects.toThrow('after the write')
    expect(await db.department.count()).toBe(0)
    expect(await db.auditEntry.count()).toBe(0)
  })

  it('calls it a conflict when somebody stored the same at the same moment', async () => {
    await rename(await personCtx('admin'), { code: 'A' })
    await expect(rename(await personCtx('admin'), { code: 'A' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await db.auditEntry.count()).toBe(1)
  })

  it('stores no change when the audit row cannot be written', async () => {
    const ctx = await personCtx('admin')
    const unserialisable = command({
      permission: 'department:edit',
      input: z.strictObject({}),
      async run(inner) {
        const row = await inner.db.department.create({ data: { code: 'B', name: 'B' } })
        const loop: Record<string, unknown> = {}
        loop.self = loop
        return { result: row.id, audit: { action: 'x', entity: 'department', entityId: row.id, after: loop } }
      },
    })
    await expect(unserialisable(ctx, {})).rejects.toThrow()
    expect(await db.department.count()).toBe(0)
  })

  it('refuses the wrong role before it reads the input', async () => {
    await expect(rename(await personCtx('auditor'), { nonsense: true })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('names every refused field and every field that does not belong there', async () => {
    const attempt = rename(await personCtx('admin'), JSON.parse('{"code":"","role":"admin","__proto__":{"x":1}}'))
    await expect(attempt).rejects.toMatchObject({
      code: 'invalid',
      fields: { code: [{ key: 'errors.required' }], _: [{ key: 'errors.unknownField' }] },
    })
  })

  it('asks a person for the password again before a sensitive change', async () => {
    const sensitive = command({ permission: 'department:edit', stepUp: true, input: z.strictObject({}), run: async () => ({ result: 1, audit: [] }) })
    const ctx = await personCtx('admin')
    await expect(sensitive({ ...ctx, stepUpAt: new Date(ctx.now.getTime() - 6 * 60_000) }, {})).rejects.toMatchObject({ key: 'errors.stepUp' })
    await expect(sensitive(ctx, {})).resolves.toBe(1)
  })

  it('joins the transaction of the verb that calls it', async () => {
    const outer = command({
      permission: 'department:edit',
      input: z.strictObject({}),
      async run(ctx) {
        await rename(ctx, { code: 'inner' })
        throw new Error('outer fails')
      },
    })
    await expect(outer(await personCtx('admin'), {})).rejects.toThrow('outer fails')
    expect(await db.department.count()).toBe(0)
  })
})

describe('query', () => {
  it('refuses the wrong role', async () => {
    const read = query({ permission: 'audit:read', input: z.strictObject({}), run: async () => 1 })
    await expect(read(await personCtx('ops'), {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(read(await personCtx('auditor'), {})).resolves.toBe(1)
  })
})
