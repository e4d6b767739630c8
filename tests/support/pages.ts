import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Locale } from '@/lib/core/localized'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface Visitor {
  page: Page
  /** Console errors, page errors and refused content since the start. */
  complaints: string[]
  close(): Promise<void>
}

/** A browser of its own for one person: cookies, language, size. */
export async function visitor(browser: Browser, base: string, locale: Locale, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: base, locale, viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', bypassCSP: false, ...options })
  await context.addInitScript(() => addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => console.error(`refused by the policy: ${violatedDirective} ${blockedURI}`)))
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`))
  page.on('console', (message) => message.type() === 'error' && !/status of 4\d\d/.test(message.text()) && complaints.push(message.text()))
  page.on('request', (request) => !request.url().startsWith(base) && !/^(data|blob):/.test(request.url()) && complaints.push(`left the origin: ${request.url()}`))
  return { page, complaints, close: () => context.close() }
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.fill('input[name=email]', email)
  await page.fill('input[name=password]', password)
  await page.click('button[type=submit]')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

interface AxeViolation {
  id: string
  impact: string
  nodes: { html: string; failureSummary: string }[]
}

/** Serious and critical findings of axe on the page as it stands, one line each. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: AxeViolation[] }> } }
    return (await axe.run({ resultTypes: ['violations'] })).violations
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)} – ${node.failureSummary.split('\n')[1] ?? ''}`))
}

/** Pixels by which the page sticks out at the side, and what does: a page never scrolls sideways. */
export async function sidewaysScroll(page: Page): Promise<string | null> {
  // Charts follow the new width a moment after the viewport.
  const fits = () => document.documentElement.scrollWidth <= document.documentElement.clientWidth
  if (await page.waitForFunction(fits, undefined, { timeout: 1500 }).then(() => true, () => false)) return null
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return null
    const culprit = [...document.querySelectorAll('main *')].filter((element) => element.getBoundingClientRect().right > clientWidth + 1).at(-1)
    return `${scrollWidth - clientWidth} px too wide at ${clientWidth}: ${culprit?.outerHTML.slice(0, 120) ?? ''}`
  })
}
