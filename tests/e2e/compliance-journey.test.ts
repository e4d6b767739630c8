import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MessageParams } from '@/lib/core/errors'
import { locales, type Locale } from '@/lib/core/localized'
import { messageText } from '@/lib/i18n/message-text'
import { launchBrowser } from '@/tests/support/browser'
import { accessibilityFaults, sidewaysScroll, signIn, visitor, type Visitor } from '@/tests/support/pages'
import { startPortal, type Portal } from '@/tests/support/portal'
import { addPerson, choose, emailOf, password, registerAutomation, registerProcess, setUp, submit, takeStages, textOf } from '@/tests/support/portal-steps'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** From a process that handles data of people to one that may go live: record, assessment, review. */
describe.each(locales.map((locale) => [locale]))('compliance %s', (locale: Locale) => {
  let portal: Portal
  let t: (key: string, params?: MessageParams) => string
  let ada: Visitor
  let legal: Visitor
  let process = ''
  let automation = ''

  beforeAll(async () => {
    portal = await startPortal()
    t = await messageText(locale)
    ada = await visitor(browser, portal.url, locale)
  }, 300_000)
  afterAll(async () => {
    await legal?.close()
    await ada?.close()
    await portal?.stop()
  })

  const looksRight = async (page: Page) => {
    expect(await accessibilityFaults(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await sidewaysScroll(page)).toBeFalsy()
    await page.setViewportSize({ width: 1440, height: 900 })
  }

  it('holds go-live and says what is missing and who sees to it', { timeout: 300_000 }, async () => {
    const { page } = ada
    await setUp(page, portal)
    addPerson(portal, 'Olga', 'process-owner')
    addPerson(portal, 'Lea', 'reviewer')
    process = await registerProcess(page, 'Claims', async () => {
      await page.check('input[name="dataClasses[]"][value=sensitive]')
      await choose(page, t('processes.owner'), 'Olga')
    })
    automation = await registerAutomation(page, process, 'Claims robot', async () => {
      await page.locator('select[name=phaseId]').selectOption({ index: 1 })
      await choose(page, t('automations.owner'), 'Olga')
      await choose(page, t('automations.deputy'), 'Lea')
    })
    await page.goto(`/automations/${automation}`)
    await takeStages(page, ['approved', 'in-build', 'in-test'], (stage) => t(`automations.step.${stage}`))
    await page.getByText(t('compliance.gaps.noRecord')).first().waitFor()
    expect(await textOf(page)).toContain('Olga')
    expect(await page.getByRole('button', { name: t('automations.step.live'), exact: true }).count()).toBe(0)
  })

  it('is written bit by bit; what is left is listed', { timeout: 180_000 }, async () => {
    const { page } = ada
    await page.goto(`/compliance/${process}/edit`)
    await looksRight(page)
    await page.fill('textarea[name="body.purpose"]', 'Prepare the answer to claims')
    await submit(page)
    await page.waitForURL(`**/processes/${process}?tab=compliance`)
    expect(await textOf(page)).toContain(t('compliance.gaps.subjects'))
    await page.getByRole('link', { name: t('compliance.edit') }).click()
    await page.waitForURL(`**/compliance/${process}/edit`)
    await page.fill('textarea[name="body.examples.sensitive"]', 'Health of claimants')
    await page.check('input[name="body.subjects[]"][value=customers]')
    await page.check('input[name="body.laws[]"][value=pipl]')
    await page.selectOption('select[name="body.piplBasis"]', 'contract')
    await page.fill('textarea[name="body.sensitiveGround"]', 'Separate consent')
    await page.check('input[name="body.recipients"][value=named]')
    await page.fill('input[name="body.recipientRows.0.name"]', 'Assessor')
    await page.selectOption('select[name="body.recipientRows.0.role"]', 'processor')
    await page.check('input[name="body.crossBorder"][value=no]')
    await page.fill('input[name="body.retentionMonths"]', '60')
    await page.selectOption('select[name="body.ending"]', 'delete')
    await page.check('input[name="body.transit"][value=yes]')
    await page.check('input[name="body.rest"][value=partly]')
    await page.fill('textarea[name="body.restNote"]', 'Mailbox: moved within a day')
    await page.fill('input[name="body.accessRows.0.who"]', 'Clerks')
    await page.check('input[name="body.automated"][value=no]')
    await page.check('input[name="body.circumstances[]"][value=none]')
    await submit(page)
    await page.waitForURL(`**/processes/${process}?tab=compliance`)
    await page.getByText(t('compliance.gaps.assessmentMissing', { law: 'pipl' })).first().waitFor()
    expect(await textOf(page)).toContain(t('compliance.gapsTitle', { count: 1 }))
    await looksRight(page)
  })

  it('leads through the assessment, keeps every step and hands it in when nothing is open', { timeout: 240_000 }, async () => {
    const { page } = ada
    await page.goto(`/compliance/assessments/new?process=${process}`)
    await submit(page)
    await page.waitForURL('**/compliance/assessments/1/edit')
    expect(await page.inputValue('textarea[name="answers.description"]')).toBe('Prepare the answer to claims')
    const fill = async (next: string, fields: Record<string, string>) => {
      for (const [name, text] of Object.entries(fields)) await page.fill(`[name="answers.${name}"]`, text)
      await submit(page)
      await page.waitForURL(`**/edit?step=${next}`)
    }
    await fill('necessity', { dataFlow: 'Mail to case system', scale: '40 a day' })
    await page.goto('/compliance/assessments/1/edit?step=handIn')
    expect(await textOf(page)).toContain(t('impact.missing.necessary'))
    await page.goto('/compliance/assessments/1/edit?step=necessity')
    await fill('risks', { lawful: 'Contract', necessary: 'Yes', minimised: 'No copies', informed: 'Notice', rights: 'By mail' })
    const risk = (name: string) => `[name="answers.rows.0.${name}"]`
    await page.fill(risk('event'), 'Leak')
    await page.fill(risk('effect'), 'Shame')
    for (const [name, value] of [['likelihood', '3'], ['severity', '4'], ['likelihoodAfter', '1'], ['severityAfter', '3']]) await page.selectOption(risk(name!), value!)
    await page.fill(risk('measures'), 'Masking')
    await looksRight(page)
    await fill('measures', {})
    await fill('conclusion', { effective: 'Tested', proportionate: 'Yes' })
    await page.check('input[name="answers.outcome"][value=proceed]')
    await fill('handIn', { officer: 'Asked', summary: 'Low' })
    await page.check('input[name="reviewerIds[]"]')
    await submit(page)
    await page.waitForURL('**/compliance/assessments/1')
    expect(await textOf(page)).toContain(t('impact.waitsTitle', { names: 'Lea' }))
    expect(await page.locator('input[name=outcome]').count()).toBe(0)
  })

  it('is approved by the reviewer who was asked; then nothing of compliance holds go-live', { timeout: 240_000 }, async () => {
    legal = await visitor(browser, portal.url, locale)
    const { page } = legal
    await signIn(page, emailOf('Lea'), password)
    await page.goto('/')
    expect(await textOf(page)).toContain('PIA-1')
    await page.goto('/compliance/assessments/1')
    await looksRight(page)
    await page.check('input[name=outcome][value=returned]')
    await submit(page)
    await page.getByText(t('impact.decide.commentNeeded')).first().waitFor()
    await page.check('input[name=outcome][value=approved]')
    await submit(page)
    await page.getByText(t('impact.versions.outcomes.approved')).first().waitFor()
    const pdf = await page.request.get('/api/compliance/assessments/1/pdf')
    expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    const records = await page.request.get('/api/compliance/records/pdf?language=zh-CN')
    expect([records.status(), (await records.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    await page.goto('/compliance')
    expect(await textOf(page)).toContain(t('compliance.answer', { count: 0 }))
    await looksRight(page)
    await ada.page.goto(`/processes/${process}?tab=compliance`)
    expect(await textOf(ada.page)).toContain(t('compliance.gapsNone'))
    expect([...ada.complaints, ...legal.complaints]).toEqual([])
  })
})
