import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db, dialect, withPgClient, withWriter } from '@/lib/server/db'
import { keepBytes, pathOfFile, readBytes } from '@/lib/server/file-store'
import { rememberKey } from '@/lib/server/key-check'
import { root } from '@/lib/tools/schema.mjs'
import { emptyDatabase, useDatabase } from '@/tests/support/database'

const database = useDatabase()
let dir: string
let other: Awaited<ReturnType<typeof emptyDatabase>>

beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'wheelhouse-backup-'))
})
afterAll(() => rmSync(dir, { recursive: true }))
beforeEach(async () => {
  await database.reset()
  other = await emptyDatabase()
})
afterEach(() => other.drop())

function tool(name: 'backup' | 'restore', file: string, env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', `lib/tools/${name}.ts`, file], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  return { status, output: stdout + stderr }
}
const restoreElsewhere = (file: string) => tool('restore', file, { DATABASE_URL: other.url, DATA_DIR: path.join(dir, 'elsewhere') })

/** All rows of the other database through a backup of it, as comparable text. */
async function fill() {
  await rememberKey()
  const parent = await db.department.create({ data: { code: 'ZZ', name: '采购部 "quoted" \\ slash' } })
  await db.department.create({ data: { id: 'a-child-before-its-parent', code: 'A', name: 'Child\nof two lines', parentId: parent.id } })
  const engine = await db.engine.create({ data: { slug: 'e', kind: 'push', name: 'E', config: { big: 1e21, list: [null, '中'] } } })
  const process = await db.engineProcess.create({ data: { engineId: engine.id, externalId: 'p', name: 'P' } })
  const at = new Date('2026-03-01T00:00:00.123Z')
  await db.run.createMany({
    data: Array.from({ length: 2500 }, (_, index) => ({
      engineId: engine.id,
      engineProcessId: process.id,
      externalId: `r${index}`,
      status: 'succeeded',
      at,
      observedAt: at,
      durationMs: 9_007_199_254_740_993n + BigInt(index),
      states: '[]',
    })),
  })
  await db.auditEntry.create({
    data: { seq: 1, at, actorKind: 'system', actorId: 's', actorName: 'S', action: 'a', entity: 'e', entityId: '1', data: '{}', requestId: 'r', prevHash: '', hash: 'h' },
  })
  writeFileSync(path.join(String(globalThis.process.env.DATA_DIR), 'audit-anchors.jsonl'), '{"seq":1}\n')
  const sha256 = await keepBytes(String(globalThis.process.env.DATA_DIR), Buffer.from('evidence of 采购部'))
  for (const name of ['a.txt', 'b.txt']) await db.storedFile.create({ data: { name, mime: 'text/plain', size: 22, sha256, entity: 'pack', entityId: '1' } })
  return sha256
}

