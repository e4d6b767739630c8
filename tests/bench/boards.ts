import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { limits, median, type Line } from './limits'

const REQUESTS = 50

interface Server {
  ask(name: string): Promise<number>
  names: string[]
  stop(): void
}

async function serve(env: Record<string, string>): Promise<Server> {
  const child: ChildProcess = fork(path.join(import.meta.dirname, 'board-server.ts'), [], { execArgv: ['--import', 'tsx'], env: { ...process.env, ...env } })
  child.setMaxListeners(0)
  const next = <T>() =>
    new Promise<T>((resolve, reject) => {
      child.once('message', (message) => resolve(message as T))
      child.once('exit', (code) => reject(new Error(`the board process ended with ${code}`)))
    })
  const names = await next<string[]>()
  return {
    names,
    ask(name) {
      const answer = next<number>()
      child.send(name)
      return answer
    },
    stop: () => void child.send('stop'),
  }
}

/** The same boards over few and over many runs, in turns: the median of 50 requests each. */
export async function boards(small: Record<string, string>, large: Record<string, string>, runs: string): Promise<Line[]> {
  const few = await serve(small)
  const many = await serve(large)
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
