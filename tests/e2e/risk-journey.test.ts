import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MessageParams } from '@/lib/core/errors'
import { locales, type Locale } from '@/lib/core/localized'
import { messageText } from '@/lib/i18n/message-text'
import { launchBrowser } from '@/tests/support/browser'
import { accessibilityFaults, sidewaysScroll, signIn, visitor, type Visitor } from '@/tests/support/pages'
import { startPortal, type Portal } from '@/tests/support/portal'
import { addPerson, adminCommand, button, choose, emailOf, endedRun, linkRobot, password, pushRuns, registerAutomation, registerProcess, setUp, submit, textOf } from '@/tests/support/portal-steps'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** A red risk is opened, accepted by somebody else than its owner, watched by a figure, raised by a breach, and judged anew. */
describe.each(locales.map((locale) => [locale]))('a risk from the library to a second look %s', (locale: Locale) => {
  let portal: Portal
  let t: (key: string, params?: MessageParams) => string
  let ada: Visitor
  const people = new Map<string, Visitor>()

  async function as(name: string, size?: { width: number; height: number }): Promise<Page> {
    const known = people.get(name)
    if (known) return known.page
    const fresh = await visitor(browser, portal.url, locale, size && { viewport: size })
    people.set(name, fresh)
    await signIn(fresh.page, emailOf(name), password)
    return fresh.page
  }
  const select = (page: Page, name: string, value: number) => page.locator(`select[name=${name}]`).selectOption(String(value))

  beforeAll(async () => {
    portal = await startPortal()
    t = await messageText(locale)
    ada = await visitor(browser, portal.url, locale)
  }, 300_000)
  afterAll(async () => {
    for (const { close } of [...people.values(), ada].filter(Boolean)) await close()
    await portal?.stop()
  })

  it('is opened from the library, and never larger after controls than before', { timeout: 240_000 }, async () => {
    await setUp(ada.page, portal)
    for (const [name, role] of [['Ming', 'coe'], ['Sten', 'steering'], ['Sara', 'steering'], ['Dan', 'ops']] as const) addPerson(portal, name, role)
    adminCommand(portal, ['create-engine', '--kind', 'push', '--slug', 'bots', '--name', 'Bots'])
    const token = adminCommand(portal, ['create-token', '--user', emailOf('Dan'), '--name', 'ci', '--scopes', 'runs:write'])
    const process = await registerProcess(ada.page, 'Invoice entry')
    const automation = await registerAutomation(ada.page, process, 'Invoice robot')
    await pushRuns(portal, token, 'bots', Array.from({ length: 20 }, (_, i) => endedRun(`run-${i}`, 'invoices', i < 16 ? 'succeeded' : 'failed')))
    await linkRobot(ada.page, 'bots', 'invoices', 'Invoice robot', { link: t('enginePages.processes.link'), submit: t('enginePages.processes.linkSubmit') })

    const ming = await as('Ming')
    await ming.goto(`/risks/new?automation=${automation}`)
    await ming.getByRole('link', { name: t('risks.library.blank'), exact: true }).click()
    await ming.fill('input[name=title]', 'Silent errors')
    await ming.fill('textarea[name=cause]', 'results are not reconciled')
    await ming.fill('textarea[name=event]', 'a run succeeds with a wrong result')
    await ming.fill('textarea[name=consequence]', 'suppliers are paid twice')
    await ming.locator('select[name=category]').selectOption('data')
    await choose(ming, t('risks.form.owner'), 'Sten')
    await select(ming, 'inherentLikelihood', 2)
    await select(ming, 'inherentImpact', 2)
    await select(ming, 'residualLikelihood', 4)
    await select(ming, 'residualImpact', 4)
    await ming.getByText(t('risks.form.tooLarge')).first().waitFor()
    await submit(ming)
    await ming.getByText(t('risks.residualAbove', { residual: 16, inherent: 4 })).first().waitFor()
    // What was typed is kept.
    expect(await ming.inputValue('textarea[name=event]')).toBe('a run succeeds with a wrong result')
    await select(ming, 'inherentLikelihood', 5)
    await select(ming, 'inherentImpact', 5)
    await submit(ming)
    await ming.waitForURL(/\/risks\/1$/)
    const text = await textOf(ming)
    for (const part of ['RK-1', 'Silent errors', 'suppliers are paid twice', '16', '25', 'Invoice robot']) expect(text).toContain(part)
    expect(await accessibilityFaults(ming)).toEqual([])
  })

  it('is accepted by the steering group, but not by its owner', { timeout: 180_000 }, async () => {
    const sten = await as('Sten')
    await sten.goto('/risks/1')
    await sten.getByText(t('risks.apart.owner')).first().waitFor()
    expect(await sten.getByRole('button', { name: t('risks.acceptance.accept'), exact: true }).count()).toBe(0)
    const sara = await as('Sara', { width: 390, height: 844 })
    await sara.goto('/risks/1')
    expect(await sidewaysScroll(sara)).toBeNull()
    await button(sara, t('risks.acceptance.accept')).click()
    const dialog = sara.getByRole('dialog')
    await dialog.locator('textarea[name=reason]').fill('The control goes live next month')
    await button(dialog, t('risks.acceptance.accept')).click()
    await dialog.waitFor({ state: 'hidden' })
    await sara.getByText('The control goes live next month').first().waitFor()
    expect(await textOf(sara)).toContain(t('risks.acceptances.valid'))
  })

  it('is raised by a figure that fell, which ends the acceptance until somebody answers', { timeout: 180_000 }, async () => {
    const ming = await as('Ming')
    await ming.goto('/risks/1')
    await button(ming, t('indicators.add')).click()
    const dialog = ming.getByRole('dialog')
    await dialog.locator('select[name=metric]').selectOption('successRate')
    await dialog.locator('input[name=threshold]').fill('98')
    await dialog.locator('input[name=minimumSample]').fill('10')
    await button(dialog, t('indicators.form.addButton')).click()
    await dialog.waitFor({ state: 'hidden' })
    await ming.reload()
    expect(await textOf(ming)).toContain(t('indicators.states.breached'))
    expect(await textOf(ming)).toContain(t('risks.proposalTitle', { score: 20 }))
    expect(await textOf(ming)).toContain(t('risks.acceptances.stale'))
    // The owner was told where owners look.
    const sten = await as('Sten')
    await sten.goto('/inbox')
    expect(await textOf(sten)).toContain('RK-1')
    await button(ming, t('risks.answer.take')).click()
    await ming.getByRole('dialog').locator('textarea[name=note]').fill('Four of twenty failed')
    await button(ming.getByRole('dialog'), t('risks.answer.take')).click()
    await ming.getByRole('dialog').waitFor({ state: 'hidden' })
    await ming.getByText('Four of twenty failed').first().waitFor()
  })

  it('lies on the heat map, whose cells filter the list', { timeout: 120_000 }, async () => {
    const ming = await as('Ming')
    await ming.goto('/risks')
    await ming.locator('a.heat-cell').first().click()
    await ming.waitForURL(/cell=5-4/)
    expect(await textOf(ming)).toContain('RK-1')
    await ming.goto('/risks?cell=1-1')
    expect(await textOf(ming)).not.toContain('Silent errors')
    expect(await accessibilityFaults(ming)).toEqual([])
    for (const { complaints } of [...people.values(), ada]) expect(complaints).toEqual([])
  })
})
