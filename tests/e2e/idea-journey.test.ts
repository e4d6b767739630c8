import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MessageParams } from '@/lib/core/errors'
import { locales, type Locale } from '@/lib/core/localized'
import { messageText } from '@/lib/i18n/message-text'
import { launchBrowser } from '@/tests/support/browser'
import { accessibilityFaults, sidewaysScroll, signIn, visitor, type Visitor } from '@/tests/support/pages'
import { startPortal, type Portal } from '@/tests/support/portal'
import { addPerson, adminCommand, button, choose, emailOf, endedRun, linkRobot, password, pushRuns, registerProcess, setUp, submit, takeStages, textOf } from '@/tests/support/portal-steps'

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const title = { en: 'Enter supplier invoices automatically', 'zh-CN': '供应商发票自动录入系统' }
const pain = { en: 'Every supplier invoice is typed into the ledger by hand, line by line, and errors are found late.', 'zh-CN': '供应商发票全部由人工逐行录入总账，错误往往很晚才发现。' }
const again = { en: 'Supplier invoices entered automatically', 'zh-CN': '自动录入供应商发票' }

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** An employee's idea on a phone becomes a live automation, decided by two people who are not its submitter, and earns points. */
describe.each(locales.map((locale) => [locale]))('an idea on its way %s', (locale: Locale) => {
  let portal: Portal
  let t: (key: string, params?: MessageParams) => string
  let ada: Visitor
  const people = new Map<string, Visitor>()
  let token = ''
  let number = ''
  let automation = ''

  /** The page of somebody who signed in before, or does now. */
  async function as(name: string): Promise<Page> {
    const known = people.get(name)
    if (known) return known.page
    const fresh = await visitor(browser, portal.url, locale, name === 'Xue' ? phone : {})
    people.set(name, fresh)
    await signIn(fresh.page, emailOf(name), password)
    return fresh.page
  }
  const step = (name: string) => t(`workflow.steps.${name}.label`)
  const openRequest = async (name: string) => {
    const page = await as(name)
    await page.goto(`/requests/${number}`)
    return page
  }
  const decide = async (name: string) => {
    const page = await as(name)
    await page.goto('/approvals')
    await page.locator('tbody a', { hasText: title[locale] }).first().click()
    await page.waitForURL(/\/approvals\/[0-9a-f-]{36}$/)
    await page.locator('input[name=outcome][value=approved], [role=radio][value=approved]').first().check({ force: true })
    await submit(page)
    await page.waitForURL('**/approvals')
  }

  beforeAll(async () => {
    portal = await startPortal()
    t = await messageText(locale)
    ada = await visitor(browser, portal.url, locale)
  }, 300_000)
  afterAll(async () => {
    for (const { close } of [...people.values(), ada].filter(Boolean)) await close()
    await portal?.stop()
  })

  it('has a company to happen in', { timeout: 180_000 }, async () => {
    const { page } = ada
    await setUp(page, portal)
    await page.goto('/settings/departments')
    for (const [code, name] of [['FIN', 'Finance'], ['LOG', 'Logistics']] as const) {
      const form = page.locator('form', { has: page.locator('input[name=code]') })
      await form.locator('input[name=name]').fill(name)
      await form.locator('input[name=code]').fill(code)
      await form.locator('button[type=submit]').click()
      await page.getByText(code, { exact: true }).first().waitFor()
    }
    addPerson(portal, 'Olga', 'process-owner')
    addPerson(portal, 'Ming', 'coe')
    addPerson(portal, 'Wei', 'coe')
    // She assesses and decides for her department, but never on what she asked for.
    addPerson(portal, 'Xue', 'coe', 'FIN')
    addPerson(portal, 'Bo', 'employee', 'LOG')
    addPerson(portal, 'Dan', 'ops')
    adminCommand(portal, ['create-engine', '--kind', 'push', '--slug', 'bots', '--name', 'Bots'])
    token = adminCommand(portal, ['create-token', '--user', emailOf('Dan'), '--name', 'ci', '--scopes', 'runs:write'])
    await registerProcess(page, 'Invoice entry', () => choose(page, t('processes.owner'), 'Olga'))
  })

  it('is filed on a phone in a few short steps', { timeout: 180_000 }, async () => {
    const page = await as('Xue')
    await page.goto('/requests/new')
    const next = () => button(page, t('requestForm.next')).click()
    await page.fill('input[name=title]', title[locale])
    await page.fill('textarea[name=pain]', pain[locale])
    expect(await sidewaysScroll(page)).toBeNull()
    expect(await page.evaluate(() => document.documentElement.scrollHeight / innerHeight)).toBeLessThanOrEqual(2)
    await next()
    await choose(page, t('requestForm.process'), 'Invoice entry')
    await next()
    await page.fill('input[name=frequencyCount]', '40')
    await page.locator('select[name=frequencyUnit]').selectOption('day')
    await page.fill('input[name=minutes]', '8')
    await page.locator('select[name=basis]').selectOption('estimated')
    // What is typed on a later step reaches the account by itself.
    const kept = () => page.evaluate(async () => {
      const reply = await fetch(`/api/requests/drafts?id=${new URL(location.href).searchParams.get('draft')}`)
      return ((await reply.json()) as { values?: { minutes?: string } }).values?.minutes
    })
    await expect.poll(kept, { timeout: 15_000 }).toBe('8')
    await next()
    for (const question of ['ruleBased', 'digitalInput', 'structuredInput', 'stability', 'documentation']) await page.locator(`input[name=${question}][value="4"]`).check({ force: true })
    expect(await page.evaluate(() => document.documentElement.scrollHeight / innerHeight)).toBeLessThanOrEqual(2)
    await next()
    expect(await textOf(page)).toMatch(/\d/)
    expect(await accessibilityFaults(page)).toEqual([])
    await button(page, t('requestForm.submit')).click()
    await page.waitForURL(/\/requests\/\d+/)
    number = /\/requests\/(\d+)/.exec(page.url())![1]!
    const words = await textOf(page)
    expect(words).toContain(title[locale])
    expect(words).toContain(t('workflow.now.submitted'))
    expect(words).toContain(t('approvals.apart.requesterAssesses'))
  })

  it('is recognised while another department types the same, which joins it', { timeout: 120_000 }, async () => {
    const page = await as('Bo')
    await page.goto('/requests/new')
    await page.fill('input[name=title]', again[locale])
    await page.getByText(`R-${number}`).first().waitFor()
    await page.getByRole('link', { name: t('requestForm.similar.tooMine') }).first().click()
    await page.waitForURL(new RegExp(`/requests/${number}`))
    const form = page.locator('form', { has: page.locator('input[name=departmentId]') }).first()
    await form.locator('input[name=frequencyCount]').fill('10')
    await form.locator('select[name=frequencyUnit]').selectOption('day')
    await form.locator('input[name=minutes]').fill('8')
    await form.locator('button[type=submit]').click()
    await page.getByText(t('requestDetail.support.done')).first().waitFor()
    await page.reload()
    expect(await textOf(page)).toContain(t('requestDetail.support.title', { count: 1 }))
  })

  it('is assessed by somebody else', { timeout: 180_000 }, async () => {
    const page = await openRequest('Ming')
    await button(page, step('assess')).click()
    await button(page.getByRole('dialog'), step('assess')).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.goto(`/requests/${number}/assess`)
    // What nobody has said yet: counts of the complexity and answers of the centre.
    for (const input of await page.locator('input[name^="typed."]:visible').all()) {
      const name = (await input.getAttribute('name'))!
      if ((await input.inputValue()) === '' && !/typed\.(log|fine|complaint|indirect|build|run)/.test(name)) await input.fill('2')
    }
    for (const select of await page.locator('select[name^="typed."]:visible').all()) if ((await select.inputValue()) === '') await select.selectOption({ index: 1 })
    await page.locator('input[name=technology][value=workflow], [role=radio][value=workflow]').first().check({ force: true })
    const why = page.locator('input[name=technologyWhy]')
    if (await why.isVisible()) await why.fill('The ledger has an interface.')
    expect(await accessibilityFaults(page)).toEqual([])
    await button(page, t('scoring.finish')).click()
    await page.waitForURL(new RegExp(`/requests/${number}(\\?|#|$)`))
    await page.reload()
    expect(await textOf(page)).toContain(t('workflow.now.assessed'))
  })

  it('is approved by two people, neither of them its submitter or its assessor', { timeout: 180_000 }, async () => {
    const own = await openRequest('Xue')
    expect(await textOf(own)).toContain(t('approvals.apart.requesterDecides'))
    const assessor = await openRequest('Ming')
    expect(await textOf(assessor)).toContain(t('approvals.apart.assessorDecidesAlone'))
    await decide('Olga')
    await decide('Wei')
    const page = await openRequest('Xue')
    expect(await textOf(page)).toContain(t('workflow.now.approved'))
    await page.goto('/inbox')
    expect(await textOf(page)).toContain(title[locale])
  })

  it('becomes an automation without typing it again', { timeout: 180_000 }, async () => {
    const page = await openRequest('Ming')
    await button(page, step('deliver')).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('combobox', { name: t('workflow.convert.owner') }).first().inputValue()).toContain('Olga')
    await choose(dialog, t('workflow.convert.deputy'), 'Dan')
    await dialog.locator('select[name=phaseId]').selectOption({ index: 1 })
    await dialog.locator('button[type=submit]').click()
    await dialog.waitFor({ state: 'hidden' })
    await page.reload()
    expect(await textOf(page)).toContain(t('workflow.now.in-delivery'))
    const link = page.locator('main a[href^="/automations/"]').first()
    automation = (await link.getAttribute('href'))!.split('/').at(-1)!
    await page.goto(`/automations/${automation}`)
    expect(await textOf(page)).toContain(title[locale])
    await takeStages(page, ['in-build', 'in-test', 'live'], (stage) => t(`automations.step.${stage}`))
  })

  it('is live when runs arrive, and its submitter has earned points', { timeout: 300_000 }, async () => {
    const { page } = ada
    const blocked = await openRequest('Ming')
    expect(await textOf(blocked)).toContain(t('workflow.checks.runsArrived'))
    await pushRuns(portal, token, 'bots', [endedRun('I-1', 'invoices', 'succeeded')])
    await linkRobot(page, 'bots', 'invoices', title[locale].slice(0, 12), { link: t('enginePages.processes.link'), submit: t('enginePages.processes.linkSubmit') })
    await pushRuns(portal, token, 'bots', Array.from({ length: 20 }, (_, i) => endedRun(`I-live-${i}`, 'invoices', 'succeeded')))
    // The portal's own clock moves it within minutes.
    await expect.poll(async () => (await blocked.reload(), textOf(blocked)), { timeout: 240_000, interval: 5_000 }).toContain(t('workflow.now.live'))
    const own = await as('Xue')
    await own.goto('/recognition')
    const words = await textOf(own)
    for (const line of ['submitted', 'approved', 'live']) expect(words).toContain(t(`recognition.history.${line}`))
    expect(await sidewaysScroll(own)).toBeNull()
    for (const [name, { complaints }] of people) expect(complaints, name).toEqual([])
    expect(ada.complaints).toEqual([])
    expect(adminCommand(portal, ['verify-audit'])).toMatch(/entries verify/)
  })
})