describe('a backup', () => {
  it('brings every row, the anchors and the ids to come back on an empty machine', async () => {
    const sha256 = await fill()
    const file = path.join(dir, 'first.backup')
    const made = tool('backup', file)
    expect(made).toMatchObject({ status: 0, output: expect.stringMatching(/Backed up \d+ rows.* 1 stored files/) })
    expect(statSync(file).mode & 0o077).toBe(0)
    const restored = restoreElsewhere(file)
    expect(restored).toMatchObject({ status: 0, output: expect.stringMatching(/Restored \d+ rows.*verified/) })
    expect(readFileSync(path.join(dir, 'elsewhere/audit-anchors.jsonl'), 'utf8')).toBe('{"seq":1}\n')
    expect((await readBytes(path.join(dir, 'elsewhere'), sha256)).toString()).toBe('evidence of 采购部')
    const again = path.join(dir, 'second.backup')
    const report = (text: string) => /Backed up (\d+) rows of (\d+) tables/.exec(text)?.slice(1)
    expect(report(tool('backup', again, { DATABASE_URL: other.url, DATA_DIR: path.join(dir, 'elsewhere') }).output)).toEqual(report(made.output))
    if (dialect === 'postgresql') expect(linesOf(again).slice(1)).toEqual(linesOf(file).slice(1))
  })

  it('says which stored files it could not take along, and takes the rest', async () => {
    const sha256 = await fill()
    const stored = pathOfFile(String(globalThis.process.env.DATA_DIR), sha256)
    writeFileSync(stored, 'somebody else wrote here')
    expect(tool('backup', path.join(dir, 'missing.backup'))).toMatchObject({ status: 0, output: expect.stringContaining(`missing or damaged in the data folder: the stored file ${sha256}`) })
    rmSync(stored)
  })

  it('does not overwrite a file', async () => {
    const file = path.join(dir, 'there')
    writeFileSync(file, 'mine')
    expect(tool('backup', file)).toMatchObject({ status: 1, output: expect.stringContaining('exists already') })
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })

  it('is one instant of a database that is being written to', async () => {
    let on = true
    const pairs = (async () => {
      for (let index = 0; on; index += 1) {
        const create = db.programme.create({ data: { code: `P${index}`, name: 'P' } })
        await db.$transaction([create, db.system.create({ data: { code: `S${index}`, name: 'S' } })])
      }
    })()
    const file = path.join(dir, 'busy.backup')
    const { spawn } = await import('node:child_process')
    const status = await new Promise((resolve) => spawn(process.execPath, ['--import', 'tsx', 'lib/tools/backup.ts', file], { cwd: root, stdio: 'ignore' }).on('exit', resolve))
    on = false
    await pairs
    expect(status).toBe(0)
    expect(restoreElsewhere(file).output).toMatch(/Restored/)
  })
})

describe('a restore', () => {
  it('refuses a damaged or foreign file and changes nothing', async () => {
    await fill()
    const file = path.join(dir, 'whole.backup')
    tool('backup', file)
    const bytes = readFileSync(file)
    const damaged = path.join(dir, 'damaged.backup')
    const cases = [bytes.subarray(0, Math.floor(bytes.length * 0.7)), Buffer.from('not a backup')]
    if (dialect === 'postgresql') cases.push(gzipSync(gunzipSync(bytes).toString().replace('"r7"', '"r8"')))
    for (const content of cases) {
      writeFileSync(damaged, content)
      expect(tool('restore', damaged)).toMatchObject({ status: 1, output: expect.stringMatching(/damaged/) })
      expect(await db.run.count()).toBe(2500)
    }
    expect(tool('restore', path.join(dir, 'nowhere'))).toMatchObject({ status: 1, output: expect.stringContaining('There is no file') })
  })

  it('refuses the backup of a newer version', async () => {
    const insert = `INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ('x', 'y', '2999_future')`
    const forget = `DELETE FROM "_prisma_migrations" WHERE id = 'x'`
    const run = (sql: string) => (dialect === 'sqlite' ? withWriter((raw) => void raw.exec(sql)) : withPgClient((client) => client.query(sql)))
    const file = path.join(dir, 'future.backup')
    await run(insert)
    // The backup of SQLite notices at once; the one of PostgreSQL when it is restored.
    const output = tool('backup', file).output + tool('restore', file).output
    await run(forget)
    expect(output).toMatch(/newer than this program.*2999_future/)
  })

  it.runIf(dialect === 'sqlite')('refuses while the portal has the database open, and keeps the former one otherwise', async () => {
    await fill()
    const file = path.join(dir, 'open.backup')
    tool('backup', file)
    expect(tool('restore', file)).toMatchObject({ status: 1, output: expect.stringContaining('in use') })
    expect(restoreElsewhere(file).status).toBe(0)
    expect(restoreElsewhere(file).output).toMatch(/before-restore/)
    const target = other.url.slice('file:'.length)
    expect(readdirSync(path.dirname(target)).some((name) => name.includes('before-restore'))).toBe(true)
    expect(existsSync(`${target}.restoring`)).toBe(false)
  })
})

const linesOf = (file: string) => gunzipSync(readFileSync(file)).toString().split('\n')
