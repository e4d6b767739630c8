import type { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { inThread } from '@/lib/documents/thread'
import { xlsxOf } from '@/lib/documents/xlsx'

let alive = 0
let most = 0
const count = (worker: Worker) => {
  most = Math.max(most, (alive += 1))
  worker.once('exit', () => (alive -= 1))
}
afterEach(() => void process.off('worker', count))

const small = (name: string) => xlsxOf([{ name, columns: [{ header: 'A' }], rows: [['x']] }], 'UTC')

describe('documents', () => {
  it('are made two at a time, and all of them, also after one that failed', async () => {
    process.on('worker', count)
    const broken = inThread('pdf-thread', { blocks: null })
    const unsendable = inThread('pdf-thread', () => {})
    const [first, second, ...others] = await Promise.allSettled([broken, unsendable, ...Array.from({ length: 6 }, (_, i) => small(`Sheet ${i}`))])
    expect([first?.status, second?.status]).toEqual(['rejected', 'rejected'])
    expect(others.map(({ status }) => status)).toEqual(others.map(() => 'fulfilled'))
    expect(most).toBeLessThanOrEqual(2)
  })

  it('are refused when too many wait already', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 45 }, (_, i) => small(`Sheet ${i}`)))
    const refused = answers.filter((answer) => answer.status === 'rejected')
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(40)
    expect([...new Set(refused.map(({ reason }) => (reason as { key: string }).key))]).toEqual(['errors.tooManyRequests'])
  }, 60_000)
})
