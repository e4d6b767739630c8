import { limits, median, thousands, type Line } from './limits'
import { serve } from './serve'

const REQUESTS = 40

/**
 * The cockpit of 10 and of 500 automations over the same runs, in turns: the median of 40 requests each.
 * `anew`: the one look in 15 seconds that works the shared figures out; it grows with the automations, far less than they do.
 */
export async function cockpits(small: Record<string, string>, large: Record<string, string>, runs: number): Promise<Line[]> {
  const few = await serve('cockpit-server.ts', small)
  const many = await serve('cockpit-server.ts', large)
  const lines: Line[] = []
  for (const name of few.names) {
    const times = { few: [] as number[], many: [] as number[] }
    for (let i = -10; i < REQUESTS; i++) {
      const [a, b] = [await few.ask(name), await many.ask(name)]
      if (i < 0) continue
      times.few.push(a)
      times.many.push(b)
    }
    const [a, b] = [median(times.few), median(times.many)]
    lines.push({ what: `${name}, 10 → 500 automations with ${thousands(runs)} runs`, value: b / a, rule: 'at-most', limit: name.includes('anew') ? limits.cockpitAnewFactor : limits.cockpitFactor, detail: `${a.toFixed(1)} → ${b.toFixed(1)} ms` })
  }
  few.stop()
  many.stop()
  return lines
}
