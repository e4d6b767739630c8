import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MessageParams } from '@/lib/core/errors'
import type { Locale } from '@/lib/core/localized'
import { messageText } from '@/lib/i18n/message-text'
import { launchBrowser } from '@/tests/support/browser'
import { FakeN8n } from '@/tests/support/fake-n8n'
import { visitor } from '@/tests/support/pages'
import { startPortal, type Portal } from '@/tests/support/portal'
import { linkRobot, registerAutomation, registerProcess, setUp } from '@/tests/support/portal-steps'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** From an empty portal to measured figures: the job that the product exists for. */
describe.each([
  ['en', '2.40'],
  ['zh-CN', '2.8'],
] as [Locale, '2.8' | '2.40'][])('connecting a real server that speaks n8n %s', (locale, generation) => {
  let portal: Portal
  let n8n: FakeN8n
  let t: (key: string, params?: MessageParams) => string
  let open: { page: Page; complaints: string[]; close(): Promise<void> }
  let automation = ''

  beforeAll(async () => {
    n8n = await FakeN8n.start(generation)
    n8n.stepMs = 20_000
    n8n.workflow('w1', 'Expense claims')
    n8n.workflow('w2', 'Nightly test')
    for (let i = 0; i < 45; i += 1) n8n.ran('w1')
    for (let i = 0; i < 5; i += 1) n8n.ran('w1', 'error', { name: 'NodeApiError', message: 'connect ECONNREFUSED', node: { type: 'n8n-nodes-base.httpRequest', name: 'Post' } })
    for (let i = 0; i < 10; i += 1) n8n.ran('w2', 'error', { name: 'NodeApiError', message: 'only a test' })
    portal = await startPortal({ env: { ENGINE_HOSTS: n8n.host } })
    t = await messageText(locale)
    open = await visitor(browser, portal.url, locale)
  }, 300_000)
  afterAll(async () => {
    await open?.close()
    await portal?.stop()
    await n8n?.stop()
  })

  const button = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true }).first()
  /** What the page advises after a fault. */
  const faultText = (code: string) => t(`engines.fault.${code}.todo`)
  /** The reading of the engine goes on in the background: the page is asked until it shows the figures. */
  async function waitForReading(page: Page, created: number, updated: number) {
    const counts = t('enginePages.sync.counts', { created, updated, unchanged: 0, rejected: 0 }).split(' · ').slice(0, 2)
    await expect.poll(async () => (await page.reload(), page.locator('main').innerText()), { timeout: 60_000, interval: 1500 }).toContain(counts.join(' · '))
  }

  it('sets up, registers the process with its baseline, and the automation', { timeout: 120_000 }, async () => {
    const { page } = open
    await setUp(page, portal)
    automation = await registerAutomation(page, await registerProcess(page, 'Expense reimbursement'), 'Expense robot')
  })

  it('tests a wrong and a right key, connects, and reads every run', { timeout: 120_000 }, async () => {
    const { page } = open
    await page.goto('/engines/new?kind=n8n')
    await page.fill('input[name=name]', 'n8n production')
    await page.fill('input[name=slug]', 'n8n-production')
    await page.fill('input[name="config.baseUrl"]', n8n.url)
    await page.fill('input[name="config.apiKey"]', 'a-wrong-key')
    await button(page, 'enginePages.form.test').click()
    await page.getByText(faultText('keyRefused')).first().waitFor()
    await page.fill('input[name="config.apiKey"]', n8n.apiKey)
    await button(page, 'enginePages.form.test').click()
    await page.getByText(t('enginePages.check.works')).waitFor()
    await button(page, 'enginePages.form.connect').click()
    await page.waitForURL('**/engines/n8n-production')
    await waitForReading(page, 60, 0)
    expect(await page.content()).not.toContain(n8n.apiKey)
  })

  it('links the process to the automation and keeps the test out of the figures', { timeout: 120_000 }, async () => {
    const { page } = open
    await linkRobot(page, 'n8n-production', 'Expense claims', 'Expense robot', { link: t('enginePages.processes.link'), submit: t('enginePages.processes.linkSubmit') })
    await page.goto('/engines/n8n-production?tab=processes&linked=all')
    await page.locator('tbody tr', { hasText: 'Nightly test' }).locator('select').selectOption('test')
    await page.getByText(t('enginePages.processes.purposeSet', { name: 'Nightly test' })).waitFor()
  })

  it('shows the figures that the engine really has', { timeout: 120_000 }, async () => {
    const { page } = open
    await page.goto('/runs?period=90d')
    const row = page.locator('tbody tr', { hasText: 'Expense robot' })
    const text = (await row.innerText()).replace(/\u00a0/g, ' ')
    expect(text).toContain('90.0 %')
    expect(text).toContain('96.6 %')
    expect(text).toMatch(locale === 'en' ? /20 s/ : /20 秒/)
    expect(text).toMatch(/\b50$/m)
    await row.getByRole('button').first().click()
    expect(await page.locator('[role=dialog]:popover-open').innerText()).toContain('45')
    await page.goto(`/automations/${automation}?period=90d`)
    expect((await page.locator('main').innerText()).replace(/\u00a0/g, ' ')).toContain('90.0 %')
  })

  it('follows a parked run to its late end, and says what is wrong when the engine answers nonsense', { timeout: 180_000 }, async () => {
    const { page } = open
    const parked = n8n.begin('w1')
    n8n.park(parked)
    await page.goto('/engines/n8n-production')
    await button(page, 'enginePages.action.sync').click()
    await waitForReading(page, 1, 0)
    n8n.resume(parked)
    n8n.end(parked)
    await button(page, 'enginePages.action.sync').click()
    await waitForReading(page, 0, 1)
    await page.goto('/runs?period=90d')
    expect((await page.locator('tbody tr', { hasText: 'Expense robot' }).innerText()).replace(/\u00a0/g, ' ')).toContain('90.1 %')

    n8n.fail({ kind: 'html' }, { times: 50 })
    await page.goto('/engines/n8n-production')
    await button(page, 'enginePages.action.sync').click()
    await expect.poll(async () => (await page.reload(), page.locator('main').innerText()), { timeout: 60_000, interval: 1500 }).toContain(faultText('notJson'))
    n8n.heal()
    expect(open.complaints).toEqual([])
  })
})
