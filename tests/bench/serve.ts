import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'

export interface Server {
  ask<Answer = number>(name: string): Promise<Answer>
  names: string[]
  stop(): void
}

/** Starts a script that holds a database and answers with milliseconds. */
export async function serve(script: string, env: Record<string, string>): Promise<Server> {
  const child: ChildProcess = fork(path.join(import.meta.dirname, script), [], { execArgv: ['--import', 'tsx'], env: { ...process.env, ...env } })
  child.setMaxListeners(0)
  const next = <T>() =>
    new Promise<T>((resolve, reject) => {
      child.once('message', (message) => resolve(message as T))
      child.once('exit', (code) => reject(new Error(`the board process ended with ${code}`)))
    })
  const names = await next<string[]>()
  return {
    names,
    ask<Answer>(name: string) {
      const answer = next<Answer>()
      child.send(name)
      return answer
    },
    stop: () => void child.send('stop'),
  }
}
