import { limits, median, type Line } from './limits'
import { serve } from './serve'

const REQUESTS = 50

/** The same boards over few and over many runs, in turns: the median of 50 requests each. */
export async function boards(small: Record<string, string>, large: Record<string, string>, runs: string): Promise<Line[]> {
  const few = await serve('board-server.ts', small)
  const many = await serve('board-server.ts', large)
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
    lines.push({ what: `${name}, ${runs}`, value: b / a, rule: 'at-most', limit: limits.boardFactor, detail: `${a.toFixed(1)} → ${b.toFixed(1)} ms` })
  }
  few.stop()
  many.stop()
  return lines
}
