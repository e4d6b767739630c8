/** One long load: rate at its start and at its end, stalls and memory. Prints lines as JSON. */
import { batch } from './data'
import { limits, thousands, type Line } from './limits'
import { ours } from './ours'
import { watchStalls } from './stalls'

const total = Number(process.env.BENCH_RUNS)
const size = Number(process.env.BENCH_BATCH)
const shuffled = process.env.BENCH_SHUFFLED === '1'
const part = total / 5
/** Runs are spread over time so that the last ones are the newest. */
const spread = total * 1.2
const product = await ours()

async function load(from: number, count: number): Promise<{ wallMs: number; cpuMs: number }> {
  const sum = { wallMs: 0, cpuMs: 0 }
  for (let i = from; i < from + count; i += size) {
    const reports = batch(i, Math.min(size, from + count - i), spread, shuffled)
    const [start, cpu] = [performance.now(), process.cpuUsage()]
    await product.store(reports)
    const used = process.cpuUsage(cpu)
    sum.wallMs += performance.now() - start
    sum.cpuMs += (used.user + used.system) / 1000
  }
  return sum
}

await load(total * 12, size * 5) // warm-up
const stop = watchStalls()
const first = await load(0, part)
await load(part, total - part)
const last = await load(total, part)
const stalls = await stop()
const memoryMb = process.memoryUsage.rss() / 1024 / 1024

const rate = (ms: number) => thousands((part / ms) * 1000)
const name = shuffled ? 'unordered ids' : 'ids in order'
const lines: Line[] = [
  {
    what: `rate after ${thousands(total)} runs against the first ${thousands(part)}, ${name}`,
    value: first.wallMs / last.wallMs,
    rule: 'at-least',
    limit: limits.growthShare,
    detail: `${rate(first.wallMs)} → ${rate(last.wallMs)} rows/s; by processor time ${(first.cpuMs / last.cpuMs).toFixed(2)}`,
  },
  {
    // On a machine that others use too, threads wait for a processor; what an idle one waits is not our doing.
    what: `longest stall of the event loop meanwhile beyond that of an idle thread, ms, ${name}`,
    value: Math.max(0, stalls.maxMs - stalls.idleMaxMs),
    rule: 'at-most',
    limit: limits.stallMs,
    detail: `longest ${stalls.maxMs.toFixed(0)} (idle thread ${stalls.idleMaxMs.toFixed(0)}), 99.9 % below ${stalls.p999Ms.toFixed(0)} (${stalls.idleP999Ms.toFixed(0)})`,
  },
  { what: `memory afterwards, MB, ${name}`, value: memoryMb, rule: 'at-most', limit: limits.memoryMb, detail: '' },
]
console.log(JSON.stringify(lines))
await product.close()
