import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MessageParams } from '@/lib/core/errors'
import { locales, type Locale } from '@/lib/core/localized'
import { messageText } from '@/lib/i18n/message-text'
import { launchBrowser } from '@/tests/support/browser'
import { accessibilityFaults, signIn, visitor, type Visitor } from '@/tests/support/pages'
import { startPortal, type Portal } from '@/tests/support/portal'
import { addPerson, adminCommand, button, choose, emailOf, isoDay, linkRobot, password, pushRuns, registerAutomation, registerProcess, setUp, submit, takeStages, textOf } from '@/tests/support/portal-steps'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** Noon of the last day of the month before, in the programme's zone: within the baseline on whatever day the test runs. */
const lastMonthsEnd = () => {
  const [year, month] = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date()).split('-').map(Number)
  return new Date(Date.UTC(year!, month! - 1, 0, 4))
}

/** A formula is changed by two people, a case uses it, runs are counted, finance signs a month, and nothing moves it afterwards. */
describe.each(locales.map((locale) => [locale]))('value from formula to signature %s', (locale: Locale) => {
  let portal: Portal
  let t: (key: string, params?: MessageParams) => string
  let ada: Visitor
  const people = new Map<string, Visitor>()
  let token = ''
  let automation = ''
  let caseNumber = ''
  const ended = lastMonthsEnd()
  const month = ended.toISOString().slice(0, 7)

  async function as(name: string): Promise<Page> {
    const known = people.get(name)
    if (known) return known.page
    const fresh = await visitor(browser, portal.url, locale)
    people.set(name, fresh)
    await signIn(fresh.page, emailOf(name), password)
    return fresh.page
  }
  const runs = (from: number, count: number, status: string) =>
    Array.from({ length: count }, (_, i) => ({
      externalId: `run-${from + i}`, process: { externalId: 'invoices' }, status,
      ...(status === 'failed' && { error: { kind: 'system', message: 'No connection' } }),
      startedAt: new Date(ended.getTime() + i * 1_000).toISOString(), endedAt: new Date(ended.getTime() + (i + 60) * 1_000).toISOString(),
    }))
  const ledgerMonth = `/ledger/automations/`
  const recompute = async (page: Page) => {
    await page.goto(`${ledgerMonth}${automation}`)
    await button(page, t('ledger.automation.recompute')).click()
    await page.getByText(t('ledger.automation.recomputed')).first().waitFor()
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

  it('has an automation in service and a wage that finance entered', { timeout: 240_000 }, async () => {
    const { page } = ada
    await setUp(page, portal)
    addPerson(portal, 'Olga', 'process-owner')
    addPerson(portal, 'Ming', 'coe')
    addPerson(portal, 'Fay', 'finance')
    addPerson(portal, 'Wen', 'finance')
    addPerson(portal, 'Dan', 'ops')
    adminCommand(portal, ['create-engine', '--kind', 'push', '--slug', 'bots', '--name', 'Bots'])
    token = adminCommand(portal, ['create-token', '--user', emailOf('Dan'), '--name', 'ci', '--scopes', 'runs:write'])
    const process = await registerProcess(page, 'Invoice entry', () => choose(page, t('processes.owner'), 'Olga'))
    automation = await registerAutomation(page, process, 'Invoice robot', async () => {
      await page.locator('select[name=phaseId]').selectOption({ index: 1 })
      await choose(page, t('automations.owner'), 'Olga')
      await choose(page, t('automations.deputy'), 'Ming')
      await page.fill('input[name=plannedCoveragePercent]', '70')
    })
    await pushRuns(portal, token, 'bots', runs(1, 20, 'succeeded'))
    await linkRobot(page, 'bots', 'invoices', 'Invoice robot', { link: t('enginePages.processes.link'), submit: t('enginePages.processes.linkSubmit') })
    await page.goto(`/automations/${automation}`)
    await takeStages(page, ['approved', 'in-build', 'in-test', 'live'], (stage) => t(`automations.step.${stage}`))

    const fay = await as('Fay')
    await fay.goto('/rates/enter?of=wage')
    await fay.fill('input[name=hourly]', '60')
    await fay.fill('input[name=validFrom]', isoDay(70))
    await fay.fill('input[name=source]', 'Payroll')
    await submit(fay)
    await fay.waitForURL(/\/rates(?!\/enter)/)
    expect(await textOf(fay)).toContain('¥60')
    // The figures of the table are for finance: others are told so.
    const ming = await as('Ming')
    await ming.goto('/rates')
    expect(await textOf(ming)).not.toContain('¥60')
  })

  it('changes a formula only by two people', { timeout: 180_000 }, async () => {
    const ming = await as('Ming')
    await ming.goto('/formulas/direct-benefit-net')
    await ming.getByRole('link', { name: t('formulas.edit'), exact: true }).click()
    await ming.waitForURL('**/formulas/direct-benefit-net/edit')
    const expression = ming.getByLabel(t('formulas.editor.expression'), { exact: true })
    const before = await expression.inputValue()
    // Items are no money: the place is marked and nothing holds.
    await expression.fill(`${before} + volume`)
    await expect.poll(() => expression.getAttribute('aria-invalid')).toBe('true')
    await expression.fill(`${before} * 0.9`)
    await expect.poll(() => expression.getAttribute('aria-invalid')).not.toBe('true')
    // The worked examples say what they were worth before; each has to be agreed to anew.
    for (let examples = 2; examples > 0; examples--) {
      const taken = ming.getByRole('button', { name: new RegExp(t('formulas.editor.takeComputed', { value: '#' }).split('#')[0]!) })
      await expect.poll(() => taken.count()).toBe(examples)
      await taken.first().click()
    }
    await ming.getByLabel(t('formulas.editor.reason'), { exact: true }).fill('One item in ten goes another way')
    await button(ming, t('formulas.editor.save')).click()
    await ming.getByText(t('formulas.editor.saved')).first().waitFor()
    await ming.goto('/formulas/direct-benefit-net?tab=draft')
    await button(ming, t('formulas.draft.submit')).click()
    await button(ming.getByRole('alertdialog'), t('formulas.draft.submit')).click()
    await ming.getByText(t('formulas.draft.onlyOther')).first().waitFor()
    expect(await ming.getByRole('button', { name: t('formulas.draft.publish'), exact: true }).count()).toBe(0)

    const wen = await as('Wen')
    await wen.goto('/formulas/direct-benefit-net?tab=draft')
    await button(wen, t('formulas.draft.publish')).click()
    await button(wen.getByRole('alertdialog'), t('formulas.draft.publish')).click()
    await wen.waitForURL('**/formulas/direct-benefit-net')
    await wen.goto('/formulas/direct-benefit-net?tab=versions')
    expect(await textOf(wen)).toContain('One item in ten goes another way')
    expect(await accessibilityFaults(wen)).toEqual([])
  })

  it('plans with it: a case of the centre, approved by finance', { timeout: 180_000 }, async () => {
    const ming = await as('Ming')
    await ming.goto(`/cases/new?automation=${automation}`)
    await submit(ming)
    await ming.waitForURL(/\/cases\/\d+(\/edit)?$/)
    caseNumber = /\/cases\/(\d+)/.exec(ming.url())![1]!
    await ming.goto(`/cases/${caseNumber}/edit`)
    for (const [category, label, amount] of [['build', 'amountOnce', '30000'], ['run', 'amountEach.year', '5000']] as const) {
      const head = ming.locator('button[aria-expanded]', { hasText: t(`finance.categories.${category}`) }).first()
      await head.click()
      await ming.locator('li', { has: head }).getByRole('textbox', { name: t(`cases.editor.${label}`), exact: true }).fill(amount)
    }
    await button(ming, t('cases.editor.save')).click()
    await ming.getByText(t('cases.editor.saved')).first().waitFor()
    await ming.goto(`/cases/${caseNumber}?tab=lines`)
    // 12,000 items × 70 % × ten minutes × 60 an hour, and a tenth less since the formula was changed
    expect(await textOf(ming)).toContain('¥75,600')
    await ming.goto(`/cases/${caseNumber}`)
    expect(await accessibilityFaults(ming)).toEqual([])
    await button(ming, t('cases.handIn.button')).click()
    await button(ming.getByRole('dialog'), t('cases.handIn.button')).click()
    await ming.getByRole('dialog').waitFor({ state: 'hidden' })

    const fay = await as('Fay')
    await fay.goto(`/cases/${caseNumber}`)
    await fay.locator('[name=outcome][value=approved], [role=radio][value=approved]').first().check({ force: true })
    await button(fay, t('cases.decide.send')).click()
    await fay.getByText(t('cases.statuses.approved'), { exact: true }).first().waitFor()
  })

  it('measures the month from the runs, and finance signs it', { timeout: 180_000 }, async () => {
    await pushRuns(portal, token, 'bots', [...runs(100, 100, 'succeeded'), ...runs(300, 6, 'failed')])
    const fay = await as('Fay')
    await recompute(fay)
    await fay.goto(`${ledgerMonth}${automation}/${month}`)
    const words = await textOf(fay)
    // 120 items × 10 minutes × 60.00 an hour, and six that people had to do
    expect(words).toContain('¥1,200')
    expect(words).toContain('¥60')
    expect(await accessibilityFaults(fay)).toEqual([])
    await fay.goto(`/ledger/sign?month=${month}`)
    await fay.locator('input[name="seen[]"]').check()
    await button(fay, t('ledger.sign.submit')).click()
    await button(fay.getByRole('alertdialog'), t('ledger.sign.submit')).click()
    await fay.getByText(t('ledger.sign.allDone')).first().waitFor()
    const olga = await as('Olga')
    await olga.goto(`${ledgerMonth}${automation}/${month}`)
    expect(await textOf(olga)).toContain(t('ledger.state.signed'))
  })

  it('books what comes late in the open month and leaves the signed one as it is', { timeout: 180_000 }, async () => {
    await pushRuns(portal, token, 'bots', runs(500, 30, 'succeeded'))
    const fay = await as('Fay')
    await recompute(fay)
    await fay.goto(`${ledgerMonth}${automation}/${month}`)
    const words = await textOf(fay)
    expect(words).toContain('¥1,200')
    expect(words).toContain(t('ledger.kinds.adjustment'))
    expect(words).toMatch(/\+\s?¥300\b/)
    expect(words).toContain(t('ledger.month.sealHolds'))
    await fay.goto('/value')
    // 1,200 signed and 300 booked about it
    expect(await textOf(fay)).toMatch(/¥1\.5K|¥1,?500/)
    expect(await accessibilityFaults(fay)).toEqual([])
  })
})
