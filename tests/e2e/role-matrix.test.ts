import Database from 'better-sqlite3'
import { type APIRequestContext, request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { can, roles, tokenScopes, type Actor, type Role } from '@/lib/core/access'
import { adminCommand, addPerson, emailOf, password } from '@/tests/support/portal-steps'
import { startPortal, type Portal } from '@/tests/support/portal'
import { apiRoutes, portalPages, type ApiRoute } from '@/tests/support/routes'

/** Who signs in with what; each role of the table at least once, some of one department only. */
const people: { name: string; role: Role; department?: string }[] = [
  ...roles.map((role) => ({ name: `Matrix ${role}`, role })),
  ...(['process-owner', 'coe', 'finance'] as const).map((role) => ({ name: `Finance ${role}`, role, department: 'Finance' })),
]
const pages = portalPages()
const routes = apiRoutes()

let portal: Portal
const signedIn = new Map<string, APIRequestContext>()
const mailOf = (name: string) => emailOf(name.replaceAll(' ', '-'))

beforeAll(async () => {
  portal = await startPortal()
  addPerson(portal, 'First-admin', 'admin')
  fillRegisters()
}, 300_000)
afterAll(async () => {
  for (const context of signedIn.values()) await context.dispose()
  await portal?.stop()
})

async function session(email: string, secret: string): Promise<APIRequestContext> {
  const context = await request.newContext({ baseURL: portal.url, extraHTTPHeaders: { origin: portal.url } })
  const { csrfToken } = (await (await context.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const answer = await context.post('/api/auth/callback/credentials', { form: { csrfToken, email, password: secret, json: 'true' }, maxRedirects: 0 })
  expect(answer.status(), email).toBeLessThan(400)
  return context
}

const actorOf = ({ role, department }: (typeof people)[number]): Actor => ({
  kind: 'person', id: 'p', name: 'p',
  // Everybody but who is an auditor and nothing else is an employee too.
  grants: [...(role === 'auditor' ? [] : [{ role: 'employee' as const, departmentPath: null }]), ...(role === 'employee' ? [] : [{ role, departmentPath: department ? '/finance' : null }])],
})

/** Runs the questions four at a time. */
async function each<T>(items: readonly T[], ask: (item: T) => Promise<void>): Promise<void> {
  const left = [...items]
  await Promise.all(Array.from({ length: 4 }, async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await ask(item)
  }))
}

const call = (context: APIRequestContext, { method, path }: ApiRoute, headers: Record<string, string> = {}) => context.fetch(path, { method, maxRedirects: 0, headers: { ...headers }, ...(method === 'GET' ? {} : { data: '' }) })

describe('every page and route', () => {
  it('says which permission it needs', () => {
    expect(pages.length).toBeGreaterThan(100)
    expect(pages.filter(({ permission }) => !permission).map(({ file }) => file)).toEqual([])
    expect(routes.filter(({ auth }) => auth.kind === 'unknown').map(({ file, method }) => `${method} ${file}`)).toEqual([])
  })

  it.each(people.map((person) => [person.name, person] as const))('opens to %s exactly where the table says so', { timeout: 300_000 }, async (name, person) => {
    addPerson(portal, name.replaceAll(' ', '-'), person.role, person.department && codeOf(person.department))
    const context = await session(mailOf(name), password)
    signedIn.set(name, context)
    const actor = actorOf(person)
    const wrong: string[] = []
    await each(pages, async ({ path, permission }) => {
      const status = (await context.get(path, { maxRedirects: 0 })).status()
      const expected = can(actor, permission)
      if ((status === 403) === expected || status >= 500 || (expected && status === 401)) wrong.push(`${path} (${permission}): ${status}`)
    })
    await each(routes, async (route) => {
      if (route.auth.kind !== 'session') return
      const expected = can(actor, route.auth.permission)
      const status = (await call(context, route)).status()
      if ((!expected && status !== 403) || (expected && status === 401) || status >= 500) wrong.push(`${route.method} ${route.path} (${route.auth.permission}): ${status}`)
    })
    expect(wrong).toEqual([])
  })

  it('is closed to strangers: pages send them to the sign-in, routes answer 401', { timeout: 120_000 }, async () => {
    const stranger = await request.newContext({ baseURL: portal.url, extraHTTPHeaders: { origin: portal.url } })
    const wrong: string[] = []
    await each(pages, async ({ path }) => {
      const answer = await stranger.get(path, { maxRedirects: 0 })
      if (!/\/sign-in/.test(answer.headers().location ?? '')) wrong.push(`${path}: ${answer.status()}`)
    })
    await each(routes, async (route) => {
      if (route.auth.kind === 'public') return
      const status = (await call(stranger, route)).status()
      if (status !== 401) wrong.push(`${route.method} ${route.path}: ${status}`)
    })
    expect(wrong).toEqual([])
    await stranger.dispose()
  })

  it('opens to tokens by their scope and to no other', { timeout: 240_000 }, async () => {
    addPerson(portal, 'Token-owner', 'admin')
    const machine = await request.newContext({ baseURL: portal.url })
    const wrong: string[] = []
    const ofTokens = routes.filter(({ auth }) => auth.kind === 'token')
    for (const scope of tokenScopes) {
      const token = adminCommand(portal, ['create-token', '--user', emailOf('Token-owner'), '--name', `matrix ${scope}`, '--scopes', scope])
      await each(ofTokens, async (route) => {
        const status = (await call(machine, route, { authorization: `Bearer ${token}` })).status()
        const expected = route.auth.kind === 'token' && route.auth.scope === scope
        if (expected ? status === 401 || status === 403 || status >= 500 : status !== 403) wrong.push(`${scope}: ${route.method} ${route.path}: ${status}`)
      })
      const own = (await call(machine, { file: '', method: 'GET', path: '/api/search?q=a', auth: { kind: 'public' } }, { authorization: `Bearer ${token}` })).status()
      if (own !== 401) wrong.push(`${scope}: a route of people answered ${own}`)
    }
    expect(wrong).toEqual([])
    await machine.dispose()
  })

  it('hides records of other departments like records that are not there', { timeout: 240_000 }, async () => {
    const everything = await session(emailOf('First-admin'), password)
    const limited = signedIn.get('Finance process-owner')!
    const hidden: string[] = []
    for (const list of ['/api/processes?q=', '/api/automations?q=']) {
      const all = (await (await everything.get(list)).json()) as { options: { value: string }[] }
      const seen = (await (await limited.get(list)).json()) as { options: { value: string }[] }
      const foreign = all.options.filter(({ value }) => !seen.options.some((option) => option.value === value))
      expect(foreign.length, list).toBeGreaterThan(0)
      hidden.push(...foreign.map(({ value }) => `${list.split(/[/?]/)[2]}/${value}`))
      for (const { value } of seen.options) expect((await limited.get(`/${list.split(/[/?]/)[2]}/${value}`)).status()).toBe(200)
    }
    const wrong: string[] = []
    for (const record of hidden) {
      const [missing, foreign] = await Promise.all([limited.get(`/${record.split('/')[0]}/00000000-0000-7000-8000-000000000000`), limited.get(`/${record}`)])
      if (foreign.status() !== missing.status() || foreign.status() === 200) wrong.push(`${record}: ${foreign.status()}`)
      if ((await everything.get(`/${record}`)).status() !== 200) wrong.push(`${record} is not there at all`)
    }
    expect(wrong).toEqual([])
    await everything.dispose()
  })

  it('closes at once to somebody who was deactivated, and to their tokens', { timeout: 120_000 }, async () => {
    const name = 'Matrix coe'
    const context = signedIn.get(name)!
    const token = adminCommand(portal, ['create-token', '--user', mailOf(name), '--name', 'before', '--scopes', 'runs:read'])
    const admin = await session(emailOf('First-admin'), password)
    const found = (await (await admin.get(`/api/people?q=${encodeURIComponent('Matrix-coe')}`)).json()) as { options: { value: string }[] }
    await deactivate(found.options[0]!.value)
    const wrong: string[] = []
    await each(pages, async ({ path }) => {
      const answer = await context.get(path, { maxRedirects: 0 })
      if (!/\/sign-in/.test(answer.headers().location ?? '')) wrong.push(`${path}: ${answer.status()}`)
    })
    await each(routes.filter(({ auth }) => auth.kind === 'session'), async (route) => {
      const status = (await call(context, route)).status()
      if (status !== 401) wrong.push(`${route.method} ${route.path}: ${status}`)
    })
    expect((await context.get('/api/v1/runs', { headers: { authorization: `Bearer ${token}` } })).status()).toBe(401)
    expect(wrong).toEqual([])
    await admin.dispose()
  })
})

const inDatabase = <T>(work: (database: Database.Database) => T): T => {
  const database = new Database(portal.env.DATABASE_URL!.slice('file:'.length))
  try {
    return work(database)
  } finally {
    database.close()
  }
}

/** Two departments with a process and an automation each, straight into the database. */
function fillRegisters(): void {
  inDatabase((database) => {
    const at = new Date().toISOString().replace('Z', '+00:00')
    for (const name of ['Finance', 'Logistics']) {
      const key = name.toLowerCase()
      database.prepare('INSERT INTO "Department" ("id", "code", "name", "path", "createdAt", "updatedAt") VALUES (?, ?, ?, ?, ?, ?)').run(key, name.toUpperCase(), name, `/${key}`, at, at)
      database.prepare('INSERT INTO "BusinessProcess" ("id", "code", "name", "departmentId", "searchText", "createdAt", "updatedAt") VALUES (?, ?, ?, ?, ?, ?, ?)').run(`process-${key}`, `P-${key}`, `Process of ${name}`, key, key, at, at)
      database.prepare('INSERT INTO "Automation" ("id", "code", "name", "processId", "searchText", "createdAt", "updatedAt") VALUES (?, ?, ?, ?, ?, ?, ?)').run(`automation-${key}`, `A-${key}`, `Automation of ${name}`, `process-${key}`, key, at, at)
    }
  })
}

const codeOf = (department: string) => inDatabase((database) => (database.prepare('SELECT "code" FROM "Department" WHERE "name" = ?').get(department) as { code: string }).code)

/** Past the portal, so that nothing but the row says so: what it remembers of sessions is a second old at most. */
async function deactivate(id: string): Promise<void> {
  inDatabase((database) => database.prepare('UPDATE "Person" SET "active" = 0 WHERE "id" = ?').run(id))
  await new Promise((resolve) => setTimeout(resolve, 1_500))
}
