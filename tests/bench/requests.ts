import { limits, thousands, type Line } from './limits'
import { serve } from './serve'

const REQUESTS = 200
const p95 = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN

/** The best product of performance.md against the plain statement there, by Next 16 and better-sqlite3: 47 to 48.5 answers a second. */
const PEER_SHARE = 47 / 48.5

/** Lists and searches over few and over many requests, in turns; then answers a second beside the statement that a team would write first. */
export async function requestLists(few: Record<string, string>, many: Record<string, string>, sizes: string): Promise<Line[]> {
  const [small, large] = [await serve('requests-server.ts', few), await serve('requests-server.ts', many)]
  const lines: Line[] = []
  for (const name of small.names) {
    const times = { few: [] as number[], many: [] as number[] }
    for (let i = -20; i < REQUESTS; i += 1) {
      const [a, b] = [await small.ask(name), await large.ask(name)]
      if (i < 0) continue
      times.few.push(a)
      times.many.push(b)
    }
    const [a, b] = [p95(times.few), p95(times.many)]
    lines.push({ what: `${name}, ${sizes}`, value: b / a, rule: 'at-most', limit: limits.listFactor, detail: `p95 ${a.toFixed(1)} → ${b.toFixed(1)} ms` })
  }
  const [stub, ours] = [await large.ask('rate stub'), await large.ask('rate search and state')]
  lines.push({ what: 'search, state, order and total against the best peer', value: ours / (stub * PEER_SHARE), rule: 'at-least', limit: limits.peerFactor, detail: `${thousands(ours)} a second; plain statement ${thousands(stub)}, peers of the same table 20 to 48` })
  small.stop()
  large.stop()
  return lines
}
