import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dialect } from '@/lib/server/db'
import { completeEnv } from '@/lib/tools/env-file.mjs'
import { checkNode } from '@/lib/tools/install.mjs'
import { checkAddress } from '@/lib/tools/prepare'
import { root } from '@/lib/tools/schema.mjs'
import { emptyDatabase } from '@/tests/support/database'
import { freePort } from '@/tests/support/postgresql'

let dir: string
let database: Awaited<ReturnType<typeof emptyDatabase>>

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'wheelhouse-start-'))
  database = await emptyDatabase()
})
afterEach(async () => {
  rmSync(dir, { recursive: true, force: true })
  await database.drop()
})

describe('Node.js', () => {
  it.each(['20.19.0', '20.20.2', '22.14.0', '24.0.0'])('%s is good', (version) => expect(() => checkNode(version)).not.toThrow())
  it.each(['18.20.0', '20.18.3', '21.7.0', '22.13.1'])('%s is refused with what to install', (version) => {
    expect(() => checkNode(version)).toThrow(/not supported.*Install Node\.js 24/)
  })
})

describe('the .env file', () => {
  it('is written once, for its owner alone, and read afterwards', () => {
    const first = completeEnv({}, undefined, dir)
    expect(Buffer.from(first.WHEELHOUSE_SECRET ?? '', 'base64url').length).toBe(32)
    expect(statSync(path.join(dir, '.env')).mode & 0o777).toBe(0o600)
    expect(completeEnv({}, undefined, dir).WHEELHOUSE_SECRET).toBe(first.WHEELHOUSE_SECRET)
  })

  it('keeps what it holds and gives way to the caller', () => {
    writeFileSync(path.join(dir, '.env'), 'PORT=4000\nHOST=10.0.0.1\n')
    expect(completeEnv({ PORT: '5000' }, undefined, dir)).toMatchObject({ PORT: '5000', HOST: '10.0.0.1' })
    expect(readFileSync(path.join(dir, '.env'), 'utf8')).toMatch(/^PORT=4000\nHOST=10.0.0.1\n#.*\nWHEELHOUSE_SECRET=/)
  })

  it('is not written when the caller brings the secret', () => {
    completeEnv({ WHEELHOUSE_SECRET: 'x'.repeat(32) }, undefined, dir)
    expect(() => statSync(path.join(dir, '.env'))).toThrow()
  })
})

describe('plain HTTP', () => {
  const address = (HOST: string, BASE_URL: string, ALLOW_HTTP = false) => () => checkAddress({ HOST, BASE_URL, ALLOW_HTTP })

  it('is good on the loopback address, behind a TLS proxy, and where it was allowed', () => {
    expect(address('127.0.0.1', 'http://localhost:3000')).not.toThrow()
    expect(address('0.0.0.0', 'https://portal.example.com')).not.toThrow()
    expect(address('0.0.0.0', 'http://10.0.0.5:3000', true)).not.toThrow()
  })

  it('is refused where others could listen', () => {
    expect(address('0.0.0.0', 'http://127.0.0.1:3000')).toThrow(/without encryption.*ALLOW_HTTP=1/)
    expect(address('127.0.0.1', 'http://portal.example.com')).toThrow(/without encryption/)
  })
})

describe('preparing a start', () => {
  async function prepare(env: Record<string, string> = {}) {
    const { status, stdout, stderr, output } = spawnSync(process.execPath, ['--import', 'tsx', 'lib/tools/prepare.ts'], {
      cwd: root,
      env: { ...process.env, DATA_DIR: dir, DATABASE_URL: database.url, PORT: String(await freePort()), HOST: '127.0.0.1', ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    })
    return { status, text: stdout + stderr, answer: output[3] ?? '' }
  }

  it('migrates, remembers the key and gives a new code each time while there is no administrator', async () => {
    const first = await prepare()
    expect(first).toMatchObject({ status: 0, text: expect.stringContaining('Applied') })
    const again = await prepare()
    expect(again).toMatchObject({ status: 0, text: '' })
    const [one, two] = [first, again].map(({ answer }) => (JSON.parse(answer) as { setupCode: string }).setupCode)
    expect(one).toMatch(/^[\w-]{20}$/)
    expect(two).not.toBe(one)
  })

  it('refuses another key than the one the database was set up with', async () => {
    await prepare()
    expect(await prepare({ WHEELHOUSE_SECRET: 'another secret of more than 32 bytes' })).toMatchObject({ status: 1, text: expect.stringContaining('WHEELHOUSE_SECRET is not the one') })
  })

  it('refuses a taken port', async () => {
    const other = createServer()
    const port = await freePort()
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
    const refused = await prepare({ PORT: String(port) })
    other.close()
    expect(refused).toMatchObject({ status: 1, text: expect.stringContaining(`Port ${port} on 127.0.0.1 is taken`) })
  })

  it('refuses a data folder that cannot be made', async () => {
    writeFileSync(path.join(dir, 'file'), '')
    expect(await prepare({ DATA_DIR: path.join(dir, 'file/below') })).toMatchObject({ status: 1, text: expect.stringMatching(/folder .*below \(DATA_DIR\) cannot be written/) })
  })

  it('names every bad value, and not the password of the database', async () => {
    expect(await prepare({ PORT: 'x', BASE_URL: 'y' })).toMatchObject({ status: 1, text: expect.stringMatching(/PORT must be[^]*BASE_URL must be/) })
    const away = await prepare({ DATABASE_URL: 'postgresql://portal:hidden@127.0.0.1:1/portal' })
    expect(away).toMatchObject({ status: 1, text: expect.stringContaining('cannot be opened') })
    expect(away.text).not.toContain('hidden')
  })

  it.runIf(dialect === 'sqlite')('refuses a database that is newer than the program', async () => {
    await prepare()
    const db = new Database(database.url.slice('file:'.length))
    db.exec(`INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ('x', 'y', '2999_future')`)
    db.close()
    expect(await prepare()).toMatchObject({ status: 1, text: expect.stringContaining('newer than this program') })
  })
})
