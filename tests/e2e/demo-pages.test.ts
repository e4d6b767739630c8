import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '@/lib/core/people/demo'
import { launchBrowser } from '@/tests/support/browser'
import { accessibilityFaults, sidewaysScroll, signIn, visitor } from '@/tests/support/pages'
import { startPortal, type Portal } from '@/tests/support/portal'

let portal: Portal
let browser: Browser
beforeAll(async () => {
  ;[portal, browser] = await Promise.all([startPortal({ args: ['--demo'] }), launchBrowser()])
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})

const everyPage = [
  '/', '/programme', '/programme/timeline', '/gates', '/gates/reviews', '/actions', '/actions/new', '/inbox', '/settings?part=gates', '/settings/mail', '/meetings', '/meetings/series/new', '/reports', '/settings?part=packs', '/expansion', '/processes', '/processes/new', '/automations', '/automations/new', '/systems', '/systems/new', '/interfaces', '/interfaces/new', '/interfaces/map', '/components', '/components/new', '/processes/import', '/runs', '/runs?period=today&group=engine',
  '/runs?period=90d&group=department', '/runs/list', '/engines', '/engines/new', '/people', '/people/new', '/settings', '/settings?part=calendar', '/settings/departments', '/settings/privacy',
  '/requests', '/requests/new', '/requests/board', '/requests/timeline', '/requests/import', '/approvals/absence', '/approvals/policy', '/portfolio', '/portfolio/plan', '/portfolio/backtest',
  '/recognition', '/recognition/rules', '/recognition/statement', '/recognition/stories', '/settings/scoring', '/settings?part=recognition',
  '/value', '/value?by=automation&count=released,cash,avoided', '/value/leaks', '/value/review', '/value/ranking', '/ledger', '/ledger/check', '/cases', '/cases/new', '/formulas', '/rates', '/rates/enter', '/rates/import', '/calculator',
  '/risks', '/risks?side=inherent', '/risks?state=all', '/risks/new', '/risks/new?blank=1', '/risks/new?library=R09', '/risks/import', '/settings/risk-matrix',
  '/compatibility', '/compatibility?group=process', '/compatibility/runs', '/compatibility/defects', '/compatibility/templates', '/compatibility/templates/sap', '/compatibility/templates/sap/edit', '/compatibility/templates/new', '/compatibility/checks', '/compatibility/checks/new', '/compatibility/checks/new?kind=replay',
  '/reviews', '/reviews/all', '/reviews/points', '/reviews/points/new', '/reviews/statistics', '/reviews/callbacks?state=waiting',
  '/compliance', '/compliance?flag=personal', '/compliance/assessments', '/compliance/assessments/new', '/compliance/assessments/1', '/compliance/assessments/3/edit?step=risks', '/compliance/assessments/3/edit?step=handIn',
  '/tokens', '/audit', '/developers', '/profile', '/no-such-page',
]
/** Pages behind the first row of a list. */
const behind = ['/requests', '/risks', '/gates', '/gates/reviews', '/actions', '/meetings', '/reports', '/processes', '/automations', '/systems', '/interfaces', '/components', '/engines', '/people', '/runs/list', '/cases', '/formulas', '/ledger', '/reviews/all', '/reviews/points', '/compatibility', '/compatibility/runs', '/compatibility/defects', '/compatibility/checks']

