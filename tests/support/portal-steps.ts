import { spawnSync } from 'node:child_process'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { root } from '@/lib/tools/schema.mjs'
import type { Portal } from './portal'

/** Steps that several journeys begin with, as a person takes them in the browser or on the console. */
export const password = 'three quiet gulls land'
export const isoDay = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10)

export const submit = (page: Page) => page.locator('main button[type=submit]').first().click()
export const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true }).first()
export const textOf = async (page: Page) => (await page.locator('main').innerText()).replace(/\u00a0/g, ' ')
const idOf = (page: Page) => page.url().split('/').at(-1)!

export async function choose(within: Page | Locator, label: string, text: string) {
  const page = 'page' in within ? within.page() : within
  await within.getByRole('combobox', { name: label }).first().fill(text)
  await page.getByRole('option', { name: text }).first().click()
}

/** The admin command beside the running portal; its output. */
export function adminCommand(portal: Portal, args: string[], input = ''): string {
  const done = spawnSync(process.execPath, ['lib/tools/run.mjs', 'lib/tools/admin.ts', ...args], { cwd: root, env: portal.env, input, encoding: 'utf8' })
  expect(done.status, done.stderr).toBe(0)
  return done.stdout.trim()
}

export const emailOf = (name: string) => `${name.toLowerCase()}@example.test`

export const addPerson = (portal: Portal, name: string, role: string, department?: string) =>
  adminCommand(portal, ['create-user', '--email', emailOf(name), '--name', name, '--role', role, ...(department ? ['--department', department] : []), '--password-stdin'], password)

/** Ada becomes the first administrator. */
export async function setUp(page: Page, portal: Portal) {
  await page.goto(`/setup?code=${portal.setupCode}`)
  await page.fill('input[name=name]', 'Ada')
  await page.fill('input[name=email]', emailOf('Ada'))
  await page.fill('input[name=password]', password)
  await submit(page)
  await page.waitForURL(`${portal.url}/`)
}

/** A process of internal data with a measured baseline of 12,000 items a year, ten minutes each; its id. */
export async function registerProcess(page: Page, name: string, fill: () => Promise<void> = async () => {}): Promise<string> {
  await page.goto('/processes/new')
  await page.fill('input[name=name]', name)
  await page.check('input[name="dataClasses[]"][value=internal]')
  await fill()
  await submit(page)
  await page.waitForURL(/\/processes\/[0-9a-f-]{36}$/)
  const process = idOf(page)
  await page.goto(`/processes/${process}/baseline`)
  await page.fill('input[name=annualVolume]', '12000')
  await page.fill('input[name=manualMinutes]', '10')
  await page.fill('input[name=source]', 'Time study of 50 items')
  await page.fill('input[name=measuredOn]', isoDay(70))
  await page.fill('input[name=validFrom]', isoDay(60))
  await submit(page)
  await page.waitForURL(`**/processes/${process}`)
  return process
}

export async function registerAutomation(page: Page, process: string, name: string, fill: () => Promise<void> = async () => {}): Promise<string> {
  await page.goto(`/automations/new?process=${process}`)
  await page.fill('input[name=name]', name)
  await fill()
  await submit(page)
  await page.waitForURL(/\/automations\/[0-9a-f-]{36}$/)
  return idOf(page)
}

/** Takes the automation on the page through the stages, one confirmed step after the other. */
export async function takeStages(page: Page, stages: readonly string[], label: (stage: string) => string) {
  for (const stage of stages) {
    await button(page, label(stage)).click()
    await button(page.getByRole('dialog'), label(stage)).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
}

export interface LinkWords {
  link: string
  submit: string
}

/** Ties a process of the engine to the automation. */
export async function linkRobot(page: Page, engine: string, source: string, robot: string, words: LinkWords) {
  await page.goto(`/engines/${engine}?tab=processes`)
  await page.locator('tbody tr', { hasText: source }).getByRole('button', { name: words.link, exact: true }).click()
  await page.getByRole('combobox').last().fill(robot)
  await page.getByRole('option', { name: robot }).first().click()
  await button(page, words.submit).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** A run that ended a second ago, as a robot reports it. */
export const endedRun = (id: string, process: string, status: string) => ({
  externalId: id,
  process: { externalId: process },
  status,
  startedAt: new Date(Date.now() - 2_000).toISOString(),
  endedAt: new Date(Date.now() - 1_000).toISOString(),
})

export async function pushRuns(portal: Portal, token: string, engine: string, runs: object[]) {
  const response = await fetch(`${portal.url}/api/v1/runs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ engine, runs }),
  })
  expect(response.status, await response.clone().text()).toBe(200)
  expect(await response.json()).toMatchObject({ rejected: 0 })
}
