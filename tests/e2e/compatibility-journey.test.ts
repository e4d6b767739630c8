import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MessageParams } from '@/lib/core/errors'
import { locales, type Locale } from '@/lib/core/localized'
import { messageText } from '@/lib/i18n/message-text'
import { launchBrowser } from '@/tests/support/browser'
import { accessibilityFaults, signIn, visitor, type Visitor } from '@/tests/support/pages'
import { startPortal, type Portal } from '@/tests/support/portal'
import { addPerson, button, choose, emailOf, password, registerAutomation, registerProcess, setUp, submit, takeStages, textOf } from '@/tests/support/portal-steps'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** A plan is made, two people test on a tablet, a fault is mended, a third person signs, and a release asks for a test again. */
describe.each(locales.map((locale) => [locale]))('compatibility from plan to re-test %s', (locale: Locale) => {
  let portal: Portal
  let t: (key: string, params?: MessageParams) => string
  let ada: Visitor
  const people = new Map<string, Visitor>()
  let automation = ''
  let system = ''

  async function as(name: string): Promise<Page> {
    const known = people.get(name)
    if (known) return known.page
    const fresh = await visitor(browser, portal.url, locale)
    people.set(name, fresh)
    await signIn(fresh.page, emailOf(name), password)
    return fresh.page
  }
  const test = '/compatibility/runs/1/test'
  const outcome = (page: Page, key: string) => page.locator('label').filter({ hasText: t(`compatibility.outcomes.${key}`) }).first()
  const save = async (page: Page) => {
    const place = await page.locator('article').getAttribute('aria-label')
    await page.locator('article button[type=submit]').click()
    await page.waitForFunction(([before, done]) => document.querySelector('article')?.getAttribute('aria-label') !== before || document.body.innerText.includes(done!), [place, t('compatPlan.runner.allDone')])
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

  it('makes a plan from what the automation touches', { timeout: 240_000 }, async () => {
    const { page } = ada
    await setUp(page, portal)
    for (const [name, role] of [['Olga', 'process-owner'], ['Ming', 'coe'], ['Dan', 'ops'], ['Bo', 'coe']] as const) addPerson(portal, name, role)
    await page.goto('/systems/new')
    await page.fill('input[name=name]', 'Ledger')
    await page.fill('input[name=release]', '1.0')
    await submit(page)
    await page.waitForURL(/\/systems\/[0-9a-f-]{36}$/)
    system = page.url().split('/').at(-1)!
    const process = await registerProcess(page, 'Invoice entry', async () => {
      await page.locator(`input[name="systemIds[]"][value="${system}"]`).check()
    })
    automation = await registerAutomation(page, process, 'Invoice robot', async () => {
      await page.locator('select[name=phaseId]').selectOption({ index: 1 })
      await choose(page, t('automations.owner'), 'Olga')
      await choose(page, t('automations.deputy'), 'Ming')
      await choose(page, t('automations.builder'), 'Bo')
    })
    await page.goto(`/automations/${automation}`)
    await takeStages(page, ['approved', 'in-build', 'in-test'], (stage) => t(`automations.step.${stage}`))
    await page.getByText(t('automations.checks.compatibility')).first().waitFor()
    await page.goto(`/compatibility/automations/${automation}`)
    await button(page, t('compatPlan.assemble')).click()
    await page.getByRole('alertdialog').getByRole('button', { name: t('compatPlan.assemble') }).click()
    await page.getByRole('heading', { name: t('compatPlan.checks') }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })

  it('is tested by two people at once, one card after the other, and every answer is kept', { timeout: 240_000 }, async () => {
    const dan = await as('Dan')
    await dan.setViewportSize({ width: 1024, height: 768 })
    await dan.goto(`/compatibility/automations/${automation}`)
    await button(dan, t('compatPlan.startRun')).click()
    await dan.getByRole('dialog').locator('button[type=submit]').click()
    await dan.waitForURL(`**${test}`)
    expect(await accessibilityFaults(dan)).toEqual([])
    const ming = await as('Ming')
    await ming.goto(test)
    const first = await dan.locator('article h2').innerText()
    expect(await ming.locator('article h2').innerText()).toBe(first)
    await outcome(dan, 'pass').click()
    await save(dan)
    await outcome(ming, 'fail').click()
    await ming.locator('article textarea[name=note]').fill('Another patch level is shown')
    await ming.locator('article button[type=submit]').click()
    await ming.getByText(t('compatibility.answer.other', { name: 'Dan' })).first().waitFor()
    await button(ming, t('compatPlan.runner.mineToo')).click()
    await save(ming)
    await dan.reload()
    for (let open = true; open; ) {
      open = (await dan.getByText(t('compatPlan.runner.allDone')).count()) === 0
      if (!open) break
      await outcome(dan, 'pass').click()
      await save(dan)
    }
    await dan.goto('/compatibility/defects')
    expect(await textOf(dan)).toContain(t('compatibility.defects.answerBlockers', { count: 1 }))
  })

  it('is signed by somebody else than the builder, fails with the blocker, and passes once it is mended', { timeout: 240_000 }, async () => {
    const bo = await as('Bo')
    await bo.goto('/compatibility/runs/1')
    expect(await textOf(bo)).toContain(t('compatibility.sign.builder'))
    await bo.goto('/compatibility/defects/1')
    await button(bo, t('compatibility.defects.steps.fix')).click()
    await bo.getByRole('dialog').locator('textarea').fill('Patched')
    await bo.getByRole('dialog').locator('button[type=submit]').click()
    await bo.getByText(t('compatibility.defectStatuses.fixed')).first().waitFor()
    const dan = await as('Dan')
    await dan.goto(test)
    await dan.getByRole('navigation', { name: t('compatPlan.runner.list') }).getByRole('button').first().click()
    await outcome(dan, 'pass').click()
    await dan.locator('article button[type=submit]').click()
    await dan.locator('article section li').nth(2).waitFor()
    const olga = await as('Olga')
    await olga.goto('/compatibility/runs/1')
    await button(olga, t('compatibility.run.sign')).click()
    await olga.getByRole('dialog').locator('button[type=submit]').click()
    await olga.getByText(t('compatibility.run.intact')).waitFor()
    expect(await textOf(olga)).toContain(t('compatibility.runOutcomes.passed'))
    await olga.goto('/compatibility')
    expect(await textOf(olga)).toContain(t('compatibility.headline.green', { count: 1 }))
    expect(await accessibilityFaults(olga)).toEqual([])
  })

  it('asks for a test again when the system comes to another release', { timeout: 120_000 }, async () => {
    const dan = await as('Dan')
    await dan.goto(`/systems/${system}`)
    await button(dan, t('compatibility.release.record')).click()
    await dan.getByRole('dialog').locator('input[name=release]').fill('2.0')
    await dan.getByRole('dialog').locator('button[type=submit]').click()
    await dan.getByText('2.0').first().waitFor()
    await dan.goto('/compatibility')
    expect(await textOf(dan)).toContain(t('compatibility.headline.stale', { count: 1 }))
    const olga = await as('Olga')
    await olga.goto('/inbox')
    expect(await textOf(olga)).toContain('2.0')
    await olga.goto(`/compatibility/automations/${automation}`)
    expect(await textOf(olga)).toContain(t('compatibility.blockers.stale', { systems: 'Ledger', count: 1 }))
  })
})
