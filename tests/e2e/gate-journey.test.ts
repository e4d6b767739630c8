import type { Browser, Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MessageParams } from '@/lib/core/errors'
import { locales, type Locale } from '@/lib/core/localized'
import { messageText } from '@/lib/i18n/message-text'
import { launchBrowser } from '@/tests/support/browser'
import { accessibilityFaults, sidewaysScroll, signIn, visitor, type Visitor } from '@/tests/support/pages'
import { startPortal, type Portal } from '@/tests/support/portal'
import { addPerson, adminCommand, button, choose, endedRun, isoDay, linkRobot, password, pushRuns, registerAutomation, registerProcess, setUp, submit, takeStages, textOf } from '@/tests/support/portal-steps'

const members = ['Song', 'Shi', 'Sun']

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** From a planned pilot to an open rollout: runs move readiness, a missed criterion blocks go, three members decide. */
describe.each(locales.map((locale) => [locale]))('the gate of the pilot %s', (locale: Locale) => {
  let portal: Portal
  let t: (key: string, params?: MessageParams) => string
  let ada: Visitor
  let token = ''
  let gate = ''
  let review = ''

  beforeAll(async () => {
    portal = await startPortal()
    t = await messageText(locale)
    ada = await visitor(browser, portal.url, locale)
  }, 300_000)
  afterAll(async () => {
    await ada?.close()
    await portal?.stop()
  })

  const push = (runs: object[]) => pushRuns(portal, token, 'bots', runs)
  /** One criterion of the gate as it stands on the page. */
  async function reading(page: Page, criterion: string) {
    await page.goto(`/gates/${gate}`)
    return (await page.locator('tbody tr', { hasText: criterion }).first().innerText()).replace(/\u00a0/g, ' ')
  }
  const success = locale === 'en' ? '98 % of the items succeed' : '成功率不低于 98'

  it('is planned with two automations that go into service', { timeout: 240_000 }, async () => {
    const { page } = ada
    await setUp(page, portal)
    for (const name of members) addPerson(portal, name, 'steering')
    addPerson(portal, 'Olga', 'process-owner')
    addPerson(portal, 'Dan', 'ops')
    adminCommand(portal, ['create-engine', '--kind', 'push', '--slug', 'bots', '--name', 'Bots'])
    token = adminCommand(portal, ['create-token', '--user', 'dan@example.test', '--name', 'ci', '--scopes', 'runs:write'])

    await page.goto('/programme')
    await page.locator('main a[href^="/programme/phases/"]').first().click()
    await page.waitForURL(/\/programme\/phases\/[0-9a-f-]{36}$/)
    gate = page.url().split('/').at(-1)!
    await page.goto(`/programme/phases/${gate}/edit`)
    await page.fill('input[name=plannedStart]', isoDay(60))
    await page.fill('input[name=plannedEnd]', isoDay(-12))
    await page.fill('input[name=budget]', '500000')
    await submit(page)
    await page.waitForURL(`**/programme/phases/${gate}`)

    for (const [name, robot] of [['Expense reimbursement', 'Expense robot'], ['Waybill entry', 'Waybill robot']] as const) {
      const process = await registerProcess(page, name)
      await registerAutomation(page, process, robot, async () => {
        await page.locator('select[name=phaseId]').selectOption(gate)
        await choose(page, t('automations.owner'), 'Olga')
        await choose(page, t('automations.deputy'), 'Dan')
      })
      await takeStages(page, ['approved', 'in-build', 'in-test', 'live'], (stage) => t(`automations.step.${stage}`))
    }
  })

  it('follows the runs that arrive: too few, then below the target', { timeout: 180_000 }, async () => {
    const { page } = ada
    await push([...Array.from({ length: 60 }, (_, i) => endedRun(`E-${i}`, 'expense', i % 12 ? 'succeeded' : 'failed')), ...Array.from({ length: 60 }, (_, i) => endedRun(`W-${i}`, 'waybill', 'succeeded'))])
    const words = { link: t('enginePages.processes.link'), submit: t('enginePages.processes.linkSubmit') }
    await linkRobot(page, 'bots', 'expense', 'Expense', words)
    await linkRobot(page, 'bots', 'waybill', 'Waybill', words)
    expect(await reading(page, success)).toContain(t('gates.state.not-enough-data'))
    await push(Array.from({ length: 100 }, (_, i) => endedRun(`E-more-${i}`, 'expense', i % 12 ? 'succeeded' : 'failed')))
    const read = await reading(page, success)
    expect(read).toContain(t('gates.state.not-met'))
    // 14 of 220 failed
    expect(read).toContain('93.6 %')
  })

  it('excludes go while a mandatory criterion is missed', { timeout: 120_000 }, async () => {
    const { page } = ada
    await page.goto(`/gates/reviews/new?phase=${gate}`)
    await button(page, t('gateReviews.new.open')).click()
    await button(page.getByRole('alertdialog'), t('gateReviews.new.confirm')).click()
    await page.waitForURL(/\/gates\/reviews\/[0-9a-f-]{36}$/)
    review = page.url().split('/').at(-1)!
    const words = await textOf(page)
    expect(words).toContain('93.6 %')
    expect(words).toContain(locale === 'en' ? 'Go is excluded' : '不能直接通过')
    await button(page, t('gateReviews.cancel.open')).click()
    await page.getByRole('dialog').locator('textarea[name=reason]').fill('The expense robot is being repaired.')
    await button(page.getByRole('dialog'), t('gateReviews.cancel.submit')).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  it('is met by more runs, frozen in a second review, and decided by three members', { timeout: 300_000 }, async () => {
    const { page } = ada
    for (const batch of [0, 1]) await push(Array.from({ length: 300 }, (_, i) => endedRun(`E-good-${batch}-${i}`, 'expense', 'succeeded')))
    const read = await reading(page, success)
    expect(read).toContain(t('gates.state.met'))
    // 14 of 820 failed
    expect(read).toContain('98.2 %')
    await page.goto(`/gates/reviews/new?phase=${gate}`)
    await button(page, t('gateReviews.new.open')).click()
    await button(page.getByRole('alertdialog'), t('gateReviews.new.confirm')).click()
    await page.waitForURL((url) => /\/gates\/reviews\/[0-9a-f-]{36}$/.test(url.pathname) && !url.pathname.endsWith(review))
    review = page.url().split('/').at(-1)!

    // What happens later does not reach the frozen evidence.
    await push(Array.from({ length: 50 }, (_, i) => endedRun(`E-late-${i}`, 'expense', 'failed')))
    for (const [at, name] of members.entries()) {
      const member = await visitor(browser, portal.url, locale, at === 0 ? { viewport: { width: 390, height: 844 } } : {})
      await signIn(member.page, `${name.toLowerCase()}@example.test`, password)
      await member.page.goto(`/gates/reviews/${review}`)
      expect(await sidewaysScroll(member.page)).toBeNull()
      await member.page.locator(`input[name=choice][value=${at === 2 ? 'conditions' : 'yes'}], [role=radio][value=${at === 2 ? 'conditions' : 'yes'}]`).first().check({ force: true })
      if (at === 2) await member.page.locator('textarea[name=conditions]').fill('Train the deputy of each robot')
      await member.page.locator('textarea[name=reason]').fill(`Reason of ${name}`)
      await button(member.page, t('gateReviews.vote.submit')).click()
      await member.page.getByText(t('gateReviews.vote.done')).first().waitFor()
      if (at < 2) {
        expect(member.complaints).toEqual([])
        await member.close()
        continue
      }
      await member.page.reload()
      expect(await textOf(member.page)).toContain('98.2 %')
      const texts = member.page.locator('textarea[name^="conditions."]')
      for (let i = 0; i < (await texts.count()); i += 1) await texts.nth(i).fill(`Close the missing criterion number ${i + 1}`)
      const owners = member.page.getByRole('combobox')
      for (let i = 0; i < (await owners.count()); i += 1) {
        await owners.nth(i).fill('Olga')
        await member.page.getByRole('option', { name: 'Olga' }).first().click()
      }
      await member.page.locator('textarea[name=note]').fill('Rollout begins with procurement.')
      const record = t('gateReviews.decide.submit', { outcome: t('gateReviews.outcome.conditional') })
      await button(member.page, record).click()
      await button(member.page.getByRole('alertdialog'), record).click()
      await member.page.getByText(t('gateReviews.decision.title'), { exact: true }).first().waitFor()
      expect(await accessibilityFaults(member.page)).toEqual([])
      expect(member.complaints).toEqual([])
      await member.close()
    }
  })

  it('opens the rollout, makes the conditions actions, and keeps minutes in both languages', { timeout: 120_000 }, async () => {
    const { page } = ada
    await page.goto(`/programme/phases/${gate}`)
    expect(await textOf(page)).toContain(t('boards.programme.status.closed'))
    await page.goto('/actions?view=all')
    expect(await textOf(page)).toContain('Train the deputy of each robot')
    for (const language of locales) {
      const minutes = await page.request.get(`/api/gate-reviews/${review}/minutes?language=${language}`)
      expect(minutes.status()).toBe(200)
      expect(minutes.headers()['content-type']).toBe('application/pdf')
      const { text } = await extractText(await getDocumentProxy(new Uint8Array(await minutes.body())), { mergePages: true })
      const plain = text.replace(/\s+/g, ' ')
      expect(plain).toContain(language === 'en' ? '98 % of the items succeed' : '成功率')
      expect(plain).toContain('98.2 %')
      for (const name of members) expect(plain).toContain(`Reason of ${name}`)
      expect(plain).toContain('Train the deputy of each robot')
    }
    const olga = await visitor(browser, portal.url, locale)
    await signIn(olga.page, 'olga@example.test', password)
    expect(await textOf(olga.page)).toContain('Close the missing criterion number')
    await olga.page.goto('/actions')
    expect(await textOf(olga.page)).toContain('Train the deputy of each robot')
    await olga.close()
    expect(ada.complaints).toEqual([])
    expect(adminCommand(portal, ['verify-audit'])).toMatch(/entries verify/)
  })
})
