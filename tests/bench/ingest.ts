/** Two programs in turns on the same rows: first new ones, then the same ones changed. Prints lines as JSON. */
import type { RunReport } from '@/lib/core/runs/run'
import { dialect } from '@/lib/server/db'
import { batch } from './data'
import { handWritten } from './hand-sqlite'
import { handWrittenPostgresql } from './hand-postgresql'
import { limits, thousands, type Line } from './limits'
import { ours } from './ours'

const total = Number(process.env.BENCH_INGEST)
const size = Number(process.env.BENCH_BATCH)
const hand = dialect === 'sqlite' ? handWritten(process.env.BENCH_HAND!) : await handWrittenPostgresql(process.env.BENCH_HAND!)
const product = await ours()

/** As if the engine had taken three seconds longer. */
const changed = (reports: RunReport[]): RunReport[] =>
  reports.map((report) => {
    const later = new Date(Date.parse(report.endedAt!) + 3000).toISOString()
    return { ...report, endedAt: later, sourceUpdatedAt: later }
  })

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const lines: Line[] = []
for (const [pass, prepare] of [['warm-up', null], ['new runs', null], ['changed runs', changed]] as const) {
  const [first, count] = pass === 'warm-up' ? [0, Math.min(10_000, total)] : [0, total]
  const offset = pass === 'warm-up' ? 0 : 10_000
  let mine = 0
  let theirs = 0
  for (let from = first; from < count; from += size) {
    const reports = batch(offset + from, Math.min(size, count - from), 1_000_000)
    const told = prepare ? prepare(reports) : reports
    const turns = [async () => (mine += await timed(() => product.store(told))), async () => (theirs += await timed(() => hand.store(told)))]
    for (const turn of (from / size) % 2 ? turns.reverse() : turns) await turn()
  }
  if (pass === 'warm-up') continue
  const detail = `${thousands((count / mine) * 1000)} rows/s of ${thousands((count / theirs) * 1000)} by hand, batches of ${size}`
  lines.push({ what: `ingest, ${dialect}, ${pass}`, value: theirs / mine, rule: 'at-least', limit: limits.ingestShare, detail })
}
console.log(JSON.stringify(lines))
await hand.close()
await product.close()
