import { createServer, type Server } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MessageParams } from '@/lib/core/errors'
import { locales, type Locale } from '@/lib/core/localized'
import { messageText } from '@/lib/i18n/message-text'
import { launchBrowser } from '@/tests/support/browser'
import { accessibilityFaults, sidewaysScroll, signIn, visitor, type Visitor } from '@/tests/support/pages'
import { startPortal, type Portal } from '@/tests/support/portal'
import { addPerson, adminCommand, emailOf, password, registerProcess, setUp, submit, textOf } from '@/tests/support/portal-steps'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** From a review point to a signed answer: an engine asks over HTTP, a person decides by keyboard, the engine hears of it. */
describe.each(locales.map((locale) => [locale]))('human review %s', (locale: Locale) => {
  let portal: Portal
  let engine: Server
  let t: (key: string, params?: MessageParams) => string
  let ada: Visitor
  let legal: Visitor
  let token = ''
  let callbackUrl = ''
  const heard: { headers: Record<string, unknown>; body: { key: string; approved: boolean; status: string } }[] = []

  beforeAll(async () => {
    portal = await startPortal({ env: { CALLBACK_HOSTS: '127.0.0.1' } })
    t = await messageText(locale)
    ada = await visitor(browser, portal.url, locale)
    engine = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk) => (body += String(chunk)))
      request.on('end', () => {
        heard.push({ headers: request.headers, body: JSON.parse(body) as never })
        response.end()
      })
    })
    await new Promise<void>((done) => engine.listen(0, '127.0.0.1', done))
    callbackUrl = `http://127.0.0.1:${(engine.address() as { port: number }).port}/resume`
  }, 300_000)
  afterAll(async () => {
    engine?.close()
    await legal?.close()
    await ada?.close()
    await portal?.stop()
  })

  /** A key that comes before the page listens is pressed again, as a person would. */
  const pressUntil = (page: Page, key: string, focused: string) =>
    expect
      .poll(async () => {
        await page.keyboard.press(key)
        return page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, focused)
      })
      .toBe(true)
  const ask = async (key: string, extra: object = {}) => {
    const reply = await fetch(`${portal.url}/api/v1/reviews`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ point: 'contract-legal', key, title: `Contract ${key}`, fields: [{ label: 'Amount', value: '120,000 CNY' }], ...extra }),
    })
    return { status: reply.status, body: (await reply.json()) as { id: string; code: string; created: boolean; status: string; approved: boolean | null; detail: string } }
  }

  it('begins with a review point, whose key is shown once', { timeout: 240_000 }, async () => {
    const { page } = ada
    await setUp(page, portal)
    addPerson(portal, 'Lea', 'reviewer')
    addPerson(portal, 'Dan', 'ops')
    token = adminCommand(portal, ['create-token', '--user', 'dan@example.test', '--name', 'n8n', '--scopes', 'reviews:read,reviews:write'])
    const process = await registerProcess(page, 'Contract approval')
    await page.goto(`/reviews/points/new?process=${process}`)
    await page.fill('input[name=step]', 'Legal check')
    await page.fill('input[name=code]', 'contract-legal')
    await page.fill('input[name=samplingPercent]', '0')
    await submit(page)
    await page.getByText(t('reviews.points.keyTitle')).waitFor()
    expect(await page.locator('main code').first().innerText()).toMatch(/^whsec_/)
    await page.getByRole('link', { name: t('reviews.points.toPoint') }).click()
    await page.waitForURL(/\/reviews\/points\/[0-9a-f-]{36}$/)
    expect(await textOf(page)).not.toContain('whsec_')
    expect(await accessibilityFaults(page)).toEqual([])
  })

  it('takes questions once a key, and refuses what is bad in words', { timeout: 60_000 }, async () => {
    const first = await ask('A', { callbackUrl })
    expect(first).toMatchObject({ status: 200, body: { created: true, code: 'HR-1', status: 'waiting', approved: null } })
    expect((await ask('A', { callbackUrl })).body).toMatchObject({ created: false, id: first.body.id })
    expect((await ask('A', { title: 'Another' })).status).toBe(409)
    expect((await ask('X', { callbackUrl: 'http://10.1.2.3/' })).status).toBe(400)
    expect((await ask('X', { point: 'no-such-point' })).status).toBe(404)
    for (const key of ['B', 'C']) expect((await ask(key, { callbackUrl })).status).toBe(200)
  })

  it('is decided by keyboard alone, and answers those who wait', { timeout: 120_000 }, async () => {
    legal = await visitor(browser, portal.url, locale)
    const { page } = legal
    await signIn(page, emailOf('Lea'), password)
    await page.goto('/reviews')
    expect(await page.locator('h1').innerText()).toBe(t('reviews.answer.waiting', { count: 3 }))
    await pressUntil(page, 'j', '#review-queue a')
    await page.keyboard.press('o')
    await page.waitForURL(/\/reviews\/HR-1$/)
    await page.getByRole('radiogroup').or(page.locator('#review-decision')).first().waitFor()
    const { id } = (await ask('A', { callbackUrl })).body
    const waiting = fetch(`${portal.url}/api/v1/reviews/${id}?wait=60`, { headers: { authorization: `Bearer ${token}` } }).then((reply) => reply.json())
    await pressUntil(page, 'a', '#review-decision textarea')
    await page.keyboard.type('Within policy.')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/reviews\/HR-2$/)
    expect(await waiting).toMatchObject({ status: 'approved', approved: true, decisions: [{ by: 'Lea', reason: 'Within policy.' }] })
    await page.locator('#review-decision').waitFor()
    await page.keyboard.press('r')
    await page.keyboard.press('Control+Enter')
    await page.getByText(t('reviews.errors.reason')).first().waitFor()
    await page.locator('#review-decision textarea').fill('Unlimited liability.')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/reviews\/HR-3$/)
    await expect.poll(() => heard.map(({ body }) => `${body.key} ${body.status}`).sort(), { timeout: 40_000 }).toEqual(['A approved', 'B rejected'])
    expect(heard[0]!.headers).toMatchObject({ 'webhook-signature': expect.stringMatching(/^v1,/), 'webhook-id': expect.any(String), 'webhook-timestamp': expect.stringMatching(/^\d{10}$/) })
  })

  it('shows what was decided, wide and on a phone, without faults', { timeout: 120_000 }, async () => {
    const { page, complaints } = legal
    for (const path of ['/reviews', '/reviews/HR-1', '/reviews/HR-3', '/reviews/all', '/reviews/points', '/reviews/statistics', '/reviews/callbacks?state=sent']) {
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(path, { waitUntil: 'networkidle' })
      expect(await accessibilityFaults(page), path).toEqual([])
      await page.setViewportSize({ width: 390, height: 844 })
      expect(await sidewaysScroll(page), path).toBeFalsy()
    }
    await page.goto('/reviews/HR-1')
    expect(await textOf(page)).toContain('Within policy.')
    expect(await page.locator('#review-decision').count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
