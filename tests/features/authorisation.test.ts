import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { can, permissions, roles, type Actor, type Permission } from '@/lib/core/access'
import { AppError } from '@/lib/core/errors'
import type { Verb } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { z } from 'zod'
import { useDatabase } from '@/tests/support/database'

const { db } = useDatabase()
type AnyVerb = Verb<z.ZodType, unknown>

const features = path.resolve(import.meta.dirname, '../../lib/features')
const verbs: { name: string; verb: AnyVerb }[] = []

const isVerb = (value: unknown): value is AnyVerb => typeof value === 'function' && 'kind' in value && 'permission' in value

beforeAll(async () => {
  const files = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  for (const file of files) {
    const exported = (await import(/* @vite-ignore */ pathToFileURL(path.join(features, file)).href)) as Record<string, unknown>
    for (const [name, value] of Object.entries(exported)) if (isVerb(value)) verbs.push({ name: `${file} ${name}`, verb: value })
  }
}, 120_000)

const personWith = (grants: Actor['grants']): Actor => ({ kind: 'person', id: 'p', name: 'p', grants })
const ctxOf = (actor: Actor): Ctx => ({ actor, db, now: new Date(), locale: 'en', requestId: 'test', ip: null, stepUpAt: new Date() })

/** What a call without any input comes to: refused for want of the permission, or let through to the check of the input. */
async function answer(verb: AnyVerb, actor: Actor): Promise<'refused' | 'let through'> {
  try {
    await verb(ctxOf(actor), undefined)
    return 'let through'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.code === 'forbidden' ? 'refused' : 'let through'
  }
}

async function disagreements(actor: Actor): Promise<string[]> {
  const wrong: string[] = []
  for (const { name, verb } of verbs) {
    const expected = can(actor, verb.permission) ? 'let through' : 'refused'
    const got = await answer(verb, actor)
    if (got !== expected) wrong.push(`${name} (${verb.permission}): ${got}`)
  }
  return wrong
}

describe('every verb', () => {
  it('is found, with a permission of the table', () => {
    expect(verbs.length).toBeGreaterThan(60)
    expect(verbs.filter(({ verb }) => !(verb.permission in permissions))).toEqual([])
  })

  it.each(roles.map((role) => [role]))('lets %s through exactly where the table says so', async (role) => {
    const actor = personWith([{ role, departmentPath: null }])
    const held = verbs.filter(({ verb }) => (permissions[verb.permission] as readonly string[]).includes(role))
    expect(verbs.filter(({ verb }) => can(actor, verb.permission)).map(({ name }) => name)).toEqual(held.map(({ name }) => name))
    expect(await disagreements(actor)).toEqual([])
  })

  it.each(roles.map((role) => [role]))('lets %s of one department do nothing that concerns the whole programme', async (role) => {
    expect(await disagreements(personWith([{ role, departmentPath: '/finance' }]))).toEqual([])
  })

  it('refuses somebody without any role, such as a person who was deactivated', async () => {
    const nobody = personWith([])
    for (const { name, verb } of verbs) expect(await answer(verb, nobody), name).toBe('refused')
  })

  it('changes nothing for the auditor', () => {
    const auditor = personWith([{ role: 'auditor', departmentPath: null }])
    const own: Permission[] = ['session:revoke-own', 'profile:edit', 'notice:read', 'audit:verify', 'audit:export', 'own-data:export', 'personal-data:export']
    expect(verbs.filter(({ verb }) => verb.kind === 'command' && can(auditor, verb.permission) && !own.includes(verb.permission)).map(({ name }) => name)).toEqual([])
  })
})