describe.each(['en', 'zh-CN'] as const)('the demo in %s', (locale) => {
  it('shows every page without errors, sideways scrolling or serious accessibility faults, wide and on a phone', { timeout: 900_000 }, async () => {
    const { page, complaints, close } = await visitor(browser, portal.url, locale)
    await page.goto('/sign-in')
    expect(await accessibilityFaults(page)).toEqual([])
    await signIn(page, 'chen.zhao@demo.example', DEMO_PASSWORD)
    const paths = [...everyPage]
    for (const list of behind) {
      await page.goto(list)
      const href = await page.locator('tbody a[href]').first().getAttribute('href')
      if (href) paths.push(href)
      if (href && list === '/risks') paths.push(`${href}/assess`, `${href}/edit`)
      if (href && list === '/automations') paths.push(`${href}?tab=value`)
      if (href && list === '/processes') paths.push(`${href}?tab=compliance`, `${href.replace('/processes', '/compliance')}/edit`)
    }
    const faults: string[] = []
    for (const path of paths) {
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(path, { waitUntil: 'networkidle' })
      for (const fault of await accessibilityFaults(page)) faults.push(`${path} ${fault}`)
      expect(await page.locator('html').getAttribute('lang')).toBe(locale)
      expect(await page.locator('h1').count(), `${path} has one headline`).toBe(1)
      for (const [width, height] of [[1440, 900], [1024, 768], [390, 844]] as const) {
        await page.setViewportSize({ width, height })
        const sideways = await sidewaysScroll(page)
        if (sideways) faults.push(`${path} ${sideways}`)
      }
    }
    expect(faults).toEqual([])
    expect(complaints).toEqual([])
    await close()
  })

  it('keeps contrast in the dark', { timeout: 240_000 }, async () => {
    const { page, close } = await visitor(browser, portal.url, locale, { colorScheme: 'dark' })
    await signIn(page, 'min.wang@demo.example', DEMO_PASSWORD)
    for (const path of ['/', '/requests', '/requests/board', '/portfolio', '/portfolio/plan', '/interfaces/map', '/approvals', '/programme', '/gates', '/gates/reviews', '/meetings', '/actions', '/runs', '/automations', '/processes', '/engines', '/value', '/value/leaks', '/value/review', '/cases', '/ledger', '/formulas']) {
      await page.goto(path, { waitUntil: 'networkidle' })
      expect(await accessibilityFaults(page)).toEqual([])
    }
    await close()
  })
})

describe('roles in the demo', () => {
  it('open only what they may, and a refusal says so', { timeout: 120_000 }, async () => {
    const { page, close } = await visitor(browser, portal.url, 'en')
    await signIn(page, 'xue.lin@demo.example', DEMO_PASSWORD)
    for (const path of ['/people', '/settings', '/audit', '/engines', '/runs', '/automations', '/tokens', '/value', '/ledger', '/cases', '/formulas']) {
      await page.goto(path)
      expect(await page.locator('h1').innerText(), path).toMatch(/do not open this page/i)
    }
    expect(await page.locator('nav a[href="/people"]').count()).toBe(0)
    await close()
  })

  it('show an auditor everything and no button that changes anything', { timeout: 120_000 }, async () => {
    const { page, close } = await visitor(browser, portal.url, 'en')
    await signIn(page, 'tao.sun@demo.example', DEMO_PASSWORD)
    for (const path of ['/people', '/settings', '/audit', '/engines', '/processes', '/automations']) {
      await page.goto(path)
      expect(await page.locator('main').innerText()).not.toMatch(/do not open this page/i)
      expect(await page.locator('main a[href$="/new"]').count(), path).toBe(0)
    }
    await close()
  })

  it('bring finance to what waits for a signature, and to the wages', { timeout: 120_000 }, async () => {
    const { page, close } = await visitor(browser, portal.url, 'zh-CN')
    await signIn(page, 'li.zhou@demo.example', DEMO_PASSWORD)
    for (const path of ['/value', '/value/review', '/ledger/sign', '/cases', '/rates']) {
      await page.goto(path, { waitUntil: 'networkidle' })
      expect(await accessibilityFaults(page), path).toEqual([])
      expect(await sidewaysScroll(page), path).toBeNull()
    }
    await close()
  })

  it('limit a process owner to the departments of the grant', { timeout: 120_000 }, async () => {
    const { page, close } = await visitor(browser, portal.url, 'en')
    await signIn(page, 'na.xu@demo.example', DEMO_PASSWORD)
    await page.goto('/processes')
    const text = await page.locator('tbody').innerText()
    expect(text).toMatch(/Purchase order entry/)
    expect(text).not.toMatch(/waybill/i)
    await page.goto('/value?by=automation')
    expect(await page.locator('main').innerText()).toMatch(/Purchase order robot/)
    expect(await page.locator('main').innerText()).not.toMatch(/waybill/i)
    await close()
  })
})
