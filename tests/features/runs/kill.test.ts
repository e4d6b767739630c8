import { spawn } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'
import { db } from '@/lib/server/db'
import { useDatabase } from '@/tests/support/database'
import { makeEngine, recounted, stored } from './run-model'

useDatabase()

/** Kills the process after some acknowledgements and answers the last of them. */
function storeUntilKilled(engineId: number, first: number, acknowledgements: number): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'storing-process.ts'), String(engineId), String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
    // Somewhere within the next batch.
    if (output.split('\n').length > acknowledgements) setTimeout(() => child.kill('SIGKILL'), acknowledgements)
  })
  return new Promise((resolve) => child.on('close', () => resolve(Number(output.trim().split('\n').at(-1)))))
}

it('loses nothing that was acknowledged and counts nothing twice when the process is killed', { timeout: 120_000 }, async () => {
  const engine = await makeEngine('rpa')
  let next = 0
  for (const acknowledgements of [2, 5, 9]) {
    const last = await storeUntilKilled(engine.id, next, acknowledgements)
    const { cursor } = await db.engine.findFirstOrThrow()
    const saved = (cursor as { batch: number }).batch
    expect(saved).toBeGreaterThanOrEqual(last)
    expect(await db.run.count()).toBe((saved + 1) * 200 + 100)
    expect(await stored()).toEqual(await recounted())
    next = saved + 1
  }
})
