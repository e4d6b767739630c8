import { limits, thousands, type Line } from './limits'
import { serve } from './serve'

const REQUESTS = 200
const p95 = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN

/** The best product of performance.md against the plain statement there, by Next 16 and better-sqlite3: 47 to 48.5 answers a second. */
const PEER_SHARE = 47 / 48.5

/** What the peers were asked: a word that one request in 42 has. It fills no page of the small register, so that its sizes have no limit. */
const PEERS = 'search as the peers'

/** Lists and searches over few and over many requests, in turns; then answers a second beside the statement that a team would write first. */
export async function requestLists(few: Record<string, string>, many: Record<string, string>, sizes: string): Promise<Line[]> {
  const [small, large] = [await serve('requests-server.ts', few), await serve('requests-server.ts', many)]
  const lines: Line[] = []
  const matches = async (word: string) => `${thousands(await small.ask(`matches ${word}`))} → ${thousands(await large.ask(`matches ${word}`))} matches`
  const asked: Record<string, string> = {
    'search and state': await matches('quarterly'), 'search by score': await matches('quarterly'), 'search of the beginning of a word': await matches('quart'),
    'search of a rare word': await matches('customs'), 'search of a rare word and state, by score': await matches('customs'), [PEERS]: await matches('reconciliation'),
  }
  const compared = async (name: string) => {
    const times = { few: [] as number[][], many: [] as number[][] }
    for (let i = -20; i < REQUESTS; i += 1) {
      const [a, b] = [await small.ask<number[]>(name), await large.ask<number[]>(name)]
      if (i < 0) continue
      times.few.push(a)
      times.many.push(b)
    }
    const of = (values: number[][], at: 0 | 1) => p95(values.map((pair) => pair[at]!))
    const [few, many] = [of(times.few, 1), of(times.many, 1)]
    return { ratio: many / few, detail: `p95 ${few.toFixed(1)} → ${many.toFixed(1)} ms, by the clock ${of(times.few, 0).toFixed(1)} → ${of(times.many, 0).toFixed(1)} ms${asked[name] ? `; ${asked[name]}` : ''}` }
  }
  for (const name of small.names) {
    if (name === PEERS) continue
    const { ratio, detail } = await compared(name)
    lines.push({ what: `${name}, ${sizes}, by processor time`, value: ratio, rule: 'at-most', limit: limits.listFactor, detail })
  }
  const whole = [await small.ask('rate search and state'), await large.ask('rate search and state')] as const
  lines.push({ what: `search and state as whole requests over HTTP, ${sizes}`, value: whole[0] / whole[1], rule: 'at-most', limit: limits.listFactor, detail: `${thousands(whole[0])} → ${thousands(whole[1])} a second` })
  const [stub, ours] = [await large.ask('rate stub'), await large.ask(`rate ${PEERS}`)]
  lines.push({ what: 'search, state, order and total against the best peer', value: ours / (stub * PEER_SHARE), rule: 'at-least', limit: limits.peerFactor, detail: `${thousands(ours)} a second; plain statement ${thousands(stub)}, peers of the same table 20 to 48; ${(await compared(PEERS)).detail} (six rows at most against fifty)` })
  small.stop()
  large.stop()
  return lines
}
