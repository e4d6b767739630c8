import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MessageParams } from '@/lib/core/errors'
import { locales, type Locale } from '@/lib/core/localized'
import { messageText } from '@/lib/i18n/message-text'
import { launchBrowser } from '@/tests/support/browser'
import { businessServer, type BusinessServer } from '@/tests/support/business-server'
import { accessibilityFaults, visitor, type Visitor } from '@/tests/support/pages'
import { startPortal, type Portal } from '@/tests/support/portal'
import { button, choose, setUp, submit, textOf } from '@/tests/support/portal-steps'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** A check is set up against a real server, passes, finds planted faults by name, and writes to production only once confirmed. */
describe.each(locales.map((locale) => [locale]))('automatic checks from set-up to fault %s', (locale: Locale) => {
  let portal: Portal
  let target: BusinessServer
  let ada: Visitor
  let t: (key: string, params?: MessageParams) => string

  const outcome = (key: string) => ada.page.locator('h1').filter({ hasText: t(`autochecks.outcomes.${key}`) })
  async function newCheck(kind: string, fill: () => Promise<void>): Promise<void> {
    const { page } = ada
    await page.goto(`/compatibility/checks/new?kind=${kind}`)
    await choose(page, t('autochecks.form.system'), 'Ledger')
    await page.fill('input[name=name]', `Check of ${kind}`)
    await fill()
    await submit(page)
    await page.waitForURL(/\/compatibility\/checks\/[0-9a-f-]{36}$/)
  }

  beforeAll(async () => {
    target = await businessServer()
    portal = await startPortal({ env: { CHECK_HOSTS: `localhost:${target.port}` } })
    t = await messageText(locale)
    ada = await visitor(browser, portal.url, locale)
    const { page } = ada
    await setUp(page, portal)
    await page.goto('/systems/new')
    await page.fill('input[name=name]', 'Ledger')
    await submit(page)
    await page.waitForURL(/\/systems\/[0-9a-f-]{36}$/)
  }, 300_000)
  afterAll(async () => {
    await ada?.close()
    await portal?.stop()
    await target?.close()
  })

  it('says what was asked, and names the fault when the answer breaks its schema', { timeout: 180_000 }, async () => {
    const { page } = ada
    await newCheck('schema', async () => {
      await page.fill('input[name="config.url"]', `${target.base}/invoices/1`)
      await page.locator('input[name="config.source"][value=own]').check()
      await page.fill('textarea[name="config.schemaText"]', JSON.stringify({ type: 'object', required: ['id'], properties: { amount: { type: 'number' } } }))
      await page.locator('select[name=everyMinutes]').selectOption('')
    })
    await button(page, t('autochecks.run.now')).click()
    await outcome('pass').waitFor()
    target.planted.invoice = { id: 'INV-1', amount: '1250.50' }
    await button(page, t('autochecks.run.now')).click()
    await outcome('fail').waitFor()
    const text = await textOf(page)
    expect(text).toContain(t('autochecks.faults.schemaBroken.title'))
    expect(text).toContain(t('autochecks.rules.type'))
    expect(await accessibilityFaults(page)).toEqual([])
    delete target.planted.invoice
  })

  it('refuses an address with a token beside its field, and asks nothing of a host that is not listed', { timeout: 180_000 }, async () => {
    const { page } = ada
    await page.goto('/compatibility/checks/new?kind=status')
    await choose(page, t('autochecks.form.system'), 'Ledger')
    await page.fill('input[name=name]', 'Check of a stranger')
    await page.fill('input[name="config.url"]', 'https://elsewhere.example.com/?access_token=1')
    await submit(page)
    await page.getByText(t('autochecks.invalid.addressWithSecret')).first().waitFor()
    await page.fill('input[name="config.url"]', 'http://127.0.0.1:9/')
    await submit(page)
    await page.waitForURL(/\/compatibility\/checks\/[0-9a-f-]{36}$/)
    await button(page, t('autochecks.run.now')).click()
    await outcome('error').waitFor()
    expect(await textOf(page)).toContain(t('autochecks.faults.hostNotListed.title'))
  })

  it('writes to production only after somebody confirmed it, and names what is booked twice', { timeout: 180_000 }, async () => {
    const { page } = ada
    await newCheck('idempotency', async () => {
      await page.locator('input[name=environment][value=production]').check()
      await page.fill('input[name="config.url"]', `${target.base}/postings`)
      await page.fill('textarea[name="config.body"]', '{"reference":"{{key}}"}')
      await page.fill('input[name="config.readUrl"]', `${target.base}/postings?reference={{key}}`)
      await page.fill('input[name="config.countPath"]', 'items')
      await page.locator('input[name=writing]').check()
      await page.locator('select[name=everyMinutes]').selectOption('')
    })
    expect(await button(page, t('autochecks.run.now')).count()).toBe(0)
    expect(target.postings).toEqual([])
    await button(page, t('autochecks.confirm.do')).click()
    await page.getByRole('alertdialog').getByRole('button', { name: t('autochecks.confirm.do') }).click()
    await button(page, t('autochecks.run.now')).click()
    await outcome('pass').waitFor()
    expect(target.postings).toHaveLength(1)
    target.planted.posting = 'twice'
    await button(page, t('autochecks.run.now')).click()
    await outcome('fail').waitFor()
    expect(await textOf(page)).toContain(t('autochecks.faults.effectTwice.title'))
    await page.goto('/compatibility/checks')
    expect(await textOf(page)).toContain(t('autochecks.list.answerBad', { bad: 3, ran: 3 }))
    expect(await accessibilityFaults(page)).toEqual([])
  })
})
