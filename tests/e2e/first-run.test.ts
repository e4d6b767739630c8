import { spawnSync } from 'node:child_process'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Locale } from '@/lib/core/localized'
import { root } from '@/lib/tools/schema.mjs'
import { launchBrowser } from '@/tests/support/browser'
import { signIn, visitor } from '@/tests/support/pages'
import { startPortal, type Portal } from '@/tests/support/portal'

const email = 'ada@example.test'
const password = 'three quiet gulls land'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const words: Record<Locale, { wrongCode: RegExp; short: RegExp; closed: RegExp; refused: RegExp }> = {
  en: { wrongCode: /code is not valid/, short: /at least 12 characters/, closed: /Already set up/, refused: /not right/ },
  'zh-CN': { wrongCode: /初始化码无效/, short: /至少 12 个字符/, closed: /已完成初始化/, refused: /不正确/ },
}

describe.each(['en', 'zh-CN'] as const)('the first run in %s', (locale) => {
  let portal: Portal
  beforeAll(async () => {
    portal = await startPortal()
  }, 300_000)
  afterAll(() => portal?.stop())

  it('takes a stranger with the printed link to the first account, and nobody after that', { timeout: 120_000 }, async () => {
    const { page, complaints, close } = await visitor(browser, portal.url, locale)
    await page.goto('/')
    await page.waitForURL('**/setup')
    await page.fill('input[name=setupCode]', 'guessed')
    await page.fill('input[name=name]', 'Ada')
    await page.fill('input[name=email]', email)
    await page.fill('input[name=password]', password)
    await page.click('button[type=submit]')
    await page.getByText(words[locale].wrongCode).first().waitFor()
    expect(await page.inputValue('input[name=email]')).toBe(email)

    await page.goto(`/setup?code=${portal.setupCode}`)
    await page.fill('input[name=name]', 'Ada')
    await page.fill('input[name=email]', email)
    await page.fill('input[name=password]', 'too short')
    await page.click('button[type=submit]')
    await page.getByText(words[locale].short).first().waitFor()
    await page.fill('input[name=password]', password)
    await page.click('button[type=submit]')
    await page.waitForURL(`${portal.url}/`)
    expect(await page.locator('h1').innerText()).toContain('Ada')
    expect(complaints).toEqual([])
    await close()

    const stranger = await visitor(browser, portal.url, locale)
    await stranger.page.goto(`/setup?code=${portal.setupCode}`)
    expect(await stranger.page.locator('h1').innerText()).toMatch(words[locale].closed)
    await stranger.close()
  })

  it('signs in by keyboard alone and reaches a page through the palette', { timeout: 120_000 }, async () => {
    const { page, close } = await visitor(browser, portal.url, locale)
    await page.goto('/sign-in')
    await page.locator('input[name=email]').focus()
    await page.keyboard.type(email)
    await page.keyboard.press('Tab')
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${portal.url}/`)
    await page.keyboard.press('Control+k')
    await page.locator('[role=dialog] input').waitFor()
    await page.keyboard.type(locale === 'en' ? 'settings' : '设置')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/settings')
    await close()
  })

  it('refuses a wrong password in words, keeps the address, and keeps strangers out of every page', { timeout: 120_000 }, async () => {
    const { page, close } = await visitor(browser, portal.url, locale)
    await page.goto('/people')
    await page.waitForURL('**/sign-in?next=**')
    await page.fill('input[name=email]', email)
    await page.fill('input[name=password]', 'not the password at all')
    await page.click('button[type=submit]')
    await page.getByText(words[locale].refused).first().waitFor()
    expect(await page.inputValue('input[name=email]')).toBe(email)
    await page.fill('input[name=password]', password)
    await page.click('button[type=submit]')
    await page.waitForURL('**/people')
    await close()
  })

  it('kills the session on the server when signing out: the old cookie opens nothing', { timeout: 120_000 }, async () => {
    const { page, close } = await visitor(browser, portal.url, locale)
    await signIn(page, email, password)
    const cookies = await page.context().cookies()
    const session = cookies.find((cookie) => cookie.name.endsWith('wheelhouse.session'))
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
    const header = { cookie: `${session?.name}=${session?.value}` }
    expect((await fetch(`${portal.url}/people`, { headers: header, redirect: 'manual' })).status).toBe(200)
    await page.goto('/profile')
    const ended = page.waitForResponse((response) => response.url().includes('/api/auth/signout') && response.request().method() === 'POST')
    await page.evaluate(async () => {
      const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
      await fetch('/api/auth/signout', { method: 'POST', body: new URLSearchParams({ csrfToken, json: 'true' }) })
    })
    await ended
    expect((await fetch(`${portal.url}/people`, { headers: header, redirect: 'manual' })).status).toBe(307)
    await close()
  })
})

describe('machines', () => {
  let portal: Portal
  beforeAll(async () => {
    portal = await startPortal()
  }, 300_000)
  afterAll(() => portal?.stop())

  const admin = (args: string[], input = '') => {
    const done = spawnSync(process.execPath, ['lib/tools/run.mjs', 'lib/tools/admin.ts', ...args], { cwd: root, env: portal.env, input, encoding: 'utf8' })
    expect(done.status, done.stderr).toBe(0)
    return done.stdout.trim()
  }

  it('push runs with a token made on the command line and read the same figures back', { timeout: 180_000 }, async () => {
    admin(['create-user', '--email', 'ops@example.test', '--name', 'Ops', '--role', 'ops', '--password-stdin'], password)
    admin(['create-engine', '--kind', 'push', '--slug', 'bots', '--name', 'Bots'])
    const token = admin(['create-token', '--user', 'ops@example.test', '--name', 'ci', '--scopes', 'runs:write,runs:read,metrics:read'])
    expect(token).toMatch(/^whl_\w{49}$/)
    const call = (path: string, init: RequestInit = {}) =>
      fetch(portal.url + path, { ...init, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-language': 'zh-CN', ...init.headers } })
    const run = (i: number, status: string) => ({ externalId: `R-${i}`, process: { externalId: 'expense' }, status, startedAt: new Date(Date.now() - 60_000).toISOString(), endedAt: new Date().toISOString() })
    const runs = [...Array.from({ length: 9 }, (_, i) => run(i, 'succeeded')), run(9, 'failed'), { ...run(10, 'succeeded'), endedAt: '2020-01-01T00:00:00Z' }]
    const pushed = await call('/api/v1/runs', { method: 'POST', body: JSON.stringify({ engine: 'bots', runs }) })
    expect(pushed.status).toBe(200)
    const answer = (await pushed.json()) as { accepted: number; rejected: number; results: { error?: { detail: string } }[] }
    expect(answer).toMatchObject({ accepted: 10, rejected: 1 })
    expect(answer.results[10]?.error?.detail).toMatch(/[\u4e00-\u9fff]/)
    const figures = (await (await call('/api/v1/metrics?group=engine')).json()) as { data: object[] }
    expect(figures.data).toMatchObject([{ key: 'bots', runs: 10, succeeded: 9, systemFailures: 1, successRate: 0.9 }])
    const listed = (await (await call('/api/v1/runs?limit=4')).json()) as { data: unknown[]; next: string }
    expect(listed.data).toHaveLength(4)

    const tooMany = await call('/api/v1/runs', { method: 'POST', body: JSON.stringify({ engine: 'bots', runs: Array.from({ length: 2001 }, (_, i) => run(i, 'queued')) }) })
    expect(tooMany.status).toBe(400)
    expect(tooMany.headers.get('content-type')).toContain('application/problem+json')
    expect((await call('/api/v1/runs', { method: 'POST', body: '{"engine":' })).status).toBe(400)
    expect((await call('/api/v1/runs', { method: 'POST', body: 'x'.repeat(9 * 1024 * 1024) })).status).toBe(413)
    expect((await call('/api/v1/engines')).status).toBe(403)
    expect((await fetch(`${portal.url}/api/v1/runs`)).status).toBe(401)
    expect((await call('/api/v1/backlog', { method: 'POST', body: JSON.stringify({ engine: 'nobody', samples: [] }) })).status).toBe(404)
    expect(admin(['verify-audit'])).toMatch(/entries verify/)
  })

  it('describe every route that is served', async () => {
    const document = (await (await fetch(`${portal.url}/api/v1/openapi.json`)).json()) as { openapi: string; paths: Record<string, object> }
    expect(document.openapi).toBe('3.1.0')
    const { readdirSync, readFileSync } = await import('node:fs')
    const served = readdirSync(`${root}/app/api/v1`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('route.ts') && !file.includes('openapi') && !file.includes('[...rest]'))
      .flatMap((file) => [...readFileSync(`${root}/app/api/v1/${file}`, 'utf8').matchAll(/export const (GET|POST|PUT|PATCH|DELETE)/g)].map(([, method]) => `${method!.toLowerCase()} /api/v1/${file.replace('/route.ts', '').replace(/\[(\w+)\]/g, '{$1}')}`))
    const described = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
    expect(described.sort()).toEqual(served.sort())
  })

  it('answer every request with the security headers', async () => {
    for (const path of ['/sign-in', '/api/health/live', '/api/health/ready', '/api/v1/runs', '/api/nothing', '/no-such-page', '/people', '/icon.svg']) {
      const response = await fetch(portal.url + path, { redirect: 'manual' })
      expect(response.headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(response.headers.get('x-frame-options'), path).toBe('DENY')
      expect(response.headers.get('referrer-policy'), path).toBeTruthy()
      expect(response.headers.get('x-powered-by'), path).toBeNull()
    }
    expect((await fetch(`${portal.url}/sign-in`)).headers.get('content-security-policy')).toMatch(/'nonce-[\w+/=]+' 'strict-dynamic'/)
    expect((await fetch(`${portal.url}/api/metrics`)).status).toBe(404)
    expect((await fetch(`${portal.url}/sign-in`, { method: 'POST', headers: { origin: 'https://evil.example' } })).status).toBe(403)
    expect((await fetch(`${portal.url}/sign-in`, { method: 'POST' })).status).toBe(403)
  })
})
