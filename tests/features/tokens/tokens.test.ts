import { beforeEach, describe, expect, it } from 'vitest'
import { createToken } from '@/lib/features/tokens/create-token'
import { listTokens } from '@/lib/features/tokens/queries'
import { revokeToken } from '@/lib/features/tokens/revoke-token'
import { actorOfToken } from '@/lib/server/tokens'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const days = (count: number) => new Date(Date.now() + count * 86_400_000)

describe('API tokens', () => {
  it('act with the rights of their owner, limited to their scopes', async () => {
    const ops = await personCtx('ops')
    const { token } = await createToken(ops, { name: 'n8n', scopes: ['runs:write'] })
    expect(await actorOfToken(token, new Date())).toMatchObject({ kind: 'token', name: 'n8n', scopes: ['runs:write'], grants: [{ role: 'employee' }, { role: 'ops' }] })
  })

  it('are stored only as a hash', async () => {
    const { token } = await createToken(await personCtx('ops'), { name: 'n8n', scopes: ['runs:write'] })
    expect(JSON.stringify([await db.apiToken.findMany(), await db.auditEntry.findMany()])).not.toContain(token)
  })

  it('stop working when revoked, expired, or when their owner is deactivated', async () => {
    const ops = await personCtx('ops')
    const { token, id } = await createToken(ops, { name: 'a', scopes: ['runs:read'], days: 10 })
    expect(await actorOfToken(token, days(11))).toBeNull()
    await revokeToken(ops, { id })
    expect(await actorOfToken(token, new Date())).toBeNull()
    const second = await createToken(ops, { name: 'b', scopes: ['runs:read'] })
    await db.person.update({ where: { id: ops.actor.id }, data: { active: false } })
    expect(await actorOfToken(second.token, new Date())).toBeNull()
  })

  it('are seen and revoked only by their owner and by administrators', async () => {
    const [one, other, admin] = [await personCtx('ops'), await personCtx('coe'), await personCtx('admin')]
    const { id } = await createToken(one, { name: 'a', scopes: ['runs:read'] })
    expect(await listTokens(other, {})).toEqual([])
    await expect(revokeToken(other, { id })).rejects.toMatchObject({ code: 'not_found' })
    expect(await listTokens(admin, {})).toHaveLength(1)
    await expect(revokeToken(admin, { id })).resolves.toEqual({ id })
  })

  it('cannot be made for somebody else, for longer than a year, or without a scope', async () => {
    const [one, other] = [await personCtx('ops'), await personCtx('ops')]
    await expect(createToken(one, { name: 'a', scopes: ['runs:read'], ownerId: other.actor.id })).rejects.toMatchObject({ key: 'tokens.onlyOwn' })
    await expect(createToken(one, { name: 'a', scopes: ['runs:read'], days: 366 })).rejects.toMatchObject({ code: 'invalid' })
    await expect(createToken(one, { name: 'a', scopes: [] })).rejects.toMatchObject({ code: 'invalid' })
  })
})
