import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MessageParams } from '@/lib/core/errors'
import { locales, type Locale } from '@/lib/core/localized'
import { messageText } from '@/lib/i18n/message-text'
import { root } from '@/lib/tools/schema.mjs'
import { launchBrowser } from '@/tests/support/browser'
import { accessibilityFaults, sidewaysScroll, signIn, visitor, type Visitor } from '@/tests/support/pages'
import { startPortal, type Portal } from '@/tests/support/portal'
import { addPerson, adminCommand, button, emailOf, password, registerProcess, setUp, submit, textOf } from '@/tests/support/portal-steps'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** An auditor believes the trail: filters, exports, checks the export elsewhere; a person is erased and the chain holds; a changed row is found. */
describe.each(locales.map((locale) => [locale]))('the audit trail %s', (locale: Locale) => {
  let portal: Portal
  let t: (key: string, params?: MessageParams) => string
  let ada: Visitor
  let tao: Visitor

  const verify = async (page: Page) => {
    await page.goto('/audit')
    await button(page, t('audit.verify')).click()
  }
  /** A sentence with a count, whatever the count. */
  const counted = (key: string) => new RegExp(t(key, { count: 77 }).replace(/[.()]/g, '\\$&').replace('77', '[\\d,]+'))
  const checkExport = (file: string, key: string) => spawnSync(process.execPath, ['lib/tools/verify-audit-export.mjs', file, '--key', key], { cwd: root, encoding: 'utf8' })

  beforeAll(async () => {
    portal = await startPortal()
    t = await messageText(locale)
    ada = await visitor(browser, portal.url, locale)
    await setUp(ada.page, portal)
    addPerson(portal, 'Rosalinde', 'employee')
    addPerson(portal, 'Tao', 'auditor')
    await registerProcess(ada.page, 'Invoices of Rosalinde')
    tao = await visitor(browser, portal.url, locale)
    await signIn(tao.page, emailOf('Tao'), password)
  }, 300_000)
  afterAll(async () => {
    await tao?.close()
    await ada?.close()
    await portal?.stop()
  })

  it('is read, verified, and exported with a proof that holds outside the portal', { timeout: 180_000 }, async () => {
    const { page } = tao
    await page.goto('/audit?q=Rosalinde')
    expect(await textOf(page)).toContain('Rosalinde')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await sidewaysScroll(page)).toBeNull()
    await page.setViewportSize({ width: 1440, height: 900 })
    await verify(page)
    await page.getByText(counted('audit.verified')).first().waitFor()

    const key = adminCommand(portal, ['export-key']).match(/[0-9a-f]{64}/)?.[0] ?? ''
    expect(key).not.toBe('')
    await button(page, t('audit.export.open')).click()
    await button(page.getByRole('dialog'), t('audit.export.make')).click()
    const href = await page.getByRole('dialog').locator('a[href^="/api/files/"]').getAttribute('href')
    const reply = await page.request.get(href!)
    expect(reply.status()).toBe(200)
    const bytes = await reply.body()
    const file = path.join(portal.dataDir, 'export.zip')
    writeFileSync(file, bytes)
    const checked = checkExport(file, key)
    expect(checked.status, checked.stdout + checked.stderr).toBe(0)
    // One bit in the middle of it.
    bytes[Math.floor(bytes.length / 2)]! ^= 1
    writeFileSync(file, bytes)
    expect(checkExport(file, key).status).not.toBe(0)
  })

  it('stays whole when the personal data of somebody go out of it', { timeout: 180_000 }, async () => {
    const { page } = ada
    await page.goto('/people?q=Rosalinde')
    await page.getByRole('link', { name: 'Rosalinde' }).first().click()
    await page.waitForURL(/\/people\/[0-9a-f-]{36}$/)
    const person = page.url()
    await button(page, t('people.deactivate')).click()
    await button(page.getByRole('alertdialog'), t('people.deactivate')).click()
    await page.getByRole('alertdialog').waitFor({ state: 'hidden' })
    await page.goto(`${person}/erase`)
    await page.fill('textarea[name=reason]', 'Asked for in writing')
    await page.fill('input[name=confirm]', 'Rosalinda')
    await submit(page)
    await page.getByText(t('privacy.erase.confirmWrong')).first().waitFor()
    await page.fill('input[name=confirm]', 'Rosalinde')
    await submit(page)
    await page.waitForURL(person)
    expect(await textOf(page)).not.toContain('Rosalinde')

    await tao.page.goto('/audit?q=Rosalinde')
    expect(await tao.page.locator('main').innerText()).not.toMatch(/invoices of rosalinde/i)
    await page.goto('/processes')
    expect(await textOf(page)).not.toContain('Rosalinde')
    await verify(tao.page)
    await tao.page.getByText(counted('audit.verifiedRedacted')).first().waitFor()
  })

  it('says where it was changed behind the back of the portal', { timeout: 120_000 }, async () => {
    const db = new Database(path.join(portal.dataDir, 'wheelhouse.db'))
    for (const { name } of db.prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'AuditEntry'`).all() as { name: string }[]) db.exec(`DROP TRIGGER "${name}"`)
    db.prepare(`UPDATE "AuditEntry" SET "actorName" = 'Nobody' WHERE "seq" = 3`).run()
    db.close()
    const { page } = tao
    await verify(page)
    await page.getByText(t('audit.broken', { seq: 3 })).first().waitFor()
    await page.getByRole('link', { name: t('audit.openEntry'), exact: true }).click()
    await page.waitForURL(/at=3/)
    for (const { complaints } of [ada, tao]) expect(complaints).toEqual([])
  })
})
