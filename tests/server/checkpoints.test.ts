import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Checkpoints } from '@/lib/server/checkpoints'

const dir = mkdtempSync(path.join(tmpdir(), 'wheelhouse-checkpoints-'))
const workingFolder = process.cwd()
/** Waiting begins at 16,000 pages; what was under way may still be added. Unbounded it would be 25,600 and more. */
const LONGEST_LOG = 20_000
let writer: Database.Database
let checkpoints: Checkpoints

beforeEach(() => {
  writer = new Database(path.join(dir, 'test.db'))
  writer.pragma('journal_mode=WAL')
  writer.pragma('synchronous=FULL')
  writer.exec('CREATE TABLE piece (bytes BLOB)')
  checkpoints = new Checkpoints(writer)
})

afterEach(async () => {
  process.chdir(workingFolder)
  await checkpoints.dispose()
  writer.close()
  for (const suffix of ['', '-wal', '-shm']) rmSync(path.join(dir, `test.db${suffix}`), { force: true })
})

const state = () => (writer.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[])[0]!
const write = (megabytes: number) => writer.prepare('INSERT INTO piece VALUES (zeroblob(?))').run(megabytes << 20)

/** Writes a megabyte at a time without a pause but those asked for; the longest that the log has been, in pages. */
async function writeOn(count: number): Promise<number> {
  let longest = 0
  for (let i = 0; i < count; i += 1) {
    write(1)
    await checkpoints.afterWrite()
    longest = Math.max(longest, state().log)
  }
  return longest
}

describe('checkpoints', () => {
  it('leave a short log alone', () => {
    write(1)
    expect(checkpoints.afterWrite()).toBeNull()
    expect(state().checkpointed).toBe(0)
  })

  it('begin without making the next writer wait', async () => {
    write(10)
    expect(checkpoints.afterWrite()).toBeNull()
    await checkpoints.dispose()
    expect(state().checkpointed).toBe(state().log)
  })

  it('bound the log while somebody writes without a pause', async () => {
    expect(await writeOn(150)).toBeLessThan(LONGEST_LOG)
    expect(writer.prepare('SELECT count(*) FROM piece').pluck().get()).toBe(150)
  })

  it('do their work also where no thread can be started', async () => {
    process.chdir(dir)
    expect(await writeOn(100)).toBeLessThan(LONGEST_LOG)
  })
})
