import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { currentBuild } from '@/lib/tools/build.mjs'
import { root } from '@/lib/tools/schema.mjs'
import { startPortal, type Portal } from '@/tests/support/portal'

let portal: Portal
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(() => portal.stop())

const isAlive = async () => (await fetch(`${portal.url}/api/health/live`)).status

describe('npm start', () => {
  it('serves, and prints the link to the first account', async () => {
    expect(await isAlive()).toBe(200)
    expect(portal.setupCode).toMatch(/^[\w-]{20}$/)
  })

  it('refuses a second start on the same port without disturbing the first', async () => {
    const { status, stderr } = spawnSync(process.execPath, ['lib/tools/start.mjs'], { cwd: root, env: portal.env, encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toMatch(/taken by another program/)
    expect(await isAlive()).toBe(200)
  })

  it('starts again after it was killed, with a new link', async () => {
    const before = portal.setupCode
    await portal.kill()
    portal = await portal.again()
    expect(await isAlive()).toBe(200)
    expect(portal.setupCode).not.toBe(before)
  })

  it('leaves no file with secrets in the build', () => {
    const folder = path.join(root, currentBuild()?.folder ?? '')
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    expect(names.length).toBeGreaterThan(50)
    expect(names.filter((name) => path.basename(name).startsWith('.env'))).toEqual([])
  })
})
